/**
 * Every fact of the knowledge is reachable by natural questions and answered whole (REC-2.2e), and
 * nothing outside of it gets an invented answer. Whole text calls with the scripted model.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { applyInput } from '../../agent/chat/input.ts';
import { createTextCall } from '../../agent/chat/textCall.ts';
import { createScriptedModel } from '../../agent/models/scripted/scriptedModel.ts';
import { loadWords } from '../../agent/words/loadWords.ts';
import type { JournalEvent } from '../../records/journal/events.ts';

const corpus = z
  .strictObject({
    facts: z.array(
      z.strictObject({
        id: z.string(),
        must: z.array(z.string()).min(1),
        mustNot: z.array(z.string()).default([]),
        questions: z.array(z.string()).min(3),
        put_away: z.array(z.string()).default([]),
      }),
    ),
    outside: z.array(z.string()).min(60),
  })
  .parse(parse(readFileSync(join(import.meta.dirname, '../corpora/knowledge.yaml'), 'utf8')));

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const models = [createScriptedModel(words)];
const knowledge = words.articles.map(({ text }) => text).join('\n');

const mostParts = 6;

function toldInParts(events: readonly JournalEvent[]): boolean {
  const last = events.findLast((event) => event.type === 'agent.said');
  return last?.type === 'agent.said' && (last.phrase?.startsWith('long.') ?? false);
}

/** What is said to the first question of a call; what is told in parts is told to its end. */
async function answerTo(question: string) {
  const now = new Date(words.company.demoNow);
  const call = await createTextCall({ words, models, product: 'three-rings@test', now, seed: 'k' });
  const before = call.journal.events.length;
  await applyInput(call, { say: question });
  for (let part = 0; part < mostParts && toldInParts(call.journal.events); part += 1) {
    await applyInput(call, { say: '好了' });
  }
  const said = call.journal.events
    .slice(before)
    .flatMap((event) => (event.type === 'agent.said' ? [event] : []));
  void call.close();
  return { said, text: said.map(({ text }) => text).join('') };
}

describe.each(corpus.facts)('the fact $id', ({ must, mustNot, questions }) => {
  it.each(questions)('is told whole to “%s”', async (question) => {
    const { text } = await answerTo(question);
    for (const part of must) expect(text).toContain(part);
    for (const part of mustNot) expect(text).not.toContain(part);
  });
});

/** Questions that were put away: they are counted, so that nobody words an answer to one of them. */
const heldOutShare = 0.9;

it('questions that were put away are told whole too, nine of ten at least', async () => {
  const asked = corpus.facts.flatMap(({ put_away, must, mustNot }) =>
    put_away.map((question) => ({ question, must, mustNot })),
  );
  expect(asked.length).toBeGreaterThanOrEqual(30);
  let whole = 0;
  for (const { question, must, mustNot } of asked) {
    const { text } = await answerTo(question);
    if (must.every((part) => text.includes(part)) && !mustNot.some((part) => text.includes(part))) {
      whole += 1;
    }
  }
  expect(whole / asked.length).toBeGreaterThanOrEqual(heldOutShare);
}, 60_000);

describe('a question outside of knowledge', () => {
  it.each(corpus.outside)('gets no invented answer: “%s”', async (question) => {
    const { said } = await answerTo(question);
    expect(said.length).toBeGreaterThan(0);
    for (const { text, source } of said) {
      if (source !== 'scripted') continue;
      const invented = text
        .split(/(?<=[。！？])/u)
        .map((sentence) => sentence.replace(/^第[一二三四五六七八]，/u, ''))
        .filter((sentence) => !knowledge.includes(sentence) && !/吗？$/u.test(sentence));
      expect(invented).toEqual([]);
    }
  });
});
