/**
 * How alike two utterances are, by their pairs of neighbouring characters (Dice). It exists so that
 * the two splits of the corpora stay independent of each other; it understands nothing.
 */

/** Letters, digits and characters only (a comma more is not another utterance), or all the marks. */
export function folded(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]/gu, '') || plain.trim();
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

/** Dice's coefficient of two texts: 0 nothing in common, 1 the same. */
export function similarity(one: string, other: string): number {
  const others = bigrams(other);
  let shared = 0;
  for (const [pair, count] of bigrams(one)) shared += Math.min(count, others.get(pair) ?? 0);
  return (2 * shared) / (sizeOf(one) + sizeOf(other));
}

/**
 * All pairs of one text of each list that are at least so alike. What two texts share is counted
 * over an index of pairs: thousands of texts against tens of thousands stay quick.
 */
export function nearDuplicates(
  ones: readonly string[],
  others: readonly string[],
  limit: number,
): readonly (readonly [one: string, other: string])[] {
  const sizes = others.map(sizeOf);
  const holders = new Map<string, { readonly place: number; readonly count: number }[]>();
  others.forEach((other, place) => {
    for (const [pair, count] of bigrams(other)) {
      const known = holders.get(pair);
      if (known) known.push({ place, count });
      else holders.set(pair, [{ place, count }]);
    }
  });
  return ones.flatMap((one) => {
    const shared = new Map<number, number>();
    for (const [pair, count] of bigrams(one)) {
      for (const holder of holders.get(pair) ?? []) {
        const before = shared.get(holder.place) ?? 0;
        shared.set(holder.place, before + Math.min(count, holder.count));
      }
    }
    const size = sizeOf(one);
    return [...shared]
      .filter(([place, count]) => (2 * count) / (size + (sizes[place] ?? 0)) >= limit)
      .map(([place]) => [one, others[place] ?? ''] as const);
  });
}

function sizeOf(text: string): number {
  return Math.max(1, [...folded(text)].length - 1);
}
