/** A model's thoughts never reach the caller, however the stream is cut. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ThoughtFilter } from './thoughtFilter.ts';

function filter(pieces: readonly string[]): string {
  const thoughts = new ThoughtFilter();
  return pieces.map((piece) => thoughts.push(piece)).join('') + thoughts.flush();
}

it('gives the same words for every chunking', () => {
  const text = '您好，<think>先查<b>年费</think>年费是<50元。<think>没有结尾';
  const whole = filter([text]);
  expect(whole).toBe('您好，年费是<50元。');
  fc.assert(
    fc.property(fc.array(fc.nat(text.length), { maxLength: 8 }), (cuts) => {
      const at = [0, ...cuts.toSorted((one, other) => one - other), text.length];
      expect(filter(at.slice(1).map((end, index) => text.slice(at[index], end)))).toBe(whole);
    }),
  );
});
