/**
 * Tells the echo of our own words from the caller's. A loudspeaker at the caller's end plays a
 * phrase back into the microphone, and recognition writes down what it sounds like; so words are
 * compared by sound (pinyin without tones), not by character. Pure.
 */
import { pinyin } from 'pinyin-pro';

/** Share of syllables that must agree. */
const LIKENESS = 0.8;
/** Shorter words are never taken for an echo: 可以, 好的 and the like are answers. */
const SHORTEST_ECHO = 4;

/** Whether `heard` sounds like a stretch of `spoken`. */
export function isEcho(heard: string, spoken: string): boolean {
  const ours = syllables(spoken);
  const theirs = syllables(heard);
  if (theirs.length < SHORTEST_ECHO || ours.length === 0) return false;
  const size = theirs.length;
  for (let from = 0; from + Math.ceil(size * LIKENESS) <= ours.length; from += 1) {
    const stretch = ours.slice(from, from + size);
    if (1 - distance(theirs, stretch) / size >= LIKENESS) return true;
  }
  return false;
}

function syllables(text: string): string[] {
  const words = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (words === '') return [];
  return pinyin(words, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
}

/** Levenshtein distance of two lists. */
function distance(left: readonly string[], right: readonly string[]): number {
  let row = right.map((_, index) => index + 1);
  let above = 0;
  for (const [line, item] of left.entries()) {
    let diagonal = line;
    above = line + 1;
    const next: number[] = [];
    for (const [column, other] of right.entries()) {
      const up = row[column] ?? 0;
      above = Math.min(up + 1, above + 1, diagonal + (item === other ? 0 : 1));
      diagonal = up;
      next.push(above);
    }
    row = next;
  }
  return row.at(-1) ?? left.length;
}
