/**
 * A situation of the rulebook and what in the caller's words is evidence of it. Evidence is looked
 * for in each clause by itself, so that what one clause denies does not silence the next one.
 */
import type { Reading } from './reading.ts';

export interface Evidence {
  /** In the words of one clause … */
  readonly says: RegExp;
  /** … unless the same clause shows that it is meant otherwise. */
  readonly not?: RegExp;
  /** True: looked for in all clauses together, joined with ，. */
  readonly across?: boolean;
}

export interface SituationRule {
  readonly situation: string;
  readonly clauses: readonly string[];
  readonly evidence: readonly Evidence[];
  /** Evidence that needs more than a pattern. */
  readonly also?: (reading: Reading) => boolean;
  /** What shows that the situation is named and not meant. */
  readonly denies?: (reading: Reading) => boolean;
  /** Clauses in which no evidence is looked for: they deny it, or speak of somebody else. */
  readonly passesOver?: RegExp;
  /** What anywhere in the text shows that the situation is not meant. */
  readonly unless?: RegExp;
  /** Most letters of a text that can mean it; courtesies are short. */
  readonly atMost?: number;
}

/** Whether the rule says that the situation is not meant, where nothing else speaks for it. */
export function isDenied({ denies, passesOver }: SituationRule, reading: Reading): boolean {
  if (denies?.(reading)) return true;
  return passesOver !== undefined && reading.clauses.every((clause) => passesOver.test(clause));
}

export function isMeant(rule: SituationRule, reading: Reading): boolean {
  const { said, clauses, length } = reading;
  if (rule.atMost !== undefined && length > rule.atMost) return false;
  if (rule.unless?.test(said)) return false;
  if (rule.also?.(reading)) return true;
  const { passesOver } = rule;
  const heard = passesOver ? clauses.filter((clause) => !passesOver.test(clause)) : clauses;
  const joined = passesOver ? heard.join('，') : said;
  return rule.evidence.some(({ says, not, across }) =>
    (across ? [joined] : heard).some((words) => says.test(words) && !not?.test(words)),
  );
}
