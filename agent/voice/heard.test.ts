import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heardPart } from './heard.ts';

const text = '您好，这里是智能客服。请问有什么可以帮您？';

describe('the heard part of an utterance', () => {
  it('is the whole text where all of its sound was played', () => {
    expect(heardPart(text, 4_000, 4_000)).toBe(text);
  });

  it('ends at the last punctuation mark that was reached', () => {
    expect(heardPart(text, 2_000, 4_000)).toBe('您好，');
    expect(heardPart(text, 2_300, 4_000)).toBe('您好，这里是智能客服。');
  });

  it('is nothing where no clause was finished, or nothing was played', () => {
    expect(heardPart(text, 400, 4_000)).toBe('');
    expect(heardPart(text, 0, 4_000)).toBe('');
    expect(heardPart(text, 1_000, 0)).toBe('');
  });

  it('is always a beginning of the text, and grows with the time played', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.nat(5_000),
        fc.nat(5_000),
        fc.nat(5_000),
        (words, a, b, total) => {
          const [less, more] = [Math.min(a, b), Math.max(a, b)];
          const heard = heardPart(words, more, total);
          expect(words.startsWith(heard)).toBe(true);
          expect(heard.startsWith(heardPart(words, less, total))).toBe(true);
        },
      ),
    );
  });
});
