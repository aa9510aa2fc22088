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
 * All pairs of one text of each list that are at least so alike. Only texts that share a pair are
 * compared: thousands of texts against thousands stay quick.
 */
export function nearDuplicates(
  ones: readonly string[],
  others: readonly string[],
  limit: number,
): readonly (readonly [one: string, other: string])[] {
  const holders = new Map<string, string[]>();
  for (const other of others) {
    for (const pair of bigrams(other).keys()) {
      holders.set(pair, [...(holders.get(pair) ?? []), other]);
    }
  }
  return ones.flatMap((one) => {
    const candidates = new Set([...bigrams(one).keys()].flatMap((pair) => holders.get(pair) ?? []));
    return [...candidates]
      .filter((other) => couldReach(limit, sizeOf(one), sizeOf(other)))
      .filter((other) => similarity(one, other) >= limit)
      .map((other) => [one, other] as const);
  });
}

/** The most that two texts of these sizes can have in common is the smaller one. */
function couldReach(limit: number, one: number, other: number): boolean {
  return (2 * Math.min(one, other)) / (one + other) >= limit;
}

function sizeOf(text: string): number {
  return Math.max(1, [...folded(text)].length - 1);
}
