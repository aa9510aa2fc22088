/** The examples of `prompts/rules.yaml` are the tests of its rules; the knowledge passes them all. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { createGate } from './createGate.ts';
import { splitSentences } from './splitSentences.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);
const rules = words.rules.map((rule) => [rule.id, rule] as const);

describe.each(rules)('rule %s', (id, rule) => {
  const alone = createGate({ ...words, rules: [rule] });

  test.each(rule.fails)('catches %s', (sentence) => {
    const context = { earlier: [], grounds: [sentence] };
    const verdict = alone.judge(sentence, context);
    const rulesHit = verdict.interventions.map((one) => one.rule);
    expect(rulesHit).toContain(id);
    expect(verdict.interventions.at(0)?.original).toBe(sentence);
    expect(verdict.text).not.toBe(sentence);
    expect(gate.judge(sentence, context).interventions).not.toEqual([]);
  });

  test.each(rule.passes)('lets %s pass all rules', (sentence) => {
    const verdict = gate.judge(sentence, { earlier: [], grounds: [sentence] });
    expect(verdict).toEqual({ text: sentence, interventions: [] });
  });
});

describe('the knowledge', () => {
  const facts = words.articles.flatMap(({ topic, facts }) =>
    facts.map((fact) => [topic, fact.text] as const),
  );

  test.each(facts)('%s: %s may be spoken as it is, in one sentence of 80 characters', (_, fact) => {
    expect(gate.judge(fact, { earlier: [], grounds: [] }).interventions).toEqual([]);
    expect(splitSentences(fact)).toEqual([fact]);
    expect(Array.from(fact).length).toBeLessThanOrEqual(80);
  });
});
