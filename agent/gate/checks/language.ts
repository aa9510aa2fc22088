/**
 * Words of other languages, and letters of other scripts (REC-2.2a, TRN-terms): only those pass
 * that the company itself uses (PIN, Windows), or that this call's caller or tools brought up. An
 * unknown abbreviation is jargon, a foreign sentence is no Mandarin, a look-alike letter is a trick.
 */
import { foldText } from '../foldText.ts';
import { type Check, hit } from './types.ts';

const latinWord = /[a-z]+(?:[-'][a-z]+)*/gu;
/** A single letter may be the end of an identity number (330X) or a step (选项A). */
const shortest = 2;
const otherScript =
  /(?!\p{Script=Han}|\p{Script=Common}|\p{Script=Inherited})[^a-z\P{L}]|(?![0-9])\p{Nd}|\p{No}/u;

/** @param texts what the company itself says: phrases, knowledge, settings */
export function createLanguageCheck(texts: readonly string[]): Check {
  const own = new Set(texts.flatMap(latinWords));
  return ({ folded, context, callerWords }) => {
    if (otherScript.test(folded)) return hit;
    const unknown = latinWords(folded).filter((word) => word.length >= shortest && !own.has(word));
    if (unknown.length === 0) return null;
    const brought = new Set([...callerWords, ...context.results].flatMap(latinWords));
    return unknown.every((word) => brought.has(word)) ? null : hit;
  };
}

function latinWords(text: string): readonly string[] {
  return foldText(text).text.match(latinWord) ?? [];
}
