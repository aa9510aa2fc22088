/**
 * How alike two utterances are, by their pairs of neighbouring characters (Dice). It exists so that
 * the two splits of the corpora stay independent of each other; it understands nothing.
 */

/** Letters, digits and characters only: a comma more is not another utterance. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** The pairs with the number of times that each occurs; one character alone is its own pair. */
export function bigrams(text: string): ReadonlyMap<string, number> {
  const characters = [...folded(text)];
  const counts = new Map<string, number>();
  for (let index = 0; index < Math.max(1, characters.length - 1); index += 1) {
    const pair = characters.slice(index, index + 2).join('');
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

/** Dice's coefficient of two counts of pairs: 0 nothing in common, 1 the same. */
export function similarity(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): number {
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return (2 * shared) / (sizeOf(one) + sizeOf(other));
}

function sizeOf(counts: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of counts.values()) size += count;
  return size;
}
