import { describe, expect, it } from 'vitest';
import { heldNewsEveryMs, newsIn, quietSince } from './heldNews.ts';

describe('the news behind the shut gate', () => {
  it('is due within 20 s of the last word, also where the tone played before the gate shut', () => {
    const waiting = quietSince({ since: null }, true, 1_000);
    const shut = quietSince(waiting, true, 13_000);
    expect(newsIn(shut, 13_000)).toBe(3_000);
    expect(newsIn(shut, 40_000)).toBe(0);
    expect(heldNewsEveryMs + 4_000).toBeLessThan(20_000);
  });

  it('waits its full time again once somebody has spoken', () => {
    const spoken = quietSince({ since: 1_000 }, false, 9_000);
    expect(newsIn(quietSince(spoken, true, 10_000), 10_000)).toBe(heldNewsEveryMs);
  });
});
