/**
 * A check finds in a sentence what no pattern can, because it depends on knowledge, on the tools'
 * results, or on what was said before. It is pure and remembers nothing between sentences.
 */
import type { GateCheck } from '../../words/types.ts';
import type { FactVerdict } from '../facts/judgeFacts.ts';
import type { GateContext } from '../types.ts';

export interface CheckInput {
  /** The sentence as it would be spoken. */
  readonly text: string;
  readonly folded: string;
  readonly context: GateContext;
  /** The caller's words of this call, this turn's included, oldest first. */
  readonly callerWords: readonly string[];
  /** What the sentence claims; worked out when first asked for. */
  facts(): FactVerdict;
}

/** `mended` is what a rule with the action `mend` speaks instead. */
export interface CheckHit {
  readonly mended: string;
}

export type Check = (input: CheckInput) => CheckHit | null;
export type Checks = Readonly<Record<GateCheck, Check>>;

export const hit: CheckHit = { mended: '' };
