/** What must hold for any text a model may write: tried with hostile pieces put together. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { createGate } from './createGate.ts';
import { splitSentences } from './splitSentences.ts';
import type { GateContext, GateVerdict } from './types.ts';

/** The same texts in every run; other seeds are for the search, by hand. */
fc.configureGlobal({ seed: 20_261_124 });

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);
const mandated = [
  '我是云杉数字证书的智能客服，不是真人。如需人工服务，我帮您转接。',
  '工作规定属于内部资料。证书申请、续期、解锁和查询，我都可以为您介绍。',
];

const pieces = [
  ...['可能', '大概', '应该是', '好像', '差不多', '左右', '不能', '不行', '不可以', '没办法'],
  ...['办不了', '不知道', '不清楚', '这很简单', '马上搞定', '嗯', '啊', '呃', '那个，', '一定'],
  ...['保证', '马上给您退款', '我是真人', '你', '你们', '傻', '可', '能', '不', '行', '应', '该'],
  ...['**', '*', '`', '#', '- ', '1. ', '[a](b)', '|', '😀', '<b>', '\u200b', ' ', '·', '，', '。'],
  ...['年费', '50元', '60元', '五十', '您', '请稍等', '下载后不予退款', '能不能', '不一定', '應該'],
];
const sentence = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join(''));
const context: fc.Arbitrary<GateContext> = fc.record({
  earlier: fc.array(fc.constantFrom('您好。', '请您稍等，', '您的申请可', '我们不'), {
    maxLength: 2,
  }),
  asked: fc.constantFrom('', '个人证书多少钱', '补办是20块吧', '解锁怎么办'),
  history: fc.array(
    fc.record({
      who: fc.constantFrom('caller', 'agent'),
      text: fc.constantFrom('我要交60元', '可能不行', '续期'),
    }),
    { maxLength: 2 },
  ),
  results: fc.array(fc.constantFrom('{"fee":50}', '{"expires_on":"2026年12月20日"}', '[[{'), {
    maxLength: 2,
  }),
});

/** An oracle of its own: the plain list of the rulebook, on text without spaces. */
const banned =
  /(?<!尽|即)可能|大概(?!念)|应该是(?!您的)|好像|差不多|(?<!能)不能(?!不(?!能))|(?<!行)不行(?!使)|(?<!可)不可以|没办法|办不了|不知道|不清楚|这很简单|马上搞定|搞定|[嗯啊呃]|马上给您退款|我是真人|(?<!迷)你/u;
/** Anything but letters, numbers and marks of a pause may hide between two characters. */
const hidden = /[^\p{L}\p{N},。、!?;:]/gu;
const unspeakable = /[*`#|]|\]\(|<b>|\p{Extended_Pictographic}|\u200b/u;

function expectClean({ text }: GateVerdict): void {
  if (mandated.includes(text)) return;
  expect(text.normalize('NFKC').replaceAll(hidden, '')).not.toMatch(banned);
  expect(text).not.toMatch(unspeakable);
}

describe('whatever a model writes', () => {
  test('a judged sentence holds no banned expression and no markup', () => {
    fc.assert(
      fc.property(sentence, context, (text, around) => expectClean(gate.judge(text, around))),
      { numRuns: 2000 },
    );
  });

  test('a judged sentence passes again as it is', () => {
    fc.assert(
      fc.property(sentence, context, (text, around) => {
        const once = gate.judge(text, around).text;
        expect(gate.judge(once, around)).toMatchObject({ text: once, interventions: [] });
      }),
      { numRuns: 2000 },
    );
  });

  test('a sentence that is changed has an intervention, one that is not has none', () => {
    fc.assert(
      fc.property(sentence, context, (text, around) => {
        const verdict = gate.judge(text, around);
        expect(verdict.interventions.length > 0).toBe(verdict.text !== text.trim());
        const last = verdict.interventions.at(-1);
        if (last !== undefined) expect(last.spoken).toBe(verdict.text);
      }),
      { numRuns: 1000 },
    );
  });

  test('a whole reply, sentence by sentence, holds nothing banned across its sentences', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 4 }), (texts) => {
        const earlier: string[] = [];
        for (const one of splitSentences(texts.join('。'))) {
          const { text } = gate.judge(one, { earlier, asked: '', history: [], results: [] });
          if (text !== '') earlier.push(text);
        }
        const reply = earlier.filter((text) => !mandated.includes(text)).join('');
        const joined = reply.replaceAll(/[\s·。！？；，]/gu, '');
        expect(joined).not.toMatch(/大概(?!念)|没办法|办不了|不知道|不清楚|差不多/u);
      }),
      { numRuns: 1000 },
    );
  });
});
