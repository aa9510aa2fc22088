/**
 * Compares what a recogniser entered with what the labels demand, over a whole split: a situation
 * entered wrongly counts against it wherever it happens, not only in its own look-alikes.
 */
import { type Entry, type Situation, situations } from './corpus.ts';
import { type Share, wilson } from './wilson.ts';

/** Text in, names of the situations out, the leading one first. */
export type Recogniser = (text: string) => readonly string[];

export interface Judged {
  readonly entry: Entry;
  /** Situations of the corpora only; a product may know others, which no label speaks of. */
  readonly found: readonly string[];
  readonly missed: readonly Situation[];
  readonly wrong: readonly string[];
  /** The situation that came first is the label's first one, or there is none and should be none. */
  readonly led: boolean;
  readonly ms: number;
}

export interface Row {
  readonly situation: Situation;
  /** Entries whose label demands it. */
  readonly n: number;
  readonly missed: number;
  readonly wrong: number;
  /** Null where nothing was entered, or nothing demanded. */
  readonly precision: Share | null;
  readonly recall: Share | null;
}

/** Utterances that run first and untimed: dictionaries are loaded by the first ones. */
const WARM_UP = 50;

/** @param now machine time in milliseconds */
export function judge(
  entries: readonly Entry[],
  recognise: Recogniser,
  now: () => number,
): readonly Judged[] {
  for (const { text } of entries.slice(0, WARM_UP)) recognise(text);
  return entries.map((entry) => {
    const startedAt = now();
    const all = recognise(entry.text);
    const ms = now() - startedAt;
    const found = all.filter((one) => includes(situations, one));
    const allowed: readonly string[] = [...entry.expect, ...entry.may];
    const first = found.find((one) => !includes(entry.may, one));
    return {
      entry,
      found,
      missed: entry.expect.filter((one) => !found.includes(one)),
      wrong: [...new Set(found)].filter((one) => !allowed.includes(one)),
      led: first === entry.expect[0],
      ms,
    };
  });
}

export function rows(judged: readonly Judged[]): readonly Row[] {
  return situations.map((situation) => {
    const n = judged.filter(({ entry }) => entry.expect.includes(situation)).length;
    const missed = judged.filter((one) => one.missed.includes(situation)).length;
    const wrong = judged.filter((one) => one.wrong.includes(situation)).length;
    const hits = n - missed;
    return {
      situation,
      n,
      missed,
      wrong,
      precision: wilson(hits, hits + wrong),
      recall: wilson(hits, n),
    };
  });
}

/** The value below which 95 % lie (nearest rank). @throws RangeError for none */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const value = sorted[Math.ceil(sorted.length * 0.95) - 1];
  if (value === undefined) throw new RangeError('p95: no values');
  return value;
}

function includes(list: readonly string[], one: string): boolean {
  return list.includes(one);
}
