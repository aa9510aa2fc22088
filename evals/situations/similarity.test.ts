import { describe, expect, it } from 'vitest';
import { nearDuplicates, similarity } from './similarity.ts';

describe('similarity', () => {
  it('is 1 for the same words, whatever their marks, width and case', () => {
    expect(similarity('我要投诉，快点！', '我要投诉快点')).toBe(1);
    expect(similarity('PIN码锁了', 'ｐｉｎ码锁了。')).toBe(1);
    expect(similarity('喂', '喂？')).toBe(1);
  });

  it('is 0 for words that share no pair', () => {
    expect(similarity('我要投诉', '续期多少钱')).toBe(0);
    expect(similarity('？？？', '……')).toBe(0);
  });

  it('is twice the shared pairs over all pairs', () => {
    expect(similarity('我要投诉', '我要投稿')).toBeCloseTo(4 / 6, 12);
    expect(similarity('谢谢谢谢', '谢谢')).toBeCloseTo(2 / 4, 12);
  });
});

describe('nearDuplicates', () => {
  it('finds the pairs from the limit upwards and no others', () => {
    const ones = ['我要投诉你们网点', '续期多少钱', '喂'];
    const others = ['我要投诉你们的网点', '补办多少钱', '喂？'];
    expect(nearDuplicates(ones, others, 0.8)).toEqual([
      ['我要投诉你们网点', '我要投诉你们的网点'],
      ['喂', '喂？'],
    ]);
    expect(nearDuplicates(['我要投诉'], ['我要投稿'], 4 / 6)).toHaveLength(1);
    expect(nearDuplicates(['我要投诉'], ['我要投稿'], 0.67)).toHaveLength(0);
  });
});
