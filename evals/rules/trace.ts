/**
 * Each clause with how it is met and what proves it: the join of `prompts/clauses.yaml`, phrases,
 * gate rules, tests and scenarios. It judges nothing but whether a proof is there.
 */
import type { Words } from '../../agent/words/types.ts';
import type { ClauseEntry } from './clauses.ts';
import type { Proof } from './proofs.ts';

export const meansOrder = [
  'phrase',
  'behaviour',
  'gate',
  'tool',
  'record',
  'code',
  'qa',
  'measure',
  'people',
] as const;

export type Means = (typeof meansOrder)[number];

export interface TracedClause {
  readonly id: string;
  readonly section: ClauseEntry['section'];
  readonly title: string;
  /** How it is met: the names of phrases, behaviours, gate rules … */
  readonly met: Readonly<Partial<Record<Means, readonly string[]>>>;
  readonly tests: readonly Proof[];
  readonly scenarios: readonly Proof[];
  /** What it waits for, where it is listed as open; null otherwise. */
  readonly open: string | null;
  /** A test proves it, or it is listed as open. */
  readonly accounted: boolean;
}

export function traceClauses(
  clauses: ReadonlyMap<string, ClauseEntry>,
  words: Pick<Words, 'phrases' | 'rules'>,
  proofs: readonly Proof[],
): readonly TracedClause[] {
  return Array.from(clauses, ([id, entry]) => {
    const { section, title, open, ...declared } = entry;
    const serving = (all: readonly { id: string; clauses: readonly string[] }[]) =>
      all.filter((one) => one.clauses.includes(id)).map((one) => one.id);
    const means = {
      ...declared,
      phrase: serving(words.phrases.all),
      gate: serving(words.rules),
    };
    const met = Object.fromEntries(
      meansOrder.flatMap((kind) => (means[kind]?.length ? [[kind, means[kind]]] : [])),
    );
    const proving = proofs.filter((proof) => proof.clauses.includes(id));
    const tests = proving.filter(({ kind }) => kind === 'test');
    return {
      id,
      section,
      title,
      met,
      tests,
      scenarios: proving.filter(({ kind }) => kind === 'scenario'),
      open: open ?? null,
      accounted: tests.length > 0 || open !== undefined,
    };
  });
}
