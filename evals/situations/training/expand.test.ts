import { describe, expect, it } from 'vitest';
import { expand, parsePattern, randomFrom, readings } from './expand.ts';

const all = (pattern: string) => expand(pattern, 100, randomFrom(1)).toSorted();

describe('a pattern of the training corpus', () => {
  it('stands for every way to read it, nested and empty ones too', () => {
    expect(all('(我要|想)投诉(你们(公司|)|)')).toEqual(
      [
        '想投诉',
        '想投诉你们',
        '想投诉你们公司',
        '我要投诉',
        '我要投诉你们',
        '我要投诉你们公司',
      ].toSorted(),
    );
    expect(readings(parsePattern('(我要|想)投诉(你们(公司|)|)'))).toBe(6);
  });

  it('without brackets stands for itself', () => {
    expect(all('转人工')).toEqual(['转人工']);
  });

  it('gives no more than asked for, each once, the same ones for the same seed', () => {
    const pattern = '(一|二|三|四|五)(六|七|八|九|十)';
    const some = expand(pattern, 7, randomFrom(3));
    expect(new Set(some).size).toBe(7);
    expect(expand(pattern, 7, randomFrom(3))).toEqual(some);
    expect(expand(pattern, 7, randomFrom(4))).not.toEqual(some);
  });

  it('with an open bracket is refused', () => {
    expect(() => parsePattern('(我要|想投诉')).toThrow(SyntaxError);
  });
});
