import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { createGate } from './createGate.ts';
import type { GateContext } from './types.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);

function spoken(sentence: string, context: Partial<GateContext> = {}): string {
  return gate.judge(sentence, { earlier: [], grounds: [], ...context }).text;
}

describe('a number', () => {
  test.each([
    '个人证书的年费是五十块钱。',
    '年费５０元。',
    '企业证书审核两个工作日。',
    '证书到期前六十天可以续期。',
    '总部网点上午九点到下午五点营业。',
    '城东网点下午四点半关门。',
    '发票二十四小时内发送到邮箱。',
    'PIN码连续输错十次会锁定。',
  ])('that the knowledge gives passes in other words: %s', (sentence) => {
    expect(spoken(sentence)).toBe(sentence);
  });

  test.each([
    '年费六十元。',
    '年费５００元。',
    '费用是10天。',
    '三天内办好。',
    '半天就好。',
    '退款收百分之五十。',
    '给您打八折。',
    '您拨打一二三四五就行。',
    '晚上九点关门。',
    '年费二百五十块。',
    '费用几百块钱。',
    '年费5️⃣5️⃣元。',
    '年费60 0元。',
    '年费六O元。',
  ])('that nobody gave is not spoken: %s', (sentence) => {
    const verdict = gate.judge(sentence, { earlier: [], grounds: [] });
    expect(verdict.text).toBe('');
    expect(verdict.interventions.at(-1)).toMatchObject({ rule: 'fact.number', spoken: '' });
  });

  test.each([
    '请您稍等一下。',
    '第一，请您打开官网。',
    '这里有两种方式，三个步骤。',
    '您的意见十分重要。',
    '请您再核对一次。',
    '千万不要弄丢介质。',
    '我们一起看一看。',
    '请注意以下三点。',
    '第1步，打开官网。',
    '您可以选择其中的一位。',
    '请扫描二维码。',
    '请提供身份证号后四位。',
    '个人证书一年50元。',
  ])('word that only counts is no number: %s', (sentence) => {
    expect(spoken(sentence)).toBe(sentence);
  });

  test('is grounded by a tool result, a date in any wording included', () => {
    const grounds = ['{"expiresOn":"2026-12-20","order":"20260017","fee":88}'];
    expect(spoken('您的证书2026年12月20日到期。', { grounds })).not.toBe('');
    expect(spoken('您的证书二零二六年十二月二十号到期。', { grounds })).not.toBe('');
    expect(spoken('受理号二零二六零零一七。', { grounds })).not.toBe('');
    expect(spoken('费用是88元。', { grounds })).not.toBe('');
    expect(spoken('您的证书2026年12月21日到期。', { grounds })).toBe('');
  });

  test('is grounded by the caller', () => {
    const grounds = ['我的电话是幺三零零零零零零零零一，你们收了我三千块'];
    expect(spoken('您的电话是13000000001。', { grounds })).not.toBe('');
    expect(spoken('您的电话尾号0001。', { grounds })).not.toBe('');
    expect(spoken('您说的是3000元。', { grounds })).not.toBe('');
    expect(spoken('您的电话是13000000002。', { grounds })).toBe('');
  });
});

describe('markup', () => {
  test.each([
    ['**年费**是`50`元。', '年费是50元。'],
    ['## 续期', '续期'],
    ['- 年费50元。', '年费50元。'],
    ['1. 打开官网。', '第一，打开官网。'],
    ['请看[官网](http://www.yunshan-ca.example/a?b=1)。', '请看官网。'],
    ['| 年费 | 50元 |', '年费，50元'],
    ['|---|---|', ''],
    ['```js', ''],
    ['const fee = 50;', ''],
    ['😀好的👍🏽。', '好的。'],
    ['<b>好的</b>。', '好的。'],
    ['Please hold the line for me.', ''],
    ['请按#键。', '请按井号键。'],
  ])('%s is spoken as %s', (sentence, plain) => {
    expect(spoken(sentence)).toBe(plain);
    const [first] = gate.judge(sentence, { earlier: [], grounds: [] }).interventions;
    expect(first).toMatchObject({ rule: 'form.markup', original: sentence });
  });

  test('leaves an address, a version and quotation marks alone', () => {
    for (const fact of ['官网网址是www.yunshan-ca.example。', 'Windows 10', '“云杉证书助手”']) {
      expect(spoken(fact)).toBe(fact);
    }
  });
});

