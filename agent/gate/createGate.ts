/**
 * The gate: what of a model's free speech may be said. It judges one sentence before its first
 * sound, together with the earlier ones of the same reply, by the rules of `prompts/rules.yaml`:
 * first its form, then the rules with patterns, which may rewrite it, then what code has to check.
 * What it lets through is let through again unchanged.
 */
import type { GateRule } from '../words/types.ts';
import type { CheckInput } from './checks/types.ts';
import { createChecks, type GateWords } from './createChecks.ts';
import { foldText } from './foldText.ts';
import { createQuotedSpans } from './quotedSpans.ts';
import type { Gate, GateContext, GateIntervention, GateVerdict } from './types.ts';
import { createWording } from './wording.ts';

/** A sentence that still changes after so many rewrites is dropped. */
const maximumRewrites = 12;

const nowhere: GateContext = { earlier: [], asked: '', history: [], results: [] };

/** What a broken check does, and whether it is that the turn has been long enough. */
interface Broken {
  readonly intervention: GateIntervention;
  readonly enough: boolean;
}

export function createGate(words: GateWords): Gate {
  const slotValues: Readonly<Record<string, string>> = {
    company: words.company.name,
    agent_id: words.company.agentId,
    agent_number: words.company.agentNumber,
  };
  const phraseText = (id: string): string =>
    words.phrases
      .get(id)
      .text.replaceAll(/\{(\w+)\}/gu, (_, slot: string) => slotValues[slot] ?? '');

  /** Mandated words that rules put in place of a sentence: never judged themselves. */
  const replacements = new Set(
    words.rules.flatMap(({ action }) =>
      action.kind === 'replace' ? [phraseText(action.phrase)] : [],
    ),
  );
  const facts = new Set(words.articles.flatMap((article) => article.facts.map(({ text }) => text)));
  const form = words.rules.filter(({ check }) => check === 'speakable');
  const checked = words.rules.filter(({ check }) => check !== undefined && check !== 'speakable');
  const wording = createWording(words.rules, phraseText, createQuotedSpans(words.articles));
  const { checks, input } = createChecks(
    words,
    new Set([...replacements, ...words.phrases.all.map(({ text }) => text)]),
  );

  /** The first broken rule of a list of checks, as what it does; null where none is. */
  const broken = (rules: readonly GateRule[], checkInput: CheckInput): Broken | null => {
    const { text, context } = checkInput;
    for (const { id, clauses, check, action } of rules) {
      const hit = check === undefined ? null : checks[check](checkInput);
      if (hit === null) continue;
      const phrase = action.kind === 'replace' ? phraseText(action.phrase) : hit.mended;
      const spoken = action.kind === 'drop' || context.earlier.includes(phrase) ? '' : phrase;
      const intervention = { rule: id, clauses, original: text, spoken };
      return { intervention, enough: check === 'brevity' };
    }
    return null;
  };
  const inputOf = (text: string, context: GateContext): CheckInput =>
    input(text, foldText(text).text, context);
  const brokenForm = (text: string): GateIntervention | null =>
    broken(form, inputOf(text, nowhere))?.intervention ?? null;

  const judge = (sentence: string, context: GateContext): GateVerdict => {
    const interventions: GateIntervention[] = [];
    const original = sentence.trim();
    let text = original;
    const verdict = (informs = false, enough = false): GateVerdict => ({
      text,
      interventions,
      informs,
      enough,
    });
    const apply = (intervention: GateIntervention): void => {
      interventions.push(intervention);
      text = intervention.spoken;
    };
    if (replacements.has(original)) return verdict();
    for (let round = 0; text !== ''; round += 1) {
      const intervention = brokenForm(text) ?? wording.apply(text, context.earlier);
      if (intervention === null) break;
      apply(round >= maximumRewrites ? { ...intervention, spoken: '' } : intervention);
      if (replacements.has(text)) return verdict();
    }
    const crossing = text === '' ? null : wording.crossing(foldText(text).text, context.earlier);
    if (crossing !== null) {
      apply({ rule: crossing.id, clauses: crossing.clauses, original: text, spoken: '' });
    }
    for (let round = 0; text !== ''; round += 1) {
      const checkInput = inputOf(text, context);
      const found = broken(checked, checkInput);
      if (found === null) return verdict(facts.has(text) || checkInput.facts().informs);
      apply(round > 1 ? { ...found.intervention, spoken: '' } : found.intervention);
      if (found.enough || replacements.has(text)) return verdict(false, found.enough);
    }
    return verdict();
  };

  return { judge };
}
