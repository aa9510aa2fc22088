import { describe, expect, it } from 'vitest';
import { sound } from '../../../agent/behaviours/recognition/sounds.ts';
import { randomFrom } from './expand.ts';
import { canJoin, dressed, joined, misheard, roughened, soundTable } from './vary.ts';

const text = '我要投诉你们，昨天多扣了我两百';

describe('a variation of an utterance', () => {
  it('with words around it keeps the words', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const varied = dressed(text, randomFrom(seed));
      expect(varied).toContain(text);
      expect(varied).not.toBe(text);
    }
  });

  it('with business keeps both', () => {
    const varied = joined(text, '续期多少钱？', randomFrom(1));
    expect(varied).toContain(text);
    expect(varied).toContain('续期多少钱');
  });

  it('misheard has as many characters, and they sound the same', () => {
    const table = soundTable([text, '头素书透偷术树']);
    const heard = Array.from({ length: 40 }, (_, seed) => misheard(text, table, randomFrom(seed)));
    expect(new Set(heard).size).toBeGreaterThan(1);
    const sounds = (words: string) => [...words].map(sound).join(' ');
    for (const one of heard) expect(sounds(one)).toBe(sounds(text));
  });

  it('roughened is the same for the same seed', () => {
    expect(roughened(text, randomFrom(5))).toBe(roughened(text, randomFrom(5)));
    const all = Array.from({ length: 40 }, (_, seed) => roughened(text, randomFrom(seed)));
    expect(new Set(all).size).toBeGreaterThan(5);
  });

  it('is not joined with business where the whole turn makes the situation', () => {
    expect(canJoin(['complaint', 'person_request'])).toBe(true);
    expect(canJoin(['nothing_more'])).toBe(false);
    expect(canJoin(['wrong_number'])).toBe(false);
  });
});
