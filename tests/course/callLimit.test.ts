/** The longest time of a call: told before, kept, and never against somebody who waits for a person. */
import { expect, it } from 'vitest';
import { talk, words } from './talk.ts';

const company = { callLimit: { atMostMs: 600_000, warnBeforeMs: 60_000, modelTokens: 200_000 } };
/** A caller who goes on asking, each minute, so that no silence ends the call. */
const minutes = (count: number) =>
  Array.from({ length: count }, () => ['您稍等我找支笔', 59_000, '个人证书多少钱', 1_000]).flat();

it('is told a minute before, once, and the call goes on', async () => {
  const { phrases, end } = await talk({ company }, ...minutes(9), '企业证书多少钱');
  expect(phrases.filter((phrase) => phrase === 'limit.near')).toHaveLength(1);
  expect(phrases).not.toContain('limit.reached');
  expect(end).toBeNull();
});

it('ends the call, with words', async () => {
  const { phrases, end } = await talk({ company }, ...minutes(10));
  expect(phrases.slice(-1)).toEqual(['limit.reached']);
  expect(end).toMatchObject({ by: 'agent', reason: 'limit' });
});

it('keeps what was begun: a complaint is on record before the end', async () => {
  const short = { callLimit: { ...company.callLimit, atMostMs: 60_000, warnBeforeMs: 5_000 } };
  const { of, phrases, end } = await talk(
    { company: short, people: false },
    ...['您稍等我找支笔', 52_000, '我要投诉你们网点的人态度恶劣', 3_000, 5_000],
  );
  expect(phrases).toContain('limit.near');
  expect(end).toMatchObject({ by: 'agent', reason: 'limit' });
  expect(of('complaint.recorded')).toHaveLength(1);
  expect(of('ticket.opened')).toHaveLength(1);
});

it('does not cut off who waits for a person', async () => {
  const long = { ...company, handoff: { ...words.company.handoff, answerWithinMs: 500_000 } };
  const { phrases, end } = await talk(
    { company: long, people: true },
    ...minutes(8),
    '转人工',
    200_000,
  );
  expect(phrases).not.toContain('limit.near');
  expect(end).toBeNull();
});
