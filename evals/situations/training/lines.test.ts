import { describe, expect, it } from 'vitest';
import { bestPair, type Point } from './lines.ts';

const point = (score: number, meant: boolean, confirmed = false): Point => ({
  score,
  meant,
  confirmed,
});

const even = { precision: 0.9, recall: 0.9 };

describe('the lines of a situation', () => {
  it('lie between what is meant and what is not', () => {
    const { alone } = bestPair([point(-2, false), point(-1, false), point(-0.2, true)], even);
    expect(alone).toBeGreaterThan(-1);
    expect(alone).toBeLessThan(-0.2);
  });

  it('ask less of what a rule confirms, where rules are right', () => {
    const points = [
      point(0.5, true),
      point(-0.8, true, true),
      point(-0.9, true, true),
      point(-0.5, false),
      point(-0.6, false),
      point(-3, false, true),
    ];
    const { alone, confirmed } = bestPair(points, even);
    expect(confirmed).toBeLessThan(-0.9);
    expect(alone).toBeGreaterThan(-0.5);
  });

  it('ask no less where rules are as often wrong', () => {
    const points = [point(0.5, true), point(0.4, true, true), point(-1, false, true)];
    const { alone, confirmed } = bestPair(points, even);
    expect(confirmed).toBe(alone);
  });
});
