/** Section 3, complaints: from the apology to the deadline; decisions 5, 18 and 19. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';

const whole = '我要投诉，昨天下午在总部网点，柜员骂我，要求道歉';
const declined = { human: 'decline' } as const;
const nobody = [declined, declined, declined];
const recorded = [whole, '我叫李明，13900001111', '对'] as const;

describe('a complaint', () => {
  it('is soothed first, then asked about, before anything else [REC-2.2i, STD-3.4a, DEC-5, MGT-2.4.2c]', async () => {
    const { last, said, of } = await talk('我要投诉');
    expect(last).toEqual(['complaint.apology', 'need.detail']);
    expect(said.at(-2)).toMatch(
      /^非常抱歉给您(?:带来了不好的体验|添麻烦了)，我非常理解您现在的心情。$/u,
    );
    expect(of('complaint.recorded')).toEqual([]);
  });

  it('asks for all missing elements together, each at most once more [REC-2.2i, DEC-5]', async () => {
    const { said } = await talk('我要投诉', '昨天的事', '昨天的事', '昨天的事');
    const questions = said.filter((text) => text.includes('具体说明一下'));
    expect(questions).toHaveLength(2);
    expect(questions[0]).toMatch(/时间.*地点.*人员.*经过.*诉求/u);
    expect(questions[1]).not.toContain('时间');
  });

  it('asks for nothing that was told already [REC-2.2i, DEC-5]', async () => {
    const { last } = await talk(whole);
    expect(last).toEqual(['complaint.apology', 'identity.ask']);
  });

  it('runs its whole course in the order of decision 5 [DEC-5, DEC-4, STD-3.4c, ETI-5e, STD-3.3b, MGT-1.5.2]', async () => {
    const { story, phrases } = await talk(...recorded);
    expect(phrases.slice(3)).toEqual([
      'complaint.apology',
      'identity.ask',
      'readback',
      'complaint.commitment',
      'transfer.department',
      'transfer.warning',
    ]);
    const order = ['complaint.recorded', 'ticket:complaint', 'complaint.commitment'];
    const places = order.map((entry) => story.indexOf(entry));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('is recorded with its five elements in the words of the caller [REC-2.2i, MGT-2.4.2c, TRN-listen]', async () => {
    const { of } = await talk(...recorded);
    expect(of('complaint.recorded')).toMatchObject([
      {
        time: expect.stringContaining('昨天'),
        place: expect.stringContaining('总部网点'),
        people: expect.stringContaining('柜员'),
        event: expect.stringContaining('骂我'),
        demand: expect.stringContaining('道歉'),
        caller: '李明',
        contact: '13900001111',
        severity: 'simple',
      },
    ]);
  });

  it('is a ticket of its department, due at the deadline of a simple one [DEC-5, MGT-1.7.4, MGT-1.5.2]', async () => {
    const { of } = await talk(...recorded);
    expect(of('ticket.opened')).toMatchObject([
      { kind: 'complaint', owner: '投诉处理部', dueAt: '2026-11-25T02:00:00.000Z' },
    ]);
    expect(of('handoff.requested')).toMatchObject([
      { reason: 'complaint', department: '投诉处理部' },
    ]);
  });

  it.each([
    ['money', '我要投诉，昨天在总部网点，柜员多收了我50块钱，要求退款'],
    ['several parties', '我要投诉，昨天在总部网点，柜员骂了我们好几个人，要求道歉'],
    ['a repeat', '我要投诉，昨天在总部网点，柜员又一次骂我，要求道歉'],
    ['a legal threat', '我要投诉，昨天在总部网点，柜员骂我，不道歉我就找律师起诉'],
    ['personal data', '我要投诉，昨天在总部网点，柜员泄露了我的个人信息，要求道歉'],
  ])('is complex where it is about %s, and has three working days [DEC-5]', async (_, line) => {
    const { of } = await talk(line, '李明，13900001111', '对');
    expect(of('complaint.recorded')).toMatchObject([{ severity: 'complex' }]);
    expect(of('ticket.opened')).toMatchObject([{ dueAt: '2026-11-27T02:00:00.000Z' }]);
  });

  it('tells no deadline while it transfers [DEC-5]', async () => {
    const { phrases } = await talk(...recorded);
    expect(phrases).not.toContain('complaint.deadline');
  });

  it('is answered by its deadline where nobody is free, and closes with ETI-6.2e [STD-3.4d, ETI-6.2e, DEC-5, DEC-7, DEC-19]', async () => {
    const { said, story, of } = await talk(...recorded, ...nobody, '可以', '没有了', '1分', 3000);
    expect(of('handoff.offered')).toHaveLength(3);
    expect(said.slice(-4)).toEqual([
      '我们会在1个工作日内给您一个明确的答复，请问这样可以吗？',
      '请问还有其他问题吗？',
      '请您为本次服务评分，5分为非常满意，1分为非常不满意，按键或直接说都可以。',
      '很抱歉，多谢您反映的意见，我们会尽快向上级部门反映，并在1个工作日之内给您明确的答复，再见！',
    ]);
    expect(story.at(-1)).toBe('ended:agent:closed');
  });

  it('says no transfer phrase where nobody is signed in [DEC-14, DEC-5, STD-3.4d]', async () => {
    const { phrases, of } = await talkWith({ people: false }, ...recorded);
    expect(phrases).not.toContain('transfer.department');
    expect(phrases.at(-1)).toBe('complaint.deadline');
    expect(of('handoff.requested')).toHaveLength(1);
    expect(of('handoff.offered')).toEqual([]);
  });

  it('addresses the caller with the title they told [ETI-6.2e, DEC-16]', async () => {
    const { said } = await talk(
      whole,
      '我是李女士，13900001111',
      '对',
      ...nobody,
      '可以',
      '没有',
      '两分',
    );
    expect(said.at(-1)).toMatch(/^很抱歉，李?女士，多谢您反映的意见/u);
  });

  it('commits to what it does with a measure from a closed list [STD-3.4c]', async () => {
    const { said } = await talk(...recorded);
    expect(said).toContain(
      '对于您反映的服务态度问题，我们非常重视。我会将您的情况详细记录下来，并会尽快转交投诉处理部核实处理。',
    );
  });

  it('gives way to a person at once when the caller asks for one, and is recorded first [DEC-5, ETI-5f]', async () => {
    const { turn } = await talk('我要投诉，柜员骂我', '别问了，给我转人工');
    const order = turn(2).filter((entry) => !/^(?:situation|mood)/u.test(entry));
    expect(order.slice(0, 4)).toEqual([
      'complaint.recorded',
      'ticket:complaint',
      'complaint.commitment',
      'requested:complaint',
    ]);
    expect(order).toContain('transfer.requested');
    expect(order).not.toContain('transfer.department');
  });

  it.each(['我要投诉你们这个机器人', '你这个智能客服太差了，我要投诉你'])(
    'may be about the agent itself, and is never refused: %s [ETI-3.2, MGT-1.5.3, DEC-5]',
    async (line) => {
      const { turn, of } = await talk(line, '转人工');
      expect(turn(1)).toContain('complaint.apology');
      expect(of('ticket.opened')).toMatchObject([{ kind: 'complaint' }]);
    },
  );

  it('asks what happened where nothing but the wish was told [REC-2.2i]', async () => {
    const { said } = await talk('退款', '那我要投诉');
    expect(said.at(-1)).toContain('事情经过');
  });

  it('keeps the more exact words about who it was [REC-2.2i, DEC-5]', async () => {
    const { of } = await talk(
      '我要投诉你们柜员骂人',
      '昨天在总部网点，一个姓李的柜员，我要求道歉',
      '我叫李明，13900001111',
      '对',
    );
    expect(of('complaint.recorded')[0]?.people).toContain('姓李的柜员');
  });

  it('is recorded without a contact where the caller gives none [DEC-5]', async () => {
    const { of } = await talk(whole, '不方便留');
    expect(of('complaint.recorded')).toMatchObject([{ contact: null }]);
    expect(of('ticket.opened')).toHaveLength(1);
  });

  it.each(['我不是来投诉的，就问一下续期', '上次投诉已经解决了，谢谢'])(
    'is not seen where there is none: %s [DEC-11]',
    async (line) => {
      const { phrases, of } = await talk(line);
      expect(phrases).not.toContain('complaint.apology');
      expect(of('situation.entered').map(({ situation }) => situation)).not.toContain('complaint');
    },
  );

  it.each(['我要投书你们', '我要头诉你们'])(
    'is heard through what recognition makes of it: %s [DEC-11, TRN-culture]',
    async (line) => {
      const { turn } = await talk(line);
      expect(turn(1)).toContain('situation:complaint');
    },
  );
});
