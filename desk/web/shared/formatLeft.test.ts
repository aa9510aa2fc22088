import { expect, it } from 'vitest';
import { formatLeft } from './formatLeft.ts';

it.each([
  [10_000, '1分'],
  [45 * 60_000, '45分'],
  [3_600_000, '1小时'],
  [-12_000_000, '3小时20分'],
  [40_000_000, '11小时'],
])('%d ms of working time reads %s', (ms, text) => {
  expect(formatLeft(ms)).toBe(text);
});
