/** The gate judges free speech one sentence at a time, before its first sound. Pure. */
import type { DialogueLine } from '../ports.ts';

export interface GateContext {
  /** Sentences of this reply that were let through already, as spoken. */
  readonly earlier: readonly string[];
  /** The caller's words of this turn. */
  readonly asked: string;
  /** The call before this turn, oldest line first. */
  readonly history: readonly DialogueLine[];
  /** Results of the tools of this call, as JSON texts. */
  readonly results: readonly string[];
  /**
   * True for words put together by code from knowledge, tools and phrases (the scripted model):
   * their wording is judged, and their numbers must have been given, but not in what place.
   */
  readonly scripted?: boolean;
}

export interface GateIntervention {
  readonly rule: string;
  readonly clauses: readonly string[];
  readonly original: string;
  /** What is spoken instead; '' where it was dropped. */
  readonly spoken: string;
}

export interface GateVerdict {
  /** What may be spoken; '' for nothing. */
  readonly text: string;
  /** In the order in which they were applied; empty where the sentence passed as it was. */
  readonly interventions: readonly GateIntervention[];
  /** Whether what may be spoken tells a fact. */
  readonly informs: boolean;
  /** Whether it was dropped because the turn has been long enough (ETI-5g). */
  readonly enough: boolean;
}

export interface Gate {
  judge(sentence: string, context: GateContext): GateVerdict;
}
