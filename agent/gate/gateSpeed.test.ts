/** The gate stands before every sound: it is measured where it is slowest. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { createGate } from './createGate.ts';
import type { GateContext } from './types.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);
const history = Array.from({ length: 40 }, (_, at) => ({
  who: at % 2 === 0 ? ('caller' as const) : ('agent' as const),
  text: `第${at}次，我想问一下个人证书续期和补办要多少钱，网点几点开门，退款几天到账`,
}));
const context: GateContext = {
  earlier: ['请您稍等。', '我为您介绍一下。'],
  asked: '个人证书解锁要多少钱，要带什么材料',
  history,
  results: [
    '{"address":"王先生","certificates":[{"kind":"个人证书","expires_on":"2026年12月20日"}]}',
  ],
};

/** Milliseconds of processor time of one judgement: other work on the machine does not count. */
function costOf(sentence: string): number {
  const rounds = 20;
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) gate.judge(sentence, context);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / rounds;
}

test('judging a sentence takes at most 2 ms (95 of 100), with all rules, late in a long call', () => {
  const sentences = [
    ...words.articles.flatMap(({ facts }) => facts.map(({ text }) => text)),
    ...words.rules.flatMap(({ passes, fails }) => [...passes, ...fails].map(({ says }) => says)),
  ];
  for (const sentence of sentences) gate.judge(sentence, context);
  const costs = sentences.map(costOf).toSorted((one, other) => one - other);
  expect(costs[Math.floor(costs.length * 0.95)]).toBeLessThanOrEqual(2);
});

describe('no text makes a pattern go back and forth', () => {
  test.each([
    ...[
      '我',
      '您',
      '不',
      '是',
      '的',
      '可以',
      '已经',
      '我们会',
      '帮您',
      '50',
      '一',
      '零',
      '10,',
      '.',
      '-',
      ' ',
    ],
    ...[
      '(',
      '“',
      '我就是',
      '您的到底',
      '(?:',
      '二十',
      'a.',
      'www.',
      '周一到',
      '、',
      '，',
      '没有',
      '第一',
    ],
  ])('%s', (piece) => {
    const text = piece.repeat(Math.ceil(120 / piece.length)).slice(0, 120);
    for (const sentence of [text, `${text}，我`, `我可以给您${text}。`]) {
      const before = process.cpuUsage();
      gate.judge(sentence, context);
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(40);
    }
  });
});
