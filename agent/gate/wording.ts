/**
 * The rules with patterns, applied to one sentence: the first that is broken says what becomes of
 * it. Expressions that begin in the sentence before and end in this one are found as well.
 */
import type { GateRule } from '../words/types.ts';
import { type CompiledRule, compileRule, firstHit, rewriteAt, type Span } from './findHits.ts';
import { foldText } from './foldText.ts';
import { tidyPunctuation } from './tidyPunctuation.ts';
import type { GateIntervention } from './types.ts';

/** How far back an expression can reach into the sentence before. */
const reach = 12;

export interface Wording {
  /** Applies the first broken rule; null where none is. */
  apply(text: string, earlier: readonly string[]): GateIntervention | null;
  /** A rule whose expression is cut in two by the end of the sentence before; null for none. */
  crossing(folded: string, earlier: readonly string[]): GateRule | null;
}

/**
 * @param phraseText the words of a phrase that a rule puts in place of a sentence
 * @param quotedSpans where a folded sentence quotes knowledge verbatim (decision 20)
 */
export function createWording(
  rules: readonly GateRule[],
  phraseText: (id: string) => string,
  quotedSpans: (folded: string) => readonly Span[],
): Wording {
  const compiled = rules.filter(({ patterns }) => patterns.length > 0).map(compileRule);
  return {
    apply(text, earlier) {
      const folded = foldText(text);
      for (const one of compiled) {
        const match = firstHit(one, folded.text, () => quotedSpans(folded.text));
        if (match === null) continue;
        const { rule } = one;
        const entry = { rule: rule.id, clauses: rule.clauses, original: text };
        if (rule.action.kind === 'replace') {
          const phrase = phraseText(rule.action.phrase);
          return { ...entry, spoken: earlier.includes(phrase) ? '' : phrase };
        }
        if (rule.action.kind !== 'rewrite') return { ...entry, spoken: '' };
        const rewritten = rewriteAt(text, folded, match, rule.action.replacement);
        return { ...entry, spoken: tidyPunctuation(rewritten) };
      }
      return null;
    },
    crossing(folded, earlier) {
      const before = foldText(earlier.join('').slice(-8 * reach)).text;
      return brokenAcross(compiled, before, folded)?.rule ?? null;
    },
  };
}

function brokenAcross(
  rules: readonly CompiledRule[],
  before: string,
  folded: string,
): CompiledRule | null {
  const head = before.replace(/[\s,。!?;:、.]+$/u, '').slice(-reach);
  if (head === '') return null;
  const joined = head + folded.replace(/^[\s,。!?;:、.]+/u, '').slice(0, reach);
  const boundary = head.length;
  const crosses = ({ start, end }: Span): boolean => start < boundary && end > boundary;
  return rules.find((rule) => firstHit(rule, joined, () => [], crosses) !== null) ?? null;
}
