/** The course of a handover: waiting, the gate, what a person asks for, and who comes back when one is lost. */
import { describe, expect, it } from 'vitest';
import { talk } from './talk.ts';

const accept = { human: 'accept' } as const;
const lost = { human: 'lost' } as const;
const asks = (action: 'hold' | 'resume' | 'back_to_bot' | 'objection') =>
  ({ human: { asks: { action } } }) as const;

describe('a person who speaks with the caller', () => {
  it('may keep them waiting, and come back', async () => {
    const { of } = await talk({}, '转人工', accept, asks('hold'), 12_000, asks('resume'));
    expect(of('hold.started')).toMatchObject([{ reason: 'person' }]);
    expect(of('hold.ended')).toMatchObject([{ reason: 'done', ms: 12_000 }]);
  });

  it('may hand the call back: the agent takes it up and serves on', async () => {
    const { of, phrases } = await talk(
      {},
      '转人工',
      accept,
      asks('back_to_bot'),
      '个人证书年费多少钱',
    );
    expect(of('handoff.completed')).toMatchObject([{ human: '201', cause: 'withdrawn' }]);
    expect(phrases).toContain('person.back');
    expect(phrases.slice(-2)).toEqual(['solve.answer', 'solve.understood']);
  });

  it('may hand on to a department: the caller is told, and it rings there', async () => {
    const to = { action: 'transfer', department: '技术支持部', to: '305' } as const;
    const { of, phrases } = await talk({}, '转人工', accept, { human: { asks: to } }, accept);
    expect(of('handoff.requested').map(({ department }) => department)).toEqual([
      expect.any(String),
      '技术支持部',
    ]);
    expect(of('handoff.joined').map(({ human }) => human)).toEqual(['201', '305']);
    expect(phrases.slice(-3)).toEqual([
      'transfer.department',
      'transfer.warning',
      'person.connected',
    ]);
  });

  it('may note an objection to recording, once', async () => {
    const { of } = await talk({}, '转人工', accept, asks('objection'), asks('objection'));
    expect(of('consent.changed').filter(({ recording }) => recording === 'objected')).toMatchObject(
      [{ plan: 'go_on' }],
    );
  });
});

describe('a person who is lost', () => {
  it('is replaced by the agent, which apologises and asks what the caller would rather have', async () => {
    const { of, phrases, end } = await talk({}, '转人工', accept, lost);
    expect(of('handoff.completed')).toMatchObject([{ human: '201', cause: 'left' }]);
    expect(phrases.at(-1)).toBe('person.lost');
    expect(end).toBeNull();
  });

  it.each(['转其他同事吧', '好的', '再帮我转人工'])('another person: %s', async (words) => {
    const { of } = await talk({}, '转人工', accept, lost, words);
    expect(of('handoff.requested')).toHaveLength(2);
    expect(of('handoff.offered')).toHaveLength(2);
  });

  it('a callback', async () => {
    const { of, phrases } = await talk({}, '转人工', accept, lost, '回电吧', '13900001111', '对');
    expect(phrases).toContain('transfer.unavailable');
    expect(of('ticket.opened')).toMatchObject([{ kind: 'callback', contact: '13900001111' }]);
  });
});

describe('who hangs up while they wait', () => {
  it('is called back where they gave a number', async () => {
    const { of } = await talk({}, '我的电话是13900001111，帮我转人工', { hangUp: true });
    expect(of('handoff.abandoned')).toMatchObject([{ cause: 'hung_up' }]);
    expect(of('ticket.opened')).toMatchObject([
      {
        kind: 'callback',
        contact: '13900001111',
        handoffId: of('handoff.requested')[0]?.handoffId,
      },
    ]);
  });

  it('is not called back without one', async () => {
    const { of } = await talk({}, '转人工', { hangUp: true });
    expect(of('ticket.opened')).toEqual([]);
  });

  it('of a complaint that has its ticket gets no second one', async () => {
    const { of } = await talk(
      {},
      '我要投诉，昨天在总部网点，柜员骂我，要求道歉',
      '13900001111',
      '对',
      { hangUp: true },
    );
    expect(of('ticket.opened').map(({ kind }) => kind)).toEqual(['complaint']);
  });
});
