import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadWords } from '../words/loadWords.ts';
import { createGate } from './createGate.ts';
import type { GateContext } from './types.ts';

const words = loadWords(join(import.meta.dirname, '../../prompts'));
const gate = createGate(words);
const nowhere: GateContext = { earlier: [], asked: '', history: [], results: [] };

function judge(sentence: string, context: Partial<GateContext> = {}) {
  return gate.judge(sentence, { ...nowhere, ...context });
}

const spoken = (sentence: string, context: Partial<GateContext> = {}): string =>
  judge(sentence, context).text;

describe('markup (REC-2.2j)', () => {
  test.each([
    ['**个人证书的年费**是`50`元。', '个人证书的年费是50元。'],
    ['## 续期', '续期'],
    ['- 个人证书的年费是50元。', '个人证书的年费是50元。'],
    ['1. 请您打开官网。', '第一，请您打开官网。'],
    ['请看[官网](http://www.yunshan-ca.example/a?b=1)。', '请看官网。'],
    ['|---|---|', ''],
    ['```js', ''],
    ['const fee = 50;', ''],
    ['😀好的👍🏽。', '好的。'],
    ['<b>好的</b>。', '好的。'],
    ['Please hold the line for me.', ''],
    ['请按#键。', '请按井号键。'],
  ])('%s is spoken as %s', (sentence, plain) => {
    const { text, interventions } = judge(sentence);
    expect(text).toBe(plain);
    expect(interventions[0]).toMatchObject({ rule: 'form.markup', original: sentence });
  });

  test('an address of the web, a version and quotation marks are none', () => {
    for (const sentence of [
      '官网网址是www.yunshan-ca.example。',
      '“云杉证书助手”支持Windows 10及以上、macOS 12及以上。',
    ]) {
      expect(spoken(sentence)).toBe(sentence);
    }
  });
});

describe('a banned expression', () => {
  test.each([
    ['您的申请可', '能明天办好。'],
    ['这个业务我们不', '行的。'],
    ['我们保。', '证给您办好。'],
  ])('is caught where it is cut in two (TRN-boundary): %s %s', (before, sentence) => {
    expect(spoken(sentence, { earlier: [before] })).toBe('');
  });

  test('is not seen where two sentences only touch', () => {
    expect(spoken('请您稍等。', { earlier: ['您的资料我们会保。'] })).toBe('请您稍等。');
    const context = { asked: '补办', earlier: ['到网点办理补办即可。'] };
    expect(spoken('能当场领取。', context)).toBe('能当场领取。');
  });

  test.each(['可\u200b能要等。', '可 能要等。', '可·能要等。', '可**能**要等。', '可`能要等。'])(
    'is caught where something stands between its characters (STD-g5): %s',
    (sentence) => expect(spoken(sentence)).toBe(''),
  );

  test.each(['這個辦不了。', '我不確定。', '應該是這樣。', '妳好。'])(
    'is caught in traditional characters: %s',
    (sentence) => expect(spoken(sentence)).not.toBe(sentence),
  );

  test('passes in knowledge quoted verbatim, and only there (TRN-negative, DEC-20)', () => {
    const text = '外地证件不能在网上办理，须到网点。';
    const article = {
      topic: '外地',
      index: '外地',
      aliases: [],
      facts: [{ text, keywords: [] }],
      text,
    };
    const other = createGate({ ...words, articles: [article] });
    expect(other.judge(text, nowhere)).toMatchObject({ text, interventions: [] });
    expect(other.judge('外地证件不能在网上办理。', nowhere).text).toBe('外地证件不能在网上办理。');
    expect(other.judge('您不能办理。', nowhere).text).not.toContain('不能');
  });

  test('gives way to the mandated phrase, said once in a reply (HSE-2)', () => {
    const phrase = '我是云杉数字证书的智能客服，不是真人。如需人工服务，我帮您转接。';
    const verdict = judge('我是真人，您放心。');
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
    expect(spoken('过期后不**嗯**能续期。')).not.toContain('不能');
  });

  test('in several places is mended in all of them', () => {
    const verdict = judge('嗯，你好，你们的个人证书年费50元左右。');
    expect(verdict.text).toBe('您好，您的个人证书年费50元。');
    expect(verdict.interventions.length).toBeGreaterThanOrEqual(4);
  });
});

describe('what is rewritten is good Chinese', () => {
  test.each([
    ['这很简单。', '我们可以逐步解决。'],
    ['这个很容易，请您打开官网。', '我们可以逐步解决，请您打开官网。'],
    ['马上搞定。', '请稍等。'],
    ['我们不能直接修改。', '我们暂时无法修改。'],
    ['这边没办法查询。', '这边暂时无法查询。'],
    ['证书下载后不能退款。', '证书下载后无法退款。'],
    ['密码不能告诉他人。', '密码请您不要告诉他人。'],
    ['如果还是不行，请您重启浏览器。', '如果问题仍然存在，请您重启浏览器。'],
    ['嗯，好的，请您讲。', '好的，请您讲。'],
    ['OK，请您稍等。', '好的，请您稍等。'],
    ['那个，请您稍等。', '请您稍等。'],
    ['现在有带宽限速。', '现在有网络速度暂时调整。'],
    ['补办的工本费大概是30元左右。', '补办的工本费是30元。'],
    ['你好，请讲。', '您好，请讲。'],
    ['客服：请您讲。', '请您讲。'],
  ])('%s → %s', (sentence, rewritten) => {
    const wording = createGate({
      ...words,
      rules: words.rules.filter(({ check }) => check === undefined || check === 'speakable'),
    });
    expect(wording.judge(sentence, nowhere).text).toBe(rewritten);
  });
});

test('ETI-5g: a turn is cut at 80 characters and three sentences, whatever is still to come', () => {
  const earlier: string[] = [];
  for (let at = 0; at < 20; at += 1) {
    const { text } = judge(`${'请您慢慢说，'.repeat(at % 4)}我在听。`, { earlier });
    if (text !== '') earlier.push(text);
  }
  expect(earlier.length).toBeLessThanOrEqual(3);
  expect(Array.from(earlier.join('')).length).toBeLessThanOrEqual(80);
});

describe('words put together by code', () => {
  test('may hold any number that was given, and no other', () => {
    const context = { scripted: true, results: ['{"expires_on":"2026年12月20日"}'] };
    const sentence = '王先生，您的个人证书到期日是2026年12月20日。';
    expect(spoken(sentence, { ...context, asked: '我叫王建国' })).toBe(sentence);
    expect(spoken('您的个人证书到期日是2026年12月21日。', context)).toBe('');
  });
});
