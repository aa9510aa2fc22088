import { expect, test } from 'vitest';
import { formatDeadline } from './formatDeadline.ts';
import { formatDuration } from './formatDuration.ts';

test.each([
  [0, '00:00'],
  [-500, '00:00'],
  [59_999, '00:59'],
  [127_000, '02:07'],
  [3_605_000, '1:00:05'],
])('%i ms is shown as %s', (ms, shown) => {
  expect(formatDuration(ms)).toBe(shown);
});

test('a deadline in words stays as it was promised', () => {
  expect(formatDeadline('1个工作日')).toBe('1个工作日');
});

test('a deadline as a point in time is shown in the company’s time', () => {
  expect(formatDeadline('2026-11-25T09:30:00.000Z')).toBe('11月25日 17:30');
});
