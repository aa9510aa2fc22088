import { expect, test } from 'vitest';
import { readMoment } from './readMoment.ts';

test.each([
  ['2026-11-24T10:00:00+08:00', '2026-11-24T02:00:00.000Z'],
  ['2026-11-24T02:00:00Z', '2026-11-24T02:00:00.000Z'],
  ['2026-11-24T10:00:00.250+08:00', '2026-11-24T02:00:00.250Z'],
  ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
])('%s is a moment', (text, iso) => {
  expect(readMoment(text)?.toISOString()).toBe(iso);
});

test.each([
  '2026-02-31T10:00:00+08:00',
  '2026-02-29T10:00:00Z',
  '2026-04-31T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-11-24T25:00:00Z',
  '2026-11-24T10:00:00',
  '2026-11-24',
  'tomorrow',
  '',
])('%j is none', (text) => {
  expect(readMoment(text)).toBeNull();
});
