/**
 * Which pieces of evidence of the rules are in the caller's words, each under a name of its own: not
 * what they mean together, which is for `foundByRules` and for the classifier, that learns how much
 * each is worth. A name holds for these rules only: whoever changes them trains anew.
 */
import type { SituationRule } from './evidence.ts';
import { isDenied } from './evidence.ts';
import type { Reading } from './reading.ts';
import { afterBusiness, beforeBusiness, chitChatRule, needUnclearRule } from './rules.ts';

const rules = [...beforeBusiness, chitChatRule, ...afterBusiness, needUnclearRule];

/**
 * @param confirmed situations that the rules find in the same words
 * @returns a name for each, none twice
 */
export function piecesOfEvidence(
  reading: Reading,
  confirmed: readonly string[],
): readonly string[] {
  const none = confirmed.length === 0 ? ['none'] : [];
  return [...none, ...confirmed, ...rules.flatMap((rule) => piecesOf(rule, reading))];
}

function piecesOf(rule: SituationRule, reading: Reading): readonly string[] {
  const { situation, passesOver, unless, also } = rule;
  const { said, clauses } = reading;
  const pieces: string[] = [];
  if (isDenied(rule, reading)) pieces.push(`${situation} denied`);
  if (unless?.test(said)) pieces.push(`${situation} unless`);
  if (also?.(reading)) pieces.push(`${situation} also`);
  if (passesOver && clauses.some((clause) => passesOver.test(clause))) {
    pieces.push(`${situation} passed over`);
  }
  rule.evidence.forEach(({ says, not, across }, place) => {
    const places = (across ? [said] : clauses).filter((words) => says.test(words));
    if (places.length === 0) return;
    const holds = places.some((words) => !not?.test(words));
    pieces.push(`${situation} ${place}${holds ? '' : ' not'}`);
  });
  return pieces;
}
