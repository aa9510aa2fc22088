/**
 * The gate: what of a model's free speech may be said. It judges one sentence before its first
 * sound, together with the earlier ones of the same reply, by the rules of `prompts/rules.yaml`
 * and two rules of form that no pattern can hold: no markup, no number that nobody gave.
 * What it lets through holds no banned expression and is let through again unchanged.
 */
import type { Words } from '../words/types.ts';
import { type CompiledRule, compileRule, firstHit, rewriteAt, type Span } from './findHits.ts';
import { foldText } from './foldText.ts';
import { ungroundedNumbers } from './groundNumbers.ts';
import { numbersOfFolded } from './numerals.ts';
import { createQuotedSpans } from './quotedSpans.ts';
import { stripMarkup } from './stripMarkup.ts';
import { tidyPunctuation } from './tidyPunctuation.ts';
import type { Gate, GateContext, GateIntervention, GateVerdict } from './types.ts';

/** The rules of form, with the clauses that they keep. */
export const markupRule = { id: 'form.markup', clauses: ['REC-2.2j', 'REC-2.2a'] } as const;
export const numberRule = { id: 'fact.number', clauses: ['REC-2.2e', 'TRN-verify'] } as const;

/** A sentence that still changes after so many rewrites is dropped. */
const maximumRewrites = 12;
/** How far back an expression can reach into the sentence before. */
const reach = 12;

export function createGate(words: Pick<Words, 'rules' | 'articles' | 'phrases' | 'company'>): Gate {
  const rules = words.rules.map(compileRule);
  const quotedSpans = createQuotedSpans(words.articles);
  const knowledge = [
    words.company.agentId,
    ...words.articles.flatMap(({ facts }) => facts.map(({ text }) => text)),
  ];
  const slotValues: Readonly<Record<string, string>> = {
    company: words.company.name,
    agent_id: words.company.agentId,
    agent_number: words.company.agentNumber,
  };

  const phraseText = (id: string): string => {
    const { text } = words.phrases.get(id);
    return text.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => slotValues[slot] ?? '');
  };

  /** Mandated words that rules put in place of a sentence: never judged themselves. */
  const replacements = new Set(
    words.rules.flatMap(({ action }) =>
      action.kind === 'replace' ? [phraseText(action.phrase)] : [],
    ),
  );

  /** Applies the first broken rule; null where none is. */
  const applyRules = (text: string, earlier: readonly string[]): GateIntervention | null => {
    const folded = foldText(text);
    for (const compiled of rules) {
      const match = firstHit(compiled, folded.text, () => quotedSpans(folded.text));
      if (match === null) continue;
      const { rule } = compiled;
      const entry = { rule: rule.id, clauses: rule.clauses, original: text };
      if (rule.action.kind === 'drop') return { ...entry, spoken: '' };
      if (rule.action.kind === 'replace') {
        const phrase = phraseText(rule.action.phrase);
        return { ...entry, spoken: earlier.includes(phrase) ? '' : phrase };
      }
      const rewritten = rewriteAt(text, folded, match, rule.action.replacement);
      return { ...entry, spoken: tidyPunctuation(rewritten) };
    }
    return null;
  };

  const judge = (sentence: string, context: GateContext): GateVerdict => {
    const interventions: GateIntervention[] = [];
    const original = sentence.trim();
    const drop = ({ id, clauses }: { id: string; clauses: readonly string[] }, text: string) => {
      interventions.push({ rule: id, clauses, original: text, spoken: '' });
      return { text: '', interventions };
    };
    if (replacements.has(original)) return { text: original, interventions };
    let text = original;
    for (let round = 0; ; round += 1) {
      const plain = stripMarkup(text);
      if (plain !== text) {
        interventions.push({
          rule: markupRule.id,
          clauses: markupRule.clauses,
          original: text,
          spoken: plain,
        });
        text = plain;
      }
      const intervention = text === '' ? null : applyRules(text, context.earlier);
      if (intervention === null) break;
      if (round === maximumRewrites) {
        return drop({ id: intervention.rule, clauses: intervention.clauses }, text);
      }
      interventions.push(intervention);
      text = intervention.spoken;
      if (replacements.has(text)) return { text, interventions };
    }
    if (text === '') return { text, interventions };

    const folded = foldText(text).text;
    const before = foldText(context.earlier.join('').slice(-8 * reach)).text;
    const crossing = brokenAcross(rules, before, folded);
    if (crossing !== null) return drop(crossing.rule, text);
    const grounds = [...knowledge, ...context.grounds];
    const isInvented = ungroundedNumbers(numbersOfFolded(folded), grounds).length > 0;
    if (isInvented || continuesNumber(before, folded)) return drop(numberRule, text);
    return { text, interventions };
  };
  return { judge };
}

/** A rule whose expression begins in the sentence before and ends in this one. */
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

/** A number cut in two: digits at the unfinished end of the one before and at this one's start. */
function continuesNumber(before: string, folded: string): boolean {
  return /\d[\s,、]*$/u.test(before) && /^[\s.,]*\d/u.test(folded);
}
