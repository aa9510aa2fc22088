/** The examples of `prompts/rules.yaml` are the tests of its rules; the knowledge passes them all. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import type { GateExample, GateRule } from '../words/types.ts';
import { createGate } from './createGate.ts';
import { splitSentences } from './splitSentences.ts';
import type { GateContext } from './types.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);
/** Wording only: what is true of a company is not the matter of a rule with patterns. */
const wording = createGate({
  ...words,
  rules: words.rules.filter(({ check }) => check === undefined || check === 'speakable'),
});

function placeOf(example: GateExample): GateContext {
  const { asked = '', before = [], previous = [], results = [] } = example;
  const history = previous.map((text) => ({ who: 'agent' as const, text }));
  return { earlier: before, asked, history, results };
}

const named = ({ id, clauses }: GateRule): string => `rule ${id} (${clauses.join(', ')})`;

describe.each(words.rules.map((rule) => [named(rule), rule] as const))('%s', (_, rule) => {
  const alone = createGate({ ...words, rules: [rule] });
  const whole = rule.check === undefined ? wording : gate;

  test.each(rule.fails)('catches $says', (example) => {
    const { text, interventions } = alone.judge(example.says, placeOf(example));
    expect(interventions.map((one) => one.rule)).toContain(rule.id);
    expect(interventions.at(0)?.original).toBe(example.says);
    expect(text).not.toBe(example.says);
    expect(gate.judge(example.says, placeOf(example)).text).not.toBe(example.says);
  });

  test.each(rule.passes)('lets $says pass', (example) => {
    const { text, interventions } = whole.judge(example.says, placeOf(example));
    expect({ text, interventions }).toEqual({ text: example.says, interventions: [] });
  });
});

describe('the rules together', () => {
  test.each([
    ...['REC-2.2a', 'REC-2.2e', 'REC-2.2f', 'REC-2.2g', 'STD-g5', 'ETI-5g', 'MGT-2.4.2a'],
    ...['MGT-1.3.2', 'HSE-1', 'HSE-2', 'TRN-negative', 'TRN-neutral', 'TRN-filler', 'TRN-terms'],
    ...['TRN-boundary', 'TRN-verify', 'TRN-culture'],
  ])('keep %s, with three examples of each side at least', (clause) => {
    const keeping = words.rules.filter(
      ({ clauses, passes, fails }) =>
        clauses.includes(clause) && passes.length >= 3 && fails.length >= 3,
    );
    expect(keeping.length).toBeGreaterThan(0);
  });
});

describe('the knowledge', () => {
  const facts = words.articles.flatMap(({ topic, facts }) =>
    facts.map((fact) => [topic, fact.text] as const),
  );

  test.each(facts)('%s: %s may be spoken as it is, in one sentence of 80 characters', (_, fact) => {
    const context = { earlier: [], asked: '', history: [], results: [] };
    expect(gate.judge(fact, context).interventions).toEqual([]);
    expect(splitSentences(fact)).toEqual([fact]);
    expect(Array.from(fact).length).toBeLessThanOrEqual(80);
  });
});
