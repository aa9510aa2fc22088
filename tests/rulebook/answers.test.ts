/** Section 2, answers: facts only, complete, solved at once, short; and what happens without one. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';
import { wordsOf } from '../support/wordsOf.ts';

const farMoreThanEighty = '办理证书的时候请您仔细阅读页面上的每一项说明并且逐项填写清楚。'.repeat(
  6,
);

describe('an answer', () => {
  it.each([
    ['个人证书一年多少钱', ['50元']],
    ['企业证书要什么材料', ['营业执照副本复印件加盖公章', '经办人身份证原件', '授权委托书']],
    ['退款怎么退', ['下载前可全额退款', '下载后不予退款', '3个工作日内原路退回']],
    ['解锁要多少钱', ['网点免费', '收费10元', '30分钟内生效']],
    ['总部网点在哪，几点上班', ['青云路18号云杉大厦1层', '工作日9:00至17:00']],
  ])(
    'is true and complete: %s [REC-2.2e, MGT-1.8.1, MGT-3.2.2, REC-1.2b, TRN-verify]',
    async (question, facts) => {
      const { said, of } = await talk(question);
      for (const fact of facts) expect(said.join('')).toContain(fact);
      expect(of('tool.called')).toContainEqual(
        expect.objectContaining({ name: 'search_knowledge', effect: 'read' }),
      );
    },
  );

  it('comes in the same turn, without restating, identity or consent [DEC-2, STD-3.1, MGT-1.7.3]', async () => {
    const { turn, phrases } = await talk('个人证书一年多少钱');
    expect(turn(1)).toContain('solve.answer');
    expect(phrases).not.toContain('identity.ask');
    expect(phrases.filter((phrase) => phrase.startsWith('confirm.'))).toEqual([]);
  });

  it.each([
    ['怎么装驱动', /请问您清楚了吗？$/u],
    ['证书丢了怎么办', /您看这样处理可以吗？$/u],
  ])('ends with its check: %s [STD-3.1, MGT-1.7.3]', async (question, check) => {
    const { said } = await talk(question);
    expect(said.at(-1)).toMatch(check);
  });

  it.each(['个人证书一年多少钱', '企业证书要什么材料', '城东网点周六开门吗', '证书丢了怎么办'])(
    'is brief: %s [ETI-5g]',
    async (question) => {
      const { events } = await talk(question);
      const told = events.flatMap((event) =>
        event.type === 'agent.said' && event.turn === 1 ? [event.text] : [],
      );
      expect(told.length).toBeLessThanOrEqual(3);
      expect([...told.join('')].length).toBeLessThanOrEqual(80);
    },
  );

  it('offers the related step that is due soon, and sells nothing [TRN-needs]', async () => {
    const { said, phrases } = await talkWith(
      {
        answers: [
          [/是吗？|对吗？/u, '对的，我是王建国，13000000001，0017'],
          [/身份证/u, '王建国，13000000001，0017'],
        ],
      },
      '帮我查一下我的证书什么时候到期',
    );
    const told = said.join('');
    expect(told).toContain('2026年12月20日');
    expect(told.slice(told.indexOf('2026年12月20日'))).toContain('续期');
    expect(phrases).not.toContain('closing.done');
  });

  it('offers no related step that is not due yet [TRN-needs]', async () => {
    const { said } = await talkWith(
      {
        answers: [
          [/是吗？|对吗？/u, '对的'],
          [/身份证/u, '李秀英，13000000002，2248'],
        ],
      },
      '帮我查一下我的证书什么时候到期',
    );
    const told = said.join('');
    expect(told).toContain('2027年3月31日');
    expect(told.slice(told.indexOf('2027年3月31日'))).not.toContain('续期');
  });
});

describe('a question that knowledge does not answer', () => {
  const unknown = '证书是国密算法吗';

  it('is never guessed: the number is taken, with a promise to check [REC-2.2e, REC-2.2f, ETI-6.4d, TRN-boundary]', async () => {
    const { turn, said } = await talk(unknown);
    expect(turn(1)).toContain('situation:cannot_answer');
    expect(turn(1).at(-1)).toBe('cannot_answer.contact');
    expect(said.at(-1)).toBe('对不起，请您留下您的联系电话，我们查询后将尽快与您联系，好吗？');
  });

  it('takes number, read-back, name and deadline, in this order, and closes with its own words [ETI-6.4d, STD-3.4d, DEC-7, MGT-1.7.4]', async () => {
    const call = await talk(unknown, '13900001111', '对', '我姓王', '可以', '没有了', 5000, 3000);
    expect(call.phrases.slice(3)).toEqual([
      'cannot_answer.contact',
      'readback',
      'cannot_answer.surname',
      'complaint.deadline',
      'closing.anything_else',
      'satisfaction.ask',
      'cannot_answer.close',
    ]);
    expect(call.of('ticket.opened')).toMatchObject([
      {
        kind: 'callback',
        contact: '13900001111',
        caller: '王',
        dueAt: '2026-11-24T06:00:00.000Z',
        owner: '客户服务部',
      },
    ]);
    expect(call.said).toContain('我们会在4个工作小时内给您一个明确的答复，请问这样可以吗？');
    expect(call.story.at(-1)).toBe('ended:agent:closed');
  });

  it('opens its ticket before the deadline is promised [DEC-18, ETI-6.4d]', async () => {
    const { story } = await talk(unknown, '13900001111', '对', '我姓王');
    expect(story.indexOf('ticket:callback')).toBeGreaterThan(0);
    expect(story.indexOf('ticket:callback')).toBeLessThan(story.indexOf('complaint.deadline'));
  });
});

describe('a model that talks too long', () => {
  it('is heard for eighty characters and three sentences at most [ETI-5g]', async () => {
    const { events } = await talkWith({ models: [wordsOf(farMoreThanEighty)] }, '怎么办理续期');
    const told = events.flatMap((event) =>
      event.type === 'agent.said' && event.turn === 1 && event.source === 'model'
        ? [event.text]
        : [],
    );
    expect(told.length).toBeLessThanOrEqual(3);
    expect([...told.join('')].length).toBeLessThanOrEqual(80);
  });
});

describe('two needs in one breath', () => {
  it('are both met, in parts [REC-2.2e, REC-1.2b, ETI-6.1i]', async () => {
    const { said } = await talk(
      '两个网点的地址和营业时间都告诉我，还有企业证书的材料',
      '好了',
      '记好了',
      '记好了',
    );
    const told = said.slice(3).join('');
    for (const part of ['青云路18号', '望江街66号', '授权委托书']) expect(told).toContain(part);
  });
});
