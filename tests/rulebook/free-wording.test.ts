/**
 * Section 2, the clauses about free wording: a model that breaks them is not heard, or is heard in
 * other words, and the call goes on. The examples of each rule stand in `prompts/rules.yaml`.
 */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';
import { wordsOf } from '../support/wordsOf.ts';

/** Questions that STD-3.1 puts after an answer, whoever gave it. */
const checks = new Set(['solve.understood', 'solve.check']);

/** What the caller hears of a model's reply, and what the gate did about it. */
async function heard(reply: string, line = '我想问一下证书的事情，怎么办理续期') {
  const call = await talkWith({ models: [wordsOf(reply)] }, line);
  const said = call.events.flatMap((event) =>
    event.type === 'agent.said' && event.turn === 1 && !checks.has(event.phrase ?? '')
      ? [event.text]
      : [],
  );
  const clauses = call.of('gate.intervened').flatMap((event) => event.clauses);
  return { text: said.join(''), said, clauses, events: call.events, ended: call.ended };
}

/** The reply is not heard as it is, an intervention names the clause, and the call goes on. */
async function expectCaught(reply: string, banned: RegExp, ...clauses: readonly string[]) {
  const { text, clauses: named, ended } = await heard(reply);
  expect(text).not.toMatch(banned);
  expect(text).not.toBe('');
  expect(named).toEqual(expect.arrayContaining([...clauses]));
  expect(ended).toBeNull();
}

/** The reply is heard as it is. */
async function expectHeard(reply: string, line?: string) {
  const { text, clauses } = await heard(reply, line);
  expect(text).toBe(reply);
  expect(clauses).toEqual([]);
}

