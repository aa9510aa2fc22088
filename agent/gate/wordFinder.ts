/**
 * Finds the words of a list in a text, the longest at each place, from left to right. A list of a
 * thousand words costs no more than a short one: only words with the right first character are tried.
 */
import { foldText } from './foldText.ts';

export interface FoundWord {
  /** The word of the list that this one stands for. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

export type WordFinder = (folded: string) => readonly FoundWord[];

/** @param entries words as written, each with the word that it stands for */
export function createWordFinder(
  entries: Iterable<readonly [written: string, word: string]>,
): WordFinder {
  const byFirst = new Map<string, (readonly [string, string])[]>();
  for (const [written, word] of entries) {
    const folded = foldText(written).text;
    const first = folded.charAt(0);
    if (first === '') continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), [folded, word]]);
  }
  for (const list of byFirst.values()) list.sort(([one], [other]) => other.length - one.length);
  return (text) => {
    const found: FoundWord[] = [];
    for (let at = 0; at < text.length; ) {
      const hit = byFirst.get(text.charAt(at))?.find(([written]) => text.startsWith(written, at));
      if (hit === undefined) {
        at += 1;
        continue;
      }
      const end = at + hit[0].length;
      found.push({ word: hit[1], start: at, end });
      at = end;
    }
    return found;
  };
}
