/** Section 5, the question for a rating (TRN-CSAT): when, by which way, how long, how often. */
import { describe, expect, it } from 'vitest';
import { talk, talkWith } from '../support/dialogue.ts';

const business = '个人证书多少钱';
/** A company that does not ask for a rating. */
const unrated = { company: { satisfaction: { asked: false, waitMs: 5000 } } };
const ask = '请您为本次服务评分，5分为非常满意，1分为非常不满意，按键或直接说都可以。';

describe('the rating', () => {
  it('is asked for after the no to anything else, and the farewell follows [TRN-CSAT, ETI-6.5a]', async () => {
    const { said, phrases, of } = await talk(business, '谢谢', '没有了', { dtmf: '5' });
    expect(said).toContain(ask);
    expect(phrases.slice(-3)).toEqual([
      'closing.anything_else',
      'satisfaction.ask',
      'closing.done',
    ]);
    expect(of('satisfaction.rated')).toMatchObject([{ score: 5 }]);
  });

  it.each([
    ['4分', 4],
    ['三分吧', 3],
    ['非常满意', 5],
    ['非常不满意', 1],
  ])('is taken by speech: %s is %i [TRN-CSAT]', async (line, score) => {
    const { of } = await talk(business, '谢谢', '没有了', line);
    expect(of('satisfaction.rated')).toMatchObject([{ score }]);
  });

  it('is waited for 5 s and not longer [TRN-CSAT]', async () => {
    const before = await talk(business, '谢谢', '没有了', 4999);
    expect(before.phrases.at(-1)).toBe('satisfaction.ask');
    const after = await talk(business, '谢谢', '没有了', 5000);
    expect(after.phrases.at(-1)).toBe('closing.done');
    expect(after.of('satisfaction.rated')).toEqual([]);
  });

  it('is asked for once in a call [TRN-CSAT]', async () => {
    const { phrases } = await talk(
      business,
      '谢谢',
      '没有了',
      5000,
      '退款几天到账',
      '谢谢',
      '没有了',
    );
    expect(phrases.filter((phrase) => phrase === 'satisfaction.ask')).toHaveLength(1);
  });

  it.each([
    ['abuse', ['你这个傻逼', '13900001111', '对', '没有了']],
    ['a wrong number', ['不好意思，我打错电话了']],
    ['silence', [2000, 2000, 2000, 500]],
  ])('is not asked for after %s [TRN-CSAT]', async (_, lines) => {
    const { phrases } = await talk(...lines);
    expect(phrases).not.toContain('satisfaction.ask');
  });

  it('is not asked for by a company that does not want it', async () => {
    const { phrases } = await talkWith(unrated, business, '谢谢', '没有了');
    expect(phrases.slice(-2)).toEqual(['closing.anything_else', 'closing.done']);
  });

  it('is left where the caller needs something after all [TRN-CSAT, ETI-6.5a]', async () => {
    const { last, of } = await talk(business, '谢谢', '没有了', '对了，退款几天到账');
    expect(last[0]).toBe('solve.answer');
    expect(of('satisfaction.rated')).toEqual([]);
  });
});
