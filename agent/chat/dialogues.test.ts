/** Faults found by talking with the agent, each kept from coming back. Real session, scripted model. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from './testing/talk.ts';

const complaint = '我要投诉，昨天总部网点柜员骂我，要求道歉';

describe('a handoff', () => {
  it('never loses its id to the mask', async () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { of } = await talkWith({ seed: `s${seed}` }, '转人工');
      expect(of('handoff.offered')).toHaveLength(1);
      expect(of('handoff.requested')[0]?.handoffId).toMatch(/^[0-9a-f-]{36}$/);
    }
  }, 60_000);

  it('goes on ringing after an objection to recording, without a question in between', async () => {
    const { of, last } = await talk('转人工', '不要录音', { human: 'decline' });
    expect(last).toEqual(['objection.go_on']);
    expect(of('handoff.offered')).toHaveLength(2);
  });

  it('is not asked for by a yes to something else', async () => {
    const { of, last } = await talk('我要办护照', '个人证书多少钱', '好的');
    expect(of('handoff.requested')).toHaveLength(0);
    expect(last).toEqual(['closing.anything_else']);
  });

  it('lets danger be heard while the caller waits, and a complaint be recorded', async () => {
    const danger = await talk('转人工', '救命，我心脏病发了');
    expect(danger.last).toEqual(['danger']);
    const complained = await talk('转人工', '我要投诉你们柜员骂人');
    expect(complained.last).toEqual(['complaint.apology']);
    expect(complained.of('ticket.opened')).toMatchObject([{ kind: 'complaint' }]);
  });

  it.each(['我不等了', '别等了，挂了吧', '算了不转了', '没事了，谢谢'])(
    'is given up with %s',
    async (words) => {
      const { of } = await talk('转人工', words);
      expect(of('handoff.abandoned')).toMatchObject([{ cause: 'withdrawn' }]);
    },
  );
});

describe('a complaint', () => {
  it('is heard while a contact is taken for something else', async () => {
    const { last } = await talk('证书是国密算法吗', '我要投诉你们');
    expect(last[0]).toBe('complaint.apology');
  });

  it('keeps what happened, told in several turns, and takes nothing else for it', async () => {
    const { of } = await talk(
      '我要投诉你们乱收费',
      '上个月在城东网点，柜员多收了我50块钱，要求退款',
      '13900001111',
      '嗯',
    );
    expect(of('complaint.recorded')).toMatchObject([
      { event: '乱收费，柜员多收了我50块钱', severity: 'complex' },
    ]);
    const vague = await talk('我要投诉', '上周五', '在你们官网上', '不方便留');
    expect(vague.of('complaint.recorded')).toMatchObject([
      { time: '上周五', place: '你们官网', event: null },
    ]);
  });

  it('may be taken back until it is recorded', async () => {
    const { of } = await talk(complaint, '算了我不投诉了');
    expect(of('complaint.recorded')).toHaveLength(0);
    expect(of('handoff.requested')).toHaveLength(0);
  });

  it.each(['算了', '算了不留了'])(
    'stands where the caller leaves only the number out: %s [DEC-5]',
    async (refusal) => {
      const { of } = await talk(complaint, refusal);
      expect(of('complaint.recorded')).toMatchObject([{ contact: null }]);
      expect(of('ticket.opened')).toMatchObject([{ kind: 'complaint' }]);
    },
  );

  it('takes further telling for telling, not for a refusal', async () => {
    const { of, last } = await talk(complaint, '没人理我，等了两个小时');
    expect(of('complaint.recorded')).toHaveLength(0);
    expect(last).toEqual(['identity.ask_again']);
  });

  it.each([
    ['the caller hangs up', { hangUp: true } as const],
    ['the caller can not be heard twice', { unintelligible: true } as const],
    ['danger comes up', '我不想活了'],
  ])('is recorded all the same when %s', async (_, line) => {
    const lines = typeof line === 'object' && 'unintelligible' in line ? [line, line] : [line];
    const { of } = await talk(complaint, '13900001111', ...lines);
    expect(of('complaint.recorded')).toMatchObject([{ event: expect.stringContaining('骂') }]);
    expect(of('ticket.opened')).toMatchObject([{ kind: 'complaint' }]);
  });

  it('reads back a contact that was given before it was asked for', async () => {
    const { last } = await talk(
      '我叫李明，电话13900001111，我要投诉，昨天在总部网点柜员骂我，要求道歉',
    );
    expect(last).toEqual(['complaint.apology', 'readback']);
  });

  it('never keeps a number that the caller has just called wrong', async () => {
    const { of } = await talk(
      complaint,
      '王小明',
      '13900001111',
      '错了错了',
      '13900001112',
      '错了',
    );
    expect(of('complaint.recorded')).toMatchObject([{ contact: null, caller: '王小明' }]);
  });

  it('goes to a person at once when both are asked for in one breath', async () => {
    const { of, last } = await talk('我要投诉柜员骂人，给我转人工');
    expect(of('complaint.recorded')).toHaveLength(1);
    expect(last).toContain('transfer.requested');
  });

  it('lets a question about our business be answered in between', async () => {
    const { last } = await talk('我要投诉', '企业证书年费多少钱？');
    expect(last.at(-1)).toBe('need.detail');
    expect(last).toContain('solve.answer');
  });
});

describe('a promise', () => {
  it('is a ticket, also when the caller is gone before the contact is settled', async () => {
    const decline = { human: 'decline' } as const;
    const { of } = await talk('转人工', decline, decline, decline, { hangUp: true });
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback' }]);
  });

  it('of an answer takes number and name, and closes with ETI-6.4d', async () => {
    const { phrases } = await talk(
      '证书是国密算法吗',
      '13900001111',
      '对',
      '我姓王',
      '可以',
      '没有了',
      5000,
    );
    expect(phrases.slice(3)).toEqual([
      'cannot_answer.contact',
      'readback',
      'cannot_answer.surname',
      'complaint.deadline',
      'closing.anything_else',
      'satisfaction.ask',
      'cannot_answer.close',
    ]);
  });

  it('is not made where there is no number to keep it with', async () => {
    const { of, last } = await talk('证书是国密算法吗', '不用了');
    expect(of('ticket.opened')).toHaveLength(0);
    expect(last).toEqual(['closing.anything_else']);
  });
});

describe('small words', () => {
  it.each(['嗯', '好的', '可以', '清楚了'])('%s after an answer closes the need', async (word) => {
    const { last } = await talk('个人证书多少钱', word);
    expect(last).toEqual(['closing.anything_else']);
  });

  it.each(['没有，不过我想问下续期', '别的没有，就想问下续期'])('%s goes on', async (word) => {
    const { last } = await talk('个人证书多少钱', '清楚了', word);
    expect(last[0]).toBe('solve.answer');
  });

  it.each(['好的', '行', '没了', '不用了谢谢'])(
    '%s after 请问还有其他问题吗 is the end',
    async (word) => {
      const { last } = await talk('个人证书多少钱', '清楚了', word);
      expect(last).toEqual(['satisfaction.ask']);
    },
  );

  it.each(['能听到', '可以听到', '喂，听得到吗'])('%s answers the probe', async (word) => {
    const { last } = await talk(2000, word);
    expect(last.at(-1)).toBe('opening.no_business');
  });

  it('麻烦问一下 is no bad mood', async () => {
    const { of } = await talk('麻烦问一下个人证书多少钱');
    expect(of('mood.changed')).toHaveLength(0);
  });

  it('等一下，个人证书多少钱 is a question', async () => {
    const { last } = await talk('等一下，个人证书多少钱');
    expect(last[0]).toBe('solve.answer');
  });
});

it.each([
  ['不好意思，我打错电话了', 'wrong_number.misdialled'],
  ['喂，是顺丰快递吗', 'wrong_number.requery'],
  ['你好，请问是社保局吗', 'wrong_number.offer'],
])('%s is met with %s', async (words, phrase) => {
  const { last } = await talk(words);
  expect(last[0]).toBe(phrase);
});

it.each(['喂'.repeat(2000), '我要投诉'.repeat(500), `${'那个'.repeat(900)}人工`])(
  'takes two thousand characters without hanging',
  async (words) => {
    const { events } = await talk(words, '网点在哪里');
    expect(events.at(-1)?.turn).toBe(2);
  },
);

it('says all of its last turn again when asked, but for the closing question', async () => {
  const { last } = await talk('社保怎么办', '没听清，号码是多少');
  expect(last).toEqual(['out_of_scope.1_phone']);
});

it('closes a call with an open suggestion as one with something open', async () => {
  const { last } = await talk('我建议你们网站增加夜间服务', '没有了', '五分');
  expect(last).toEqual(['closing.open']);
});

it('names what the caller wants in the summary, not the digits they gave last', async () => {
  const { of } = await talk(
    '查一下我的证书办理进度',
    '王建国，13000000001，0018，20260017',
    '转人工',
  );
  expect(of('handoff.requested')[0]?.summary).toMatchObject({ demand: '查一下我的证书办理进度' });
});
