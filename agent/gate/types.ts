/** The gate judges free speech one sentence at a time, before its first sound. Pure. */
export interface GateContext {
  /** Sentences of this reply that were let through already, as spoken. */
  readonly earlier: readonly string[];
  /** Texts whose numbers are grounded: knowledge, tool results, the caller's words of this call. */
  readonly grounds: readonly string[];
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
}

export interface Gate {
  judge(sentence: string, context: GateContext): GateVerdict;
}
