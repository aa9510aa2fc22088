import { describe, expect, it } from 'vitest';
import { bigrams, similarity } from './similarity.ts';

const alike = (one: string, other: string) => similarity(bigrams(one), bigrams(other));

describe('similarity', () => {
  it('is 1 for the same words, whatever their marks, width and case', () => {
    expect(alike('我要投诉，快点！', '我要投诉快点')).toBe(1);
    expect(alike('PIN码锁了', 'ｐｉｎ码锁了。')).toBe(1);
    expect(alike('喂', '喂？')).toBe(1);
  });

  it('is 0 for words that share no pair', () => {
    expect(alike('我要投诉', '续期多少钱')).toBe(0);
  });

  it('is twice the shared pairs over all pairs', () => {
    expect(alike('我要投诉', '我要投稿')).toBeCloseTo(4 / 6, 12);
    expect(alike('谢谢谢谢', '谢谢')).toBeCloseTo(2 / 4, 12);
  });
});
