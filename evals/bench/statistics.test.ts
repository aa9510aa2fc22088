import { expect, it } from 'vitest';
import { distribution, percentile } from './statistics.ts';

it('takes the nearest rank, so that a percentile is always a value that was measured', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(percentile(values, 0.5)).toBe(10);
  expect(percentile(values, 0.95)).toBe(19);
  expect(percentile(values, 1)).toBe(20);
  expect(percentile([7], 0.95)).toBe(7);
});

it('says nothing about nothing', () => {
  expect(distribution([])).toEqual({ count: 0, p50: NaN, p95: NaN, highest: NaN });
});
