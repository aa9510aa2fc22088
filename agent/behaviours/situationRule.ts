/** A situation of the rulebook and the words that mean it: the deterministic test, always first. */
export interface SituationRule {
  readonly situation: string;
  readonly clauses: readonly string[];
  /** One of these is in the caller's words (half-width, no white space) … */
  readonly means: readonly RegExp[];
  /** … and none of these look-alikes. */
  readonly unless: readonly RegExp[];
  /** Longest text that can mean it; courtesies are short. */
  readonly atMost?: number;
}

/** Whether words (as `plain` gives them) mean the situation. */
export function matches(rule: SituationRule, said: string): boolean {
  if (rule.atMost !== undefined && said.length > rule.atMost) return false;
  if (rule.unless.some((pattern) => pattern.test(said))) return false;
  return rule.means.some((pattern) => pattern.test(said));
}
