/** Section 4, handing over: which words, in which order, and what when nobody comes. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';

const accept = { human: 'accept' } as const;
const declined = { human: 'decline' } as const;
const timedOut = { human: 'timeout' } as const;

describe('a caller who asks', () => {
  it.each(['转人工', '帮我接技术支持部', '我要找人工客服'])(
    'is transferred with ETI-5f and no consent: %s [ETI-5f, DEC-4]',
    async (line) => {
      const { last, of, said } = await talk(line);
      expect(last).toEqual(['transfer.requested']);
      expect(said.at(-1)).toBe('请您稍等，正在帮您转接。');
      expect(of('handoff.requested')).toMatchObject([{ reason: 'caller_request' }]);
    },
  );

  it('reaches the department that was named [ETI-5f, MGT-1.5.2]', async () => {
    const { of } = await talk('帮我转技术支持部');
    expect(of('handoff.requested')).toMatchObject([{ department: '技术支持部' }]);
  });

  it('hears that the person is there, then the person alone [ETI-5d, TRN-transparent]', async () => {
    const { said, story } = await talk('转人工', accept, '你好', { human: 'complete' });
    expect(said.at(-1)).toBe('人工客服已接通，请您直接讲。');
    expect(story.slice(-5)).toEqual([
      'handoff.accepted',
      'handoff.joined',
      'person.connected',
      'handoff.completed',
      'ended:human:completed',
    ]);
  });

  it('is not one who only asks what it costs [DEC-11]', async () => {
    const { of } = await talk('我要转人工费用是多少');
    expect(of('handoff.requested')).toEqual([]);
  });
});

describe('the one who takes over', () => {
  it('is briefed before the transfer with what the caller said [ETI-5d, TRN-listen, REC-2.2d]', async () => {
    const { of, story } = await talk(
      '我叫李明，电话13900001111，我要投诉，昨天在总部网点，柜员骂我，要求道歉',
      '对',
    );
    const summary = of('handoff.requested')[0]?.summary;
    expect(summary).toMatchObject({
      caller: { name: '李明', number: '13900001111', verified: false },
      complaint: { time: expect.stringContaining('昨天'), place: expect.any(String) },
      mood: 'upset',
    });
    expect(summary?.demand).toContain('投诉');
    expect(summary?.promised.length).toBeGreaterThan(0);
    expect(story.indexOf('requested:complaint')).toBeLessThan(story.indexOf('handoff.offered'));
  });
});

describe('a transfer of the agent’s own', () => {
  it('beyond its authority asks consent, and warns on a yes [STD-3.3a, STD-3.3b, DEC-4, DEC-6]', async () => {
    const { turn, said, of } = await talk('我想订一张机票', '好的');
    expect(turn(1)).toEqual(['situation:out_of_scope', 'transfer.consent']);
    expect(turn(2)).toEqual(['requested:out_of_scope', 'handoff.offered', 'transfer.warning']);
    expect(said.slice(-2)).toEqual([
      '您反映的这个问题超出了我的处理权限，我会帮您转接给相关部门的同事，请他们为您提供更专业的帮助，可以吗？',
      '在转接过程中可能需要您简要说明一下情况，给您带来不便请谅解。',
    ]);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'out_of_scope' }]);
  });

  it('is not made on a no [STD-3.3a, DEC-6, ETI-6.5a]', async () => {
    const { last, of } = await talk('我想订一张机票', '不用了');
    expect(last).toEqual(['closing.anything_else']);
    expect(of('handoff.requested')).toEqual([]);
  });

  it('of a complaint names its department and needs no consent [ETI-5e, DEC-4]', async () => {
    const { said } = await talk(
      '我要投诉，昨天在总部网点，柜员骂我，要求道歉',
      '13900001111',
      '对',
    );
    expect(said.slice(-2)).toEqual([
      '您的问题需要帮您转接至投诉处理部，请您稍等，我帮您转接。',
      '在转接过程中可能需要您简要说明一下情况，给您带来不便请谅解。',
    ]);
  });

  it.each(['我不想活了', '救命，有人晕倒了'])(
    'for danger has its house words and nothing else, at once: %s [ETI-5d2, DEC-4, DEC-11]',
    async (line) => {
      const { turn, said } = await talk(line);
      const order = turn(1).filter((entry) => !entry.startsWith('mood:'));
      expect(order.filter((entry) => !entry.startsWith('situation:'))).toEqual([
        'requested:danger',
        'handoff.offered',
        'danger',
      ]);
      expect(said.at(-1)).toBe(
        '您的安全最重要。紧急情况请立即拨打110，急救120，火警119，心理援助12356。我现在帮您转接人工客服。',
      );
    },
  );

  it('for another language speaks both, and no other transfer phrase [REC-2.2a, DEC-4, ETI-5d2]', async () => {
    const { said, of, phrases } = await talk('Hello, can you speak English please?');
    expect(said.slice(3)).toEqual([
      '您好，本线路提供普通话服务，我帮您转接人工客服。',
      'Hello, this line is served in Mandarin. I will transfer you to a member of our staff.',
    ]);
    expect(of('handoff.requested')).toMatchObject([{ reason: 'other_language' }]);
    expect(phrases).not.toContain('transfer.department');
  });
});

describe('a transfer that nobody takes', () => {
  it('is offered three times, 20 s each, and then a contact is taken [STD-3.3c, DEC-19, DEC-18]', async () => {
    const { story, said, of } = await talk('转人工', timedOut, declined, timedOut);
    expect(story.filter((entry) => entry.startsWith('handoff.'))).toEqual([
      'handoff.offered',
      'handoff.timed_out',
      'handoff.offered',
      'handoff.declined',
      'handoff.offered',
      'handoff.timed_out',
    ]);
    expect(said.at(-1)).toBe(
      '我已经记录了您的问题，会尽快提交给相关负责人处理，并在4个工作小时内给您回复，请您保持电话畅通。您方便留下您的联系方式吗？',
    );
    expect(of('handoff.timed_out').map(({ at }) => at)).toEqual([
      '2026-11-24T02:00:20.000Z',
      '2026-11-24T02:00:40.000Z',
    ]);
  });

  it('claims to have recorded only what is in the journal already [DEC-18, STD-3.3c]', async () => {
    const { story } = await talkWith({ people: false }, '转人工');
    expect(story.indexOf('requested:caller_request')).toBeLessThan(
      story.indexOf('transfer.unavailable'),
    );
  });

  it('leaves a callback ticket once the contact is confirmed, or refused [STD-3.3c, DEC-18, MGT-1.7.4]', async () => {
    const given = await talkWith({ people: false }, '转人工', '13900001111', '对');
    expect(given.of('ticket.opened')).toMatchObject([
      { kind: 'callback', contact: '13900001111', dueAt: '2026-11-24T06:00:00.000Z' },
    ]);
    expect(given.of('ticket.opened')[0]?.handoffId).toBe(
      given.of('handoff.requested')[0]?.handoffId,
    );
    const refused = await talkWith({ people: false }, '转人工', '不方便留');
    expect(refused.of('ticket.opened')).toMatchObject([{ kind: 'callback' }]);
    expect(refused.of('ticket.opened')[0]?.contact ?? null).toBeNull();
  });

  it('is written down also where nobody is signed in, and no transfer phrase is said [DEC-14]', async () => {
    const { phrases, of } = await talkWith({ people: false }, '转人工');
    expect(of('handoff.requested')).toHaveLength(1);
    expect(of('handoff.offered')).toEqual([]);
    expect(phrases.slice(3)).toEqual(['transfer.unavailable']);
  });

  it('off hours is offered all the same to who is there [DEC-14]', async () => {
    const { of } = await talkWith({ now: '2026-11-28T22:00:00+08:00' }, '转人工');
    expect(of('handoff.offered')).toHaveLength(1);
  });

  it.each([
    ['on a Saturday night', '2026-11-28T22:00:00+08:00', '2026-11-30T05:00:00.000Z'],
    ['an hour before closing time', '2026-11-24T16:30:00+08:00', '2026-11-25T04:00:00.000Z'],
    ['before New Year’s Day', '2026-12-31T16:30:00+08:00', '2027-01-04T04:00:00.000Z'],
  ])('counts working hours from the next opening: %s [DEC-14]', async (_, now, due) => {
    const { of } = await talkWith({ people: false, now }, '转人工', '13900001111', '对');
    expect(of('ticket.opened')).toMatchObject([{ dueAt: due }]);
  });
});

describe('the wait for a person', () => {
  it('has news 18 s after the last words, and no silence limit [TRN-transparent, ETI-5l, DEC-9]', async () => {
    const { phrases, of, said } = await talk('转人工', 17_999);
    expect(phrases).not.toContain('waiting.news');
    expect(of('caller.silent')).toEqual([]);
    const later = await talk('转人工', 18_000);
    expect(later.said.at(-1)).toBe('感谢您的耐心等待，您可以说“回电”，由我们联系您。');
    expect(said.at(-1)).toBe('请您稍等，正在帮您转接。');
  });

  it('ends with a callback when the caller says so [TRN-transparent, STD-3.3c]', async () => {
    const { last, of } = await talk('转人工', '回电吧');
    expect(last).toEqual(['transfer.unavailable']);
    expect(of('handoff.abandoned')).toMatchObject([{ cause: 'withdrawn' }]);
  });
});