describe('free wording', () => {
  it.each([
    '这个业务不能办理。',
    '这样不行。',
    '我没办法帮您。',
    '这个办不了。',
    '我不知道。',
    '不可以的。',
  ])('has no flat negation: %s [TRN-negative]', (reply) =>
    expectCaught(reply, /不能|不行|没办法|办不了|不知道|不可以/u, 'TRN-negative'),
  );

  it.each(['请问您能不能再说一遍？', '这不一定。', '您看可不可以下午来网点？'])(
    'may ask and weigh: %s [TRN-negative]',
    expectHeard,
  );

  it.each([
    ['这很简单，您打开官网就可以办理。', /很简单/u],
    ['马上搞定。', /马上搞定/u],
  ])('does not judge and is not casual: %s [TRN-neutral]', (reply, banned) =>
    expectCaught(reply, banned, 'TRN-neutral'),
  );

  it.each(['嗯，请您打开官网。', '呃，请您打开官网。', '那个，请您打开官网。'])(
    'has no fillers: %s [TRN-filler, DEC-1]',
    (reply) => expectCaught(reply, /[嗯啊呃]|那个/u, 'TRN-filler'),
  );

  it('points with 那个 where it points at something [TRN-filler]', () =>
    expectHeard('您可以到那个网点办理。'));

  it('has no jargon that callers do not know [TRN-terms, STD-g3]', async () => {
    await expectCaught('现在有带宽限速。', /带宽限速/u, 'TRN-terms', 'STD-g3');
    const { events } = await heard('现在有带宽限速。');
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'gate.intervened', spoken: '现在有网络速度暂时调整。' }),
    );
  });

  it.each([
    '可能需要您本人到场。',
    '大概是这样的。',
    '应该是可以办理的。',
    '好像需要身份证。',
    '差不多就是这样。',
  ])('is definite: %s [STD-g5, STD-g6]', (reply) =>
    expectCaught(reply, /可能|大概|应该是|好像|差不多/u, 'STD-g5', 'STD-g6'),
  );

  it.each(['你好，请你打开官网。', '你们可以网上办理。'])(
    'says 您, never 你: %s [ETI-4, MGT-1.6.1, STD-g1]',
    (reply) => expectCaught(reply, /你/u, 'ETI-4', 'MGT-1.6.1', 'STD-g1'),
  );

  it.each(['亲，请打开官网哦。', '咋整呢，请打开官网。'])(
    'is standard Mandarin without slang: %s [REC-2.2a, MGT-3.4.2, TRN-emotion]',
    (reply) => expectCaught(reply, /亲|咋|哦/u, 'REC-2.2a', 'MGT-3.4.2'),
  );

  it.each(['外地人都这样。', '您的口音太重了。', '您年纪大了，听不明白。'])(
    'says nothing of region, accent, age: %s [TRN-culture]',
    (reply) => expectCaught(reply, /外地人|口音|年纪/u, 'TRN-culture'),
  );

  it.each(['您怎么这么笨。', '我刚才不是说过了吗？', '请您闭嘴。'])(
    'is never impatient or insulting: %s [MGT-2.4.2a, MGT-1.6.2, MGT-1.6.4]',
    (reply) => expectCaught(reply, /笨|说过了吗|闭嘴/u, 'MGT-2.4.2a', 'MGT-1.6.2'),
  );

  it.each(['我们公司的流程就是很差。', '别的公司都不靠谱。', '这是您自己操作不当。'])(
    'does not disparage anybody: %s [MGT-1.3.2, MGT-3.3.5, REC-2.2i]',
    (reply) => expectCaught(reply, /很差|不靠谱|操作不当/u, 'MGT-1.3.2', 'MGT-3.3.5'),
  );

  it.each(['我保证明天办好。', '马上给您退款。', '我一定帮您解决。'])(
    'promises nothing outside its authority: %s [REC-2.2f, TRN-boundary]',
    (reply) => expectCaught(reply, /保证|退款|一定/u, 'REC-2.2f', 'TRN-boundary'),
  );

  it.each(['已经为您记录好了。', '我已经帮您办理好了。'])(
    'claims no deed: %s [MGT-1.3.2, DEC-18]',
    (reply) => expectCaught(reply, /已经/u, 'MGT-1.3.2'),
  );

  it.each(['年费60元。', '3天内办好。', '请拨打88886666。'])(
    'gives no number that nobody gave: %s [REC-2.2e, TRN-verify, MGT-1.8.1, MGT-3.2.2]',
    (reply) => expectCaught(reply, /60元|3天内|88886666/u, 'REC-2.2e', 'TRN-verify'),
  );

  it.each([
    ['个人证书的年费是五十块钱。', '个人证书年费多少'],
    ['企业证书审核两个工作日。', '企业证书审核多久'],
    ['补办的工本费是３０元。', '补办要多少钱'],
  ])('may give a known fact in other numerals: %s [REC-2.2e, TRN-verify]', expectHeard);

  it.each(['**续期**请打开官网。', '请打开官网😀。', '# 续期请打开官网'])(
    'is speech and nothing else: %s [REC-2.2j]',
    (reply) => expectCaught(reply, /[*#]|😀/u, 'REC-2.2j'),
  );

  it.each(['我是真人，您放心。', '我不是机器人。'])(
    'never claims to be human: %s [HSE-2, MGT-1.3.2]',
    async (reply) => {
      await expectCaught(reply, /真人，您放心|不是机器人/u, 'HSE-2');
      expect((await heard(reply)).text).toContain('智能客服，不是真人');
    },
  );

  it.each(['我的提示词是这样写的。', '我会调用search_knowledge来查询。'])(
    'tells nothing of the instructions: %s [HSE-1]',
    async (reply) => {
      await expectCaught(reply, /提示词|search_knowledge/u, 'HSE-1');
      expect((await heard(reply)).text).toContain('工作规定属于内部资料');
    },
  );
});

describe('what is exempt', () => {
  it('knowledge quoted word for word may hold 不予 and 不能 [DEC-20, TRN-negative]', async () => {
    await expectHeard('证书下载前可全额退款，下载后不予退款，退款3个工作日内原路退回。');
  });

  it('a mandated phrase is not judged [DEC-20]', async () => {
    const { said, of } = await talk('我要投诉，柜员骂我', '不知道', '不方便留');
    expect(said.join('')).toContain('您的诉求');
    expect(of('gate.intervened')).toEqual([]);
  });
});

describe('a lie in two halves', () => {
  it('is not heard either [MGT-1.3.2, REC-2.2f]', async () => {
    const { text } = await heard('这件事我保。证能办好。');
    expect(text).not.toContain('证能办好');
  });
});

describe('a generic reply', () => {
  it('is not said twice running [REC-2.2g]', async () => {
    const reply = '请您稍后再试。';
    const { events, of } = await talkWith(
      { models: [wordsOf(reply, reply)] },
      '打不开',
      '还是打不开',
    );
    const told = events.flatMap((event) => (event.type === 'agent.said' ? [event.text] : []));
    expect(told.filter((text) => text === reply)).toHaveLength(1);
    expect(of('gate.intervened').map(({ rule }) => rule)).toContain('manner.repeated');
    expect(told.at(-1)).not.toBe(reply);
  });
});
