/**
 * What the classifier sees of the caller's words: characters, sounds and classes of words, each
 * with its neighbours, which classes stand together, and what evidence rules find. A feature is a
 * 32-bit number, mixed from its parts; a text is a set of them, so that nothing counts twice.
 */
import type { Reading } from '../recognition/reading.ts';
import { sound } from '../recognition/sounds.ts';
import { tokens } from './tokens.ts';

/** Kinds of features: the same row of characters means another thing in each. */
const kinds = {
  characters: 1,
  sounds: 2,
  classes: 3,
  gap: 4,
  word: 5,
  clausePair: 6,
  textPair: 7,
  clauses: 8,
  length: 9,
  evidence: 10,
} as const;

const longestRow = 4;
const widestGap = 4;

/**
 * The features of a text, each once.
 * @param evidence names of the pieces of evidence that rules find in it
 */
export function featuresOf(
  { clauses, length }: Reading,
  evidence: readonly string[],
): ReadonlySet<number> {
  const found = new Set<number>();
  const inText = new Set<string>();
  clauses.forEach((clause, index) => {
    const from = index === 0 ? '^' : '<';
    const to = index === clauses.length - 1 ? '$' : '>';
    const characters = [...clause.replace(/\d+/gu, '0')];
    addRows(found, kinds.characters, [from, ...characters, to], 1);
    addRows(found, kinds.sounds, ['<', ...characters.map(sound), '>'], 2);
    const row = tokens(clause);
    const leading = [from, ...row.map(({ classes: [first = ''] }) => first), to];
    addRows(found, kinds.classes, leading, 1);
    addGaps(found, leading);
    for (const { classes } of row) for (const one of classes) found.add(part(kinds.word, one));
    const named = new Set(row.flatMap(({ classes }) => classes.filter((one) => one.length > 1)));
    addPairs(found, kinds.clausePair, named);
    for (const one of named) inText.add(one);
  });
  addPairs(found, kinds.textPair, inText);
  found.add(part(kinds.clauses, String(Math.min(8, clauses.length))));
  for (const one of evidence) found.add(part(kinds.evidence, one));
  found.add(part(kinds.length, String(Math.min(6, Math.ceil(Math.log2(length + 1))))));
  return found;
}

/** Every run of neighbours, of the least size up to four. */
function addRows(found: Set<number>, kind: number, row: readonly string[], least: number): void {
  for (let at = 0; at < row.length; at += 1) {
    let mixed = kind;
    for (let size = 1; size <= longestRow && at + size <= row.length; size += 1) {
      mixed = part(mixed, row[at + size - 1] ?? '');
      if (size >= least) found.add(mixed);
    }
  }
}

/** Two that stand near each other, whatever is between. */
function addGaps(found: Set<number>, row: readonly string[]): void {
  row.forEach((one, at) => {
    const start = part(kinds.gap, one);
    for (let gap = 2; gap <= widestGap && at + gap < row.length; gap += 1) {
      found.add(part(start, row[at + gap] ?? ''));
    }
  });
}

/** Two classes that occur together, in whatever order. */
function addPairs(found: Set<number>, kind: number, classes: ReadonlySet<string>): void {
  const sorted = [...classes].sort();
  sorted.forEach((one, at) => {
    const start = part(kind, one);
    for (const other of sorted.slice(at + 1)) found.add(part(start, other));
  });
}

/** Mixes a text into a number (FNV-1a, then a finish that spreads the bits); unsigned. */
function part(start: number, text: string): number {
  let value = Math.imul(start ^ 0x811c9dc5, 0x01000193);
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
