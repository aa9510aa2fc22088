/**
 * Patterns of the training corpus: `(我要|我想)投诉(你们|)` stands for the utterances it can be read
 * as. A pattern with many readings gives a seeded choice of them, so that training is repeatable.
 */

type Part = string | readonly Sequence[];
type Sequence = readonly Part[];

/** Numbers in [0, 1), the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** @throws SyntaxError where a bracket is open or closed for nothing */
export function parsePattern(pattern: string): Sequence {
  let at = 0;
  const sequence = (inside: boolean): Sequence[] => {
    const alternatives: Part[][] = [[]];
    const current = (): Part[] => alternatives[alternatives.length - 1] ?? [];
    while (at < pattern.length) {
      const character = pattern[at] ?? '';
      at += 1;
      if (character === '(') current().push(sequence(true));
      else if (character === '|' && inside) alternatives.push([]);
      else if (character === ')' && inside) return alternatives;
      else current().push(character);
    }
    if (inside) throw new SyntaxError(`括号没有关上：${pattern}`);
    return alternatives;
  };
  return sequence(false)[0] ?? [];
}

/** How many readings a pattern has. */
export function readings(sequence: Sequence): number {
  return sequence.reduce<number>(
    (product, part) =>
      typeof part === 'string'
        ? product
        : product * part.reduce((sum, one) => sum + readings(one), 0),
    1,
  );
}

/** One reading. */
export function pick(sequence: Sequence, random: () => number): string {
  return sequence
    .map((part) => {
      if (typeof part === 'string') return part;
      const chosen = part[Math.floor(random() * part.length)];
      return chosen ? pick(chosen, random) : '';
    })
    .join('');
}

/** At most so many different readings. */
export function expand(pattern: string, most: number, random: () => number): readonly string[] {
  const sequence = parsePattern(pattern);
  const wanted = Math.min(most, readings(sequence));
  const found = new Set<string>();
  for (let tries = 0; found.size < wanted && tries < wanted * 20; tries += 1) {
    found.add(pick(sequence, random));
  }
  return [...found];
}
