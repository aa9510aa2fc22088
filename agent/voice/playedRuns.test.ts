import { describe, expect, it } from 'vitest';
import { covers, playedFromStartMs, playedMs } from './playedRuns.ts';

describe('the runs that were played', () => {
  it('cover an audio when they reach its end to within 60 ms', () => {
    expect(covers([{ offset: 0, duration: 1_000 }], 1_000)).toBe(true);
    expect(covers([{ offset: 0, duration: 940 }], 1_000)).toBe(true);
    expect(covers([{ offset: 0, duration: 939 }], 1_000)).toBe(false);
  });

  it('cover it in pieces that touch, in any order, a pause between them included', () => {
    const runs = [
      { offset: 400, duration: 600 },
      { offset: 0, duration: 400 },
    ];
    expect(covers(runs, 1_000)).toBe(true);
  });

  it('do not cover it with a hole inside, however small the sum of what is missing', () => {
    const runs = [
      { offset: 0, duration: 400 },
      { offset: 450, duration: 550 },
    ];
    expect(covers(runs, 1_000)).toBe(false);
    expect(playedFromStartMs(runs)).toBe(400);
    expect(playedMs(runs)).toBe(950);
  });

  it('cover nothing where there are none, or no audio', () => {
    expect(covers([], 1_000)).toBe(false);
    expect(covers([], 0)).toBe(false);
  });
});
