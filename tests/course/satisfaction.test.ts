/** TRN-CSAT: after the "no" to anything else, before the farewell, once, five seconds. */
import { describe, expect, it } from 'vitest';
import { ratingIn } from '../../agent/behaviours/ratingText.ts';
import { type Line, type TalkOptions, talk } from './talk.ts';

const asked = { asked: true, waitMs: 5000 };
const served = ['个人证书多少钱', '清楚了', '没有了'] as const;

const rate = (...lines: readonly Line[]) => talk({}, ...served, ...lines);
const talkAsking = (options: TalkOptions, ...lines: readonly Line[]) => talk(options, ...lines);

describe('satisfaction', () => {
  it('is not asked for where the company does not want it', async () => {
    const { last, text } = await talk(
      { company: { satisfaction: { ...asked, asked: false } } },
      ...served,
    );
    expect(last).toEqual(['closing.done']);
    expect(text).not.toContain('评分');
  });

  it('is asked for after the no and before the farewell, and the call ends as ever [TRN-CSAT, ETI-6.5a]', async () => {
    const before = await rate();
    expect(before.last).toEqual(['satisfaction.ask']);
    const { of, last, end } = await rate('五分', 3000);
    expect(of('satisfaction.rated')).toMatchObject([{ score: 5 }]);
    expect(last).toEqual(['closing.done']);
    expect(end).toMatchObject({ by: 'agent', reason: 'closed' });
  });

  it.each(['1', '2', '3', '4', '5'])('takes key %s [TRN-CSAT]', async (key) => {
    const { of, last } = await rate({ dtmf: key });
    expect(of('satisfaction.rated')).toMatchObject([{ score: Number(key) }]);
    expect(last).toEqual(['closing.done']);
  });

  it.each(['0', '6', '#'])('takes key %s for no rating, and asks nothing more', async (key) => {
    const { of, last } = await rate({ dtmf: key });
    expect(of('satisfaction.rated')).toEqual([]);
    expect(last).toEqual(['closing.done']);
  });

  it.each(['不评了', '随便吧', '哦', '再见', '四五分吧', '零分'])(
    'takes %s for no rating, and asks nothing more',
    async (words) => {
      const { of, last } = await rate(words);
      expect(of('satisfaction.rated')).toEqual([]);
      expect(last).toEqual(['closing.done']);
    },
  );

  it('waits five seconds to the millisecond, then goes on to the farewell [TRN-CSAT]', async () => {
    const waiting = await rate(4999);
    expect(waiting.phrases.at(-1)).toBe('satisfaction.ask');
    const { events, phrases } = await rate(4999, 1);
    expect(phrases.at(-1)).toBe('closing.done');
    const at = events.findIndex((event) => event.type === 'caller.silent');
    expect(events[at]).toMatchObject({ ms: 5000 });
    expect(events[at + 1]).toMatchObject({ type: 'duty.opened', phrase: 'closing.done' });
  });

  it('goes on to the farewell after speech without words', async () => {
    const { last } = await rate({ unintelligible: true });
    expect(last).toEqual(['closing.done']);
  });

  it.each([
    ['我还想问一下续期怎么办', 'solve.answer'],
    ['我要投诉', 'complaint.apology'],
    ['转人工', 'transfer.requested'],
    ['不满意，我要投诉柜员', 'complaint.apology'],
  ])('is reopened by a need: %s', async (words, phrase) => {
    const { last } = await rate(words);
    expect(last[0]).toBe(phrase);
  });

  it('keeps the rating that comes with a need', async () => {
    const { of } = await rate('不满意，我要投诉柜员');
    expect(of('satisfaction.rated')).toMatchObject([{ score: 2 }]);
  });

  it('is asked for once in a call [TRN-CSAT]', async () => {
    const { phrases } = await rate('另外续期怎么办', '清楚了', '没有了');
    expect(phrases.filter((phrase) => phrase === 'satisfaction.ask')).toHaveLength(1);
    expect(phrases.at(-1)).toBe('closing.done');
  });

  it('is said again for who did not catch it', async () => {
    const { last, of } = await rate('没听清', '五分');
    expect(of('satisfaction.rated')).toMatchObject([{ score: 5 }]);
    expect(last).toEqual(['closing.done']);
  });

  it('is not asked for after abuse, a wrong number, danger, nor where nobody answers [TRN-CSAT]', async () => {
    const abuse = await talkAsking({}, '你们这群骗子', '不用', '没有了');
    expect(abuse.last).toEqual(['closing.open']);
    const wrong = await talkAsking({}, '喂，是顺丰快递吗', '没有了', '没有了');
    expect(wrong.text).not.toContain('评分');
    const silent = await talkAsking({}, '个人证书多少钱', 8000, 8000, 4000);
    expect(silent.end).toMatchObject({ reason: 'no_reply' });
    expect(silent.text).not.toContain('评分');
    const danger = await talkAsking({ people: false }, '救命，我心脏病发了', '不用', '没有了');
    expect(danger.text).not.toContain('评分');
  });

  it('is asked for on a complaint that nobody could take, before its closing', async () => {
    const { phrases } = await talkAsking(
      { people: false },
      '我要投诉，昨天总部网点柜员骂我，要求道歉',
      '13900001111',
      '对',
      '可以',
      '没有了',
      '2',
    );
    expect(phrases.slice(-3)).toEqual([
      'closing.anything_else',
      'satisfaction.ask',
      'complaint.closing',
    ]);
  });

  it('ignores a key pressed once more after the rating', async () => {
    const { last, end } = await rate({ dtmf: '5' }, { dtmf: '5' }, 3000);
    expect(last).toEqual([]);
    expect(end).toMatchObject({ reason: 'closed' });
  });
});

describe('a rating in words', () => {
  it.each([
    ['五分', 5],
    ['5', 5],
    ['打5分吧', 5],
    ['嗯，给你们四分', 4],
    ['非常满意', 5],
    ['满意', 4],
    ['还行', 3],
    ['一般般', 3],
    ['不太满意', 2],
    ['不满意', 2],
    ['非常不满意', 1],
    ['太差了', 1],
    ['两分', 2],
    ['满分', 5],
    ['挺好的，谢谢', 4],
    ['五星好评', 5],
    ['三', 3],
    ['给个五分吧，辛苦了', 5],
  ])('%s is %i', (words, score) => {
    expect(ratingIn(words)).toBe(score);
  });

  it.each(['六分', '十分', '10', '四五分', '好的', '再见', '年费50元', '没有', '13900001111', ''])(
    '%s is none',
    (words) => {
      expect(ratingIn(words)).toBeNull();
    },
  );
});
