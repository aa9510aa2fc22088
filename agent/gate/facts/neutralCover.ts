/**
 * Says which characters of a text are left when the words that state nothing are taken out, in the
 * way that leaves the fewest. What is left is what the text claims.
 */
import { foldText } from '../foldText.ts';

/** Positions that no neutral word covers, in order. `free` characters need no cover. */
export type NeutralCover = (
  text: string,
  free?: (character: string) => boolean,
) => readonly number[];

const silent = /[\s\p{P}\p{S}\p{Cc}]/u;

export function createNeutralCover(words: readonly string[]): NeutralCover {
  const known = new Set(words.map((word) => foldText(word).text));
  const longest = Math.max(1, ...Array.from(known, (word) => word.length));
  return (text, free = () => false) => {
    const length = text.length;
    // least[at]: characters left uncovered from here on; step[at]: length of the word taken here.
    const least = new Array<number>(length + 1).fill(0);
    const step = new Array<number>(length + 1).fill(0);
    for (let at = length - 1; at >= 0; at -= 1) {
      const character = text.charAt(at);
      const isFree = silent.test(character) || free(character);
      let best = (least[at + 1] ?? 0) + (isFree ? 0 : 1);
      let taken = isFree ? 1 : 0;
      for (let size = 1; size <= longest && at + size <= length; size += 1) {
        const cost = least[at + size] ?? 0;
        if (cost < best && known.has(text.slice(at, at + size))) {
          best = cost;
          taken = size;
        }
      }
      least[at] = best;
      step[at] = taken;
    }
    const left: number[] = [];
    for (let at = 0; at < length; ) {
      const taken = step[at] ?? 0;
      if (taken === 0) left.push(at);
      at += Math.max(1, taken);
    }
    return left;
  };
}
