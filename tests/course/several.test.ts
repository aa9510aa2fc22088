/** Several at once (decision 11): each is entered, the first speaks, none of the others is lost. */
import { describe, expect, it } from 'vitest';
import { type Line, talk } from './talk.ts';

const say = (...lines: readonly Line[]) => talk({}, ...lines);

describe('abuse and a complaint', () => {
  const words = '你们这群骗子，我要投诉，昨天总部网点柜员多收我钱，要求道歉';

  it('are both entered, the abuse speaks, then the complaint is taken up with the same contact [DEC-11, DEC-12, DEC-5]', async () => {
    const first = await say(words);
    expect(first.situations).toEqual(expect.arrayContaining(['abuse', 'complaint']));
    expect(first.last).toEqual(['mood.empathy', 'identity.ask']);
    const { phrases, of } = await say(words, '13900001111', '对');
    expect(phrases.slice(2)).toEqual([
      'readback',
      'abuse.recorded',
      'complaint.apology',
      'complaint.commitment',
      'transfer.department',
      'transfer.warning',
    ]);
    expect(of('ticket.opened')).toMatchObject([
      { kind: 'callback', owner: '主管', contact: '13900001111' },
      { kind: 'complaint', contact: '13900001111' },
    ]);
    expect(of('complaint.recorded')).toMatchObject([{ place: '总部网点', demand: '要求道歉' }]);
  });

  it('are recorded both when the caller hangs up in between', async () => {
    const { of } = await say(words, { hangUp: true });
    expect(of('ticket.opened').map(({ kind }) => kind)).toEqual(['complaint', 'callback']);
  });

  it('in the middle of a complaint: soothed at once, its callback follows the contact', async () => {
    const { phrases, of } = await say(
      '我要投诉，昨天总部网点柜员骂我，要求道歉',
      '你们就是一群骗子',
      '13900001111',
      '对',
    );
    expect(phrases).toEqual([
      'complaint.apology',
      'identity.ask',
      'mood.empathy',
      'identity.ask',
      'readback',
      'abuse.recorded',
      'complaint.commitment',
      'transfer.department',
      'transfer.warning',
    ]);
    const tickets = of('ticket.opened');
    expect(tickets.map(({ owner }) => owner)).toEqual(['投诉处理部', '主管']);
  });
});

describe('abuse and a question', () => {
  it('is soothed first; the question is answered after the callback is promised', async () => {
    const { phrases, text } = await say('你们这群骗子，个人证书年费到底多少钱', '不留');
    expect(phrases.slice(0, 3)).toEqual(['mood.empathy', 'identity.ask', 'abuse.recorded']);
    expect(phrases[3]).toBe('solve.answer');
    expect(text).toContain('50元');
  });

  it('a second time is met with calm, and the question answered', async () => {
    const { last, of } = await say('你们这群骗子', '不留', '骗子，企业证书年费多少钱');
    expect(last[0]).toBe('solve.answer');
    expect(of('ticket.opened')).toHaveLength(1);
  });
});

describe('a complaint and more', () => {
  it('with a question: apology, the answer, then the elements [DEC-11, DEC-5]', async () => {
    const { last, text } = await say('我要投诉柜员骂人，另外企业证书年费多少钱？');
    expect(last[0]).toBe('complaint.apology');
    expect(last[1]).toBe('solve.answer');
    expect(last.at(-1)).toBe('need.detail');
    expect(text).toContain('200元');
    const { of } = await say(
      '我要投诉柜员骂人，另外企业证书年费多少钱？',
      '昨天在城东网点，要求道歉',
      '不留',
    );
    expect(of('complaint.recorded')).toMatchObject([{ time: '昨天', place: '城东网点' }]);
  });

  it('with a question, all told: apology, the answer, then the contact', async () => {
    const { last } = await say(
      '我要投诉，昨天总部网点柜员骂我，要求道歉，另外企业证书年费多少钱？',
    );
    expect(last[1]).toBe('solve.answer');
    expect(last.at(-1)).toBe('identity.ask');
    const { last: next } = await say(
      '我要投诉，昨天总部网点柜员骂我，要求道歉，另外企业证书年费多少钱？',
      '13900001111',
    );
    expect(next).toEqual(['readback']);
  });

  it('with the wish for a person: recorded, then the person, who reads all of it', async () => {
    const { last, of } = await say('我要投诉柜员骂人，给我转人工，另外年费多少钱');
    expect(last).toEqual(['complaint.apology', 'complaint.commitment', 'transfer.requested']);
    expect(of('handoff.requested')[0]?.summary.demand).toContain('年费多少钱');
  });

  it('with danger: danger speaks, the complaint is opened when the call ends', async () => {
    const { last, of } = await say('我要投诉柜员骂我，昨天在总部网点，要求道歉', '我不想活了');
    expect(last).toEqual(['danger']);
    expect(of('complaint.recorded')).toHaveLength(1);
  });
});

it('thanks and a question: the question is answered', async () => {
  const { text } = await say('谢谢，那企业证书年费多少钱');
  expect(text).toContain('200元');
});
