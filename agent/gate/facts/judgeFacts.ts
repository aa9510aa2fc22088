/**
 * Judges what a sentence claims (REC-2.2e, TRN-verify): clause by clause, against knowledge, the
 * tools' results of this call, and, for what is only said back, the caller's words. What none of
 * them supports is not said; what is told by half is told whole, in the words of knowledge.
 */
import type { Lexicon } from '../../words/types.ts';
import { foldText } from '../foldText.ts';
import { aboutOwnOrder, statesOwnState } from './account.ts';
import { isFee, isTime } from './amounts.ts';
import { Around } from './around.ts';
import { type Clause, clausesOf, masked } from './clauses.ts';
import { isEcho } from './echo.ts';
import { halfTold } from './halfTold.ts';
import type { Knowledge } from './knowledge.ts';
import { readRecords, recordSupports, type ToolRecord } from './records.ts';
import { supportOf } from './support.ts';

export type FactFault =
  /** A value or word of value that nothing supports in this place. */
  | { readonly type: 'value'; readonly text: string }
  /** A statement on business that knowledge does not hold. */
  | { readonly type: 'statement'; readonly text: string }
  /** A fee, time or state of the caller's own order that no tool gave. */
  | { readonly type: 'own'; readonly text: string }
  /** Told by half; `fact` is the whole of it. */
  | { readonly type: 'half'; readonly fact: string };

export interface FactVerdict {
  readonly fault: FactFault | null;
  /** Whether it tells a fact that is supported. */
  readonly informs: boolean;
  /** Characters that are no small talk and no business either, and all characters. */
  readonly strange: number;
  readonly length: number;
}

export interface FactContext {
  readonly earlier: readonly string[];
  /** The caller's words of this turn. */
  readonly asked: string;
  /** Both sides' words before this turn, newest first. */
  readonly past: readonly string[];
  /** The caller's words of this call, this turn's included. */
  readonly callerWords: readonly string[];
  readonly results: readonly string[];
}

export function judgeFacts(
  sentence: string,
  context: FactContext,
  knowledge: Knowledge,
  lexicon: Lexicon,
): FactVerdict {
  const { reader } = knowledge;
  const around = new Around(reader, context.asked, context.past, context.earlier);
  const records = readRecords(context.results, reader, lexicon.keys);
  const folded = foldText(sentence).text;
  let informs = false;
  let strange = 0;
  let length = 0;
  for (const clause of clausesOf(sentence, reader)) {
    length += clause.text.replaceAll(/[^\p{L}\p{N}]/gu, '').length;
    const left = reader.neutral(masked(clause.text, [...clause.values, ...clause.names]));
    const isBusiness =
      clause.values.length > 0 || clause.topics.size > 0 || reader.business(clause.text).length > 0;
    if (!isBusiness) {
      strange += left.length;
      around.reply.push(clause);
      continue;
    }
    const fault = judgeClause(clause, left.length);
    if (fault !== null) return { fault, informs: false, strange, length };
    informs ||= !clause.open;
    around.reply.push(clause);
  }
  const half = informs ? halfTold(folded, around, knowledge, context) : null;
  if (half !== null) {
    return { fault: { type: 'half', fact: half }, informs: false, strange, length };
  }
  return { fault: null, informs, strange, length };

  function judgeClause(clause: Clause, left: number): FactFault | null {
    const { text } = clause;
    const own = aboutOwnOrder(text) && clause.values.some((value) => isFee(value) || isTime(value));
    const state = !clause.open && statesOwnState(text, lexicon.states);
    if (clause.open && clause.values.every(({ kind }) => kind === 'word')) return null;
    if (recordSupports(clause, records, folded, reader)) return null;
    if (isEcho(clause, folded, around, context.callerWords, knowledge, lexicon.states)) return null;
    if (own || state) return { type: 'own', text };
    if (clause.values.length === 0 && left === 0 && clause.topics.size === 0 && !clause.denied) {
      return null;
    }
    const support = supportOf(clause, around, knowledge);
    if (support.type === 'full') return null;
    if (support.type === 'incomplete') return { type: 'half', fact: support.fact };
    return { type: clause.values.length > 0 ? 'value' : 'statement', text };
  }
}

export type { ToolRecord };
