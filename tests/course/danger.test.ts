/** Danger to life: its own handoff, and what is said where nobody is free. */
import { describe, expect, it } from 'vitest';
import { talk } from './talk.ts';

const words = '救命，我心脏病发了';
const decline = { human: 'decline' } as const;

describe('danger', () => {
  it('goes to a person at once; the house words are the transfer words [ETI-5d2, DEC-4]', async () => {
    const { last, of, text } = await talk({}, words);
    expect(last).toEqual(['danger']);
    expect(text).toContain('我现在帮您转接人工客服。');
    expect(of('handoff.requested')).toMatchObject([{ reason: 'danger', department: '客户服务部' }]);
    expect(of('handoff.offered')).toHaveLength(1);
  });

  it('where nobody is signed in: the emergency numbers, no word of a transfer, then the contact [DEC-14, STD-3.3c]', async () => {
    const { last, text, of } = await talk({ people: false }, words);
    expect(last).toEqual(['danger', 'transfer.unavailable']);
    expect(text).toContain('请立即拨打110，急救120，火警119，心理援助12356。');
    expect(text).not.toContain('我现在帮您转接人工客服');
    expect(of('handoff.requested')).toHaveLength(1);
  });

  it('where nobody answers: the numbers were said, the contact is taken, and the call goes on', async () => {
    const asked = await talk({}, words, decline, decline, decline);
    expect(asked.phrases).toEqual(['danger', 'transfer.unavailable']);
    const { of, last } = await talk(
      {},
      words,
      decline,
      decline,
      decline,
      '13900001111',
      '对',
      '个人证书多少钱',
    );
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback', contact: '13900001111' }]);
    expect(last[0]).toBe('solve.answer');
  });

  it('twice with nobody there is one callback, and the numbers each time', async () => {
    const { phrases, of } = await talk({ people: false }, words, '13900001111', '对', words);
    expect(phrases.filter((phrase) => phrase === 'danger')).toHaveLength(2);
    expect(phrases.at(-1)).toBe('complaint.deadline');
    expect(of('ticket.opened')).toHaveLength(1);
  });

  it('with an objection to recording in one breath has both: the objection counts at once [DEC-11, REC-2.1g]', async () => {
    const { of, last } = await talk({}, `${words}，别录音`);
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'objected' });
    expect(last[0]).toBe('danger');
    const waiting = await talk({}, '转人工', `${words}，别录音`);
    expect(waiting.of('consent.changed').at(-1)).toMatchObject({ recording: 'objected' });
  });

  it('while a person is awaited is told the numbers, and the waiting goes on', async () => {
    const { last, of } = await talk({}, '转人工', words, { human: 'accept' });
    expect(last).toContain('person.connected');
    expect(of('handoff.requested')).toHaveLength(1);
  });

  it.each([
    ['in the middle of a complaint', ['我要投诉柜员骂我']],
    ['while a contact is taken', ['证书是国密算法吗']],
    ['after a question for consent', ['我要办护照']],
    ['after the farewell', ['个人证书多少钱', '清楚了', '没有了']],
    ['in a moment that was asked for', ['等一下']],
  ])('is served %s', async (_, before) => {
    const { last, of } = await talk({}, ...before, words);
    expect(last.at(-1)).toBe('danger');
    expect(of('handoff.requested').at(-1)).toMatchObject({ reason: 'danger' });
  });
});
