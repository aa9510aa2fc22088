/**
 * The checks of the gate, built from a company's words: everything that code has to find because no
 * pattern can. Which clause each serves, and what happens, stands in `prompts/rules.yaml`.
 */
import type { Words } from '../words/types.ts';
import { createBrevityCheck } from './checks/brevity.ts';
import { createConfirmedCheck } from './checks/confirmed.ts';
import { createInstructionsCheck } from './checks/instructions.ts';
import { createLanguageCheck } from './checks/language.ts';
import { checkLookup } from './checks/lookup.ts';
import { checkNames } from './checks/names.ts';
import { createRepeatedCheck } from './checks/repeated.ts';
import { createSoundCheck } from './checks/sound.ts';
import { checkTopic } from './checks/topic.ts';
import { type Check, type CheckInput, type Checks, hit } from './checks/types.ts';
import { checkWhole } from './checks/whole.ts';
import { type FactContext, type FactVerdict, judgeFacts } from './facts/judgeFacts.ts';
import { createKnowledge } from './facts/knowledge.ts';
import { ungroundedNumbers } from './groundNumbers.ts';
import { numbersOfFolded } from './numerals.ts';
import { stripMarkup } from './stripMarkup.ts';
import type { GateContext } from './types.ts';

export type GateWords = Pick<
  Words,
  'rules' | 'articles' | 'phrases' | 'company' | 'lexicon' | 'instructions'
>;

/** Longest line of a caller that is read; they may paste ten thousand characters. */
const longestLine = 400;
/** Lines of the call before that are read. */
const mostLines = 30;

const nothing: FactVerdict = { fault: null, informs: false, strange: 0, length: 0 };

export interface CheckSet {
  readonly checks: Checks;
  input(text: string, folded: string, context: GateContext): CheckInput;
}

export function createChecks(words: GateWords, mandated: ReadonlySet<string>): CheckSet {
  const { articles, company, lexicon, phrases, instructions } = words;
  const knowledge = createKnowledge(words);
  const facts = articles.flatMap((article) => article.facts.map(({ text }) => text));
  const names = articles.flatMap(({ topic, aliases }) => [topic, ...aliases]);
  const settings = [
    company.name,
    company.agentId,
    company.agentNumber,
    ...company.departments.map(({ name }) => name),
    ...company.directory.flatMap(({ name, aliases }) => [name, ...aliases]),
  ];
  const spoken = phrases.all
    .filter(({ id }) => id !== 'other_language')
    .flatMap(({ text, forms }) => [text, ...Object.values(forms)])
    .map((text) => text.replaceAll(/\{\w+\}/gu, '，'));
  const own = [company.name, company.agentId].map((name) => new RegExp(quoted(name), 'gu'));

  const judge = (sentence: string, context: FactContext): FactVerdict =>
    judgeFacts(
      own.reduce((text, name) => text.replaceAll(name, '我们'), sentence),
      context,
      knowledge,
      lexicon,
    );

  const byFault =
    (type: NonNullable<FactVerdict['fault']>['type']): Check =>
    ({ facts: told }) => {
      const { fault } = told();
      if (fault?.type !== type) return null;
      return fault.type === 'half' ? { mended: fault.fact } : hit;
    };

  const checks: Checks = {
    speakable: ({ text }) => {
      const mended = stripMarkup(text);
      return mended === text ? null : { mended };
    },
    whole: checkWhole,
    language: createLanguageCheck([...facts, ...names, ...settings, ...spoken]),
    instructions: createInstructionsCheck(instructions, [
      ...facts,
      ...names,
      ...settings,
      ...spoken,
    ]),
    names: checkNames,
    lookup: checkLookup,
    value: byFault('value'),
    own: byFault('own'),
    statement: byFault('statement'),
    half: byFault('half'),
    confirmed: createConfirmedCheck((sentence, { context, callerWords }) =>
      judge(sentence, { ...factContext(context, callerWords), earlier: [] }),
    ),
    sound: createSoundCheck(lexicon.sounds, knowledge.reader.neutral),
    topic: checkTopic,
    repeated: createRepeatedCheck((text) => mandated.has(text)),
    brevity: createBrevityCheck((text) => mandated.has(text)),
  };

  return {
    checks,
    input(text, folded, context) {
      const callerWords = [
        ...context.history.filter(({ who }) => who === 'caller').slice(-mostLines),
        { text: context.asked },
      ].map((line) => line.text.slice(0, longestLine));
      let told: FactVerdict | null = null;
      return {
        text,
        folded,
        context,
        callerWords,
        facts() {
          told ??=
            context.scripted === true
              ? given(folded, [...facts, ...settings, ...callerWords, ...context.results])
              : judge(text, factContext(context, callerWords));
          return told;
        },
      };
    },
  };
}

function factContext(context: GateContext, callerWords: readonly string[]): FactContext {
  return {
    earlier: context.earlier,
    asked: context.asked.slice(0, longestLine),
    past: context.history
      .slice(-mostLines)
      .map(({ text }) => text.slice(0, longestLine))
      .reverse(),
    callerWords,
    results: context.results,
  };
}

/** Words put together by code: their numbers were given, wherever. */
function given(folded: string, grounds: readonly string[]): FactVerdict {
  const isInvented = ungroundedNumbers(numbersOfFolded(folded), grounds).length > 0;
  return isInvented ? { ...nothing, fault: { type: 'value', text: folded } } : nothing;
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
