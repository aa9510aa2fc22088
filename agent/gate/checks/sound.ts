/**
 * The same sound in other characters (宝证, 退宽): on a voice line it is the same word. Only stretches
 * that hold a character no known word explains are compared, so that 已定 stays what it is.
 */
import { pinyin } from 'pinyin-pro';
import type { NeutralCover } from '../facts/neutralCover.ts';
import { foldText } from '../foldText.ts';
import { type Check, hit } from './types.ts';

const han = /\p{Script=Han}/u;

/** @param words banned words whose sound is banned too */
export function createSoundCheck(words: readonly string[], neutral: NeutralCover): Check {
  const banned = words.map((word) => ({ word, sound: syllables(word) }));
  return ({ folded, context }) => {
    if (context.scripted === true) return null;
    const odd = new Set(neutral(folded).filter((at) => han.test(folded.charAt(at))));
    if (odd.size === 0) return null;
    const sounds = syllables(folded);
    if (sounds.length !== folded.length) return null;
    return banned.some(({ word, sound }) => isHeard(word, sound, folded, sounds, odd)) ? hit : null;
  };
}

function isHeard(
  word: string,
  sound: readonly string[],
  text: string,
  sounds: readonly string[],
  odd: ReadonlySet<number>,
): boolean {
  for (let at = 0; at + sound.length <= sounds.length; at += 1) {
    const isSame = sound.every((syllable, offset) => sounds[at + offset] === syllable);
    if (!isSame || text.startsWith(word, at)) continue;
    if (sound.some((_, offset) => odd.has(at + offset))) return true;
  }
  return false;
}

function syllables(text: string): readonly string[] {
  return pinyin(foldText(text).text, { toneType: 'none', type: 'array', nonZh: 'spaced' });
}
