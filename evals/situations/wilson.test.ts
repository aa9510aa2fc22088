import { describe, expect, it } from 'vitest';
import { wilson } from './wilson.ts';

/** The first four: Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
const known = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [50, 50, 0.9287, 1],
  [5, 10, 0.2366, 0.7634],
] as const;

describe('wilson', () => {
  it.each(known)('gives the published bounds for %i of %i', (hits, total, lower, upper) => {
    const share = wilson(hits, total);
    expect(share?.value).toBeCloseTo(hits / total, 12);
    expect(share?.lower).toBeCloseTo(lower, 3);
    expect(share?.upper).toBeCloseTo(upper, 3);
  });

  it('gives nothing for nothing', () => {
    expect(wilson(0, 0)).toBeNull();
  });

  it.each([
    [2, 1],
    [-1, 4],
    [0.5, 2],
    [Number.NaN, 2],
  ])('refuses %d of %d', (hits, total) => {
    expect(() => wilson(hits, total)).toThrow(RangeError);
  });
});
