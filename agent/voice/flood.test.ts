import { describe, expect, it } from 'vitest';
import { Flood } from './flood.ts';

describe('a flood of messages', () => {
  it('is let through up to its rate, and again once time has passed', () => {
    let now = 0;
    const flood = new Flood(5, () => now);
    const taken = () => Array.from({ length: 20 }, () => flood.takes()).filter(Boolean).length;
    expect(taken()).toBe(5);
    now += 400;
    expect(taken()).toBe(2);
    now += 60_000;
    expect(taken()).toBe(5);
  });
});
