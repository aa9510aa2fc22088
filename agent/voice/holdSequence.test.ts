/** The wait of a caller by telephone, as samples: the tone, and the news behind the shut gate. */
import { describe, expect, it } from 'vitest';
import { FRAME_MS, HoldSequence } from './holdSequence.ts';

/** Louder than any tone, so that words are told from it. */
const WORD = 30_000;
const sound = { samples: new Int16Array(24_000).fill(WORD), sampleRate: 24_000 };

function played(sequence: HoldSequence, ms: number, held: boolean): boolean[] {
  return Array.from({ length: ms / FRAME_MS }, () => sequence.next(held).includes(WORD));
}

/** In ms, where words begin. */
function beginnings(words: readonly boolean[]): number[] {
  return words.flatMap((word, index) => (word && !words[index - 1] ? [index * FRAME_MS] : []));
}

describe('behind the shut gate', () => {
  it('there are never 20 s without a word, and each is reported once', () => {
    let told = 0;
    const sequence = new HoldSequence({ sound: () => sound, told: () => (told += 1) });
    expect(beginnings(played(sequence, 60_000, true))).toEqual([15_000, 31_000, 47_000]);
    expect(told).toBe(3);
  });

  it('the news is due by the wait before it too', () => {
    const sequence = new HoldSequence({ sound: () => sound, told: () => undefined });
    played(sequence, 12_000, false);
    expect(beginnings(played(sequence, 10_000, true))).toEqual([3_000]);
  });

  it('the tone goes on where there is no sound for the news', () => {
    const sequence = new HoldSequence({ sound: () => undefined, told: () => undefined });
    expect(played(sequence, 40_000, true)).not.toContain(true);
  });
});

it('news that the opening gate cuts off is not reported as told', () => {
  let told = 0;
  const sequence = new HoldSequence({ sound: () => sound, told: () => (told += 1) });
  played(sequence, 15_500, true);
  played(sequence, 1_000, false);
  expect(told).toBe(0);
});

it('gives each frame a buffer of its own: the media library reads a buffer from its start', () => {
  const sequence = new HoldSequence({ sound: () => sound, told: () => undefined });
  const given = Array.from({ length: 16_000 / FRAME_MS }, () => sequence.next(true));
  expect(given.every(({ buffer, byteLength }) => buffer.byteLength === byteLength)).toBe(true);
});