describe('a banned expression', () => {
  test.each([
    ['您的申请可', '能明天办好。'],
    ['这个业务我们不', '行的。'],
    ['我们保。', '证给您办好。'],
  ])('is caught where it is cut in two: %s %s', (before, sentence) => {
    expect(spoken(sentence, { earlier: [before] })).toBe('');
  });

  test('is not seen where two sentences only touch', () => {
    expect(spoken('能当场领取。', { earlier: ['到网点办理即可。'] })).toBe('能当场领取。');
    expect(spoken('证书请妥善保管。', { earlier: ['这样更环保。'] })).toBe('证书请妥善保管。');
  });

  test.each(['可\u200b能要等。', '可 能要等。', '可·能要等。', '可**能**要等。', '可`能要等。'])(
    'is caught where something stands between its characters: %s',
    (sentence) => expect(spoken(sentence)).toBe(''),
  );

  test.each(['這個辦不了。', '我不確定。', '應該是這樣。', '妳好。'])(
    'is caught in traditional characters: %s',
    (sentence) => expect(spoken(sentence)).not.toBe(sentence),
  );

  test('passes in knowledge quoted verbatim, and only there', () => {
    const text = '外地证件不能在网上办理，须到网点。';
    const article = {
      topic: '外地',
      index: '外地',
      aliases: [],
      facts: [{ text, keywords: [] }],
      text,
    };
    const other = createGate({ ...words, articles: [article] });
    const context = { earlier: [], grounds: ['年费大概一百，可能要加钱'] };
    expect(other.judge(text, context)).toEqual({ text, interventions: [] });
    expect(other.judge('您不能办理。', context).text).toBe('您无法办理。');
    expect(other.judge('年费大概一百，可能要加钱', context).text).toBe('');
  });

  test('gives way to the mandated phrase, said once in a reply', () => {
    const phrase = '我是云杉数字证书的智能客服，不是真人。如需人工服务，我帮您转接。';
    const verdict = gate.judge('我是真人，您放心。', { earlier: [], grounds: [] });
    expect(verdict.text).toBe(phrase);
    expect(verdict.interventions).toEqual([
      {
        rule: 'identity.human',
        clauses: ['HSE-2', 'MGT-1.3.2'],
        original: '我是真人，您放心。',
        spoken: phrase,
      },
    ]);
    expect(spoken('我不是机器人。', { earlier: [phrase] })).toBe('');
  });

  test('that a rewrite would build is caught too', () => {
    expect(spoken('可嗯能要等。')).toBe('');
    expect(spoken('不**嗯**能办。')).toBe('无法办。');
  });

  test('in several places is mended in all of them', () => {
    const verdict = gate.judge('嗯，你好，你们的年费50元左右。', { earlier: [], grounds: [] });
    expect(verdict.text).toBe('您好，您的年费50元。');
    expect(verdict.interventions.length).toBeGreaterThanOrEqual(4);
  });
});

test('judging a sentence takes at most 2 ms (95 of 100)', () => {
  const sentence = `${'您可以携带身份证到网点免费解锁，或网上视频核验解锁，'.repeat(4)}收费10元。`;
  const context = {
    earlier: ['请您稍等。', '我为您介绍一下。'],
    grounds: words.articles.map(({ text }) => text),
  };
  const best = Math.min(
    ...[1, 2, 3, 4, 5].map(() => percentile95(() => gate.judge(sentence, context))),
  );
  expect(best).toBeLessThanOrEqual(2);
});

function percentile95(run: () => unknown): number {
  const times = Array.from({ length: 200 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.toSorted((a, b) => a - b)[189] ?? Number.POSITIVE_INFINITY;
}
