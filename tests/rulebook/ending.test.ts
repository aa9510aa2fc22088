/** Section 5, ending the call: ask, say goodbye, let the caller hang up; decisions 7, 8 and 9. */
import { describe, expect, it } from 'vitest';
import { talk } from '../support/dialogue.ts';

const business = '个人证书多少钱';

describe('an ending', () => {
  it('asks for anything else before any goodbye [ETI-6.5a, MGT-1.7.5, STD-4.1]', async () => {
    const { phrases, said } = await talk(business, '清楚了', '没有了', '五分');
    expect(said).toContain('请问还有其他问题吗？');
    const asked = phrases.indexOf('closing.anything_else');
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(phrases.indexOf('closing.done'));
  });

  it('takes 清楚了 as the need met [STD-4.1, TRN-close1]', async () => {
    const { said } = await talk(business, '清楚了', '没有了', '五分');
    expect(said.at(-1)).toBe('感谢您的来电，祝您生活愉快！');
  });

  it('with something open has its own goodbye [TRN-close2, DEC-8]', async () => {
    const { said } = await talk('我建议你们网点周日也开门', '没有了', '五分');
    expect(said.at(-1)).toBe('感谢您的来电，如有其他问题请随时联系');
  });

  it('without any business has the plain goodbye [ETI-6.5a, DEC-8]', async () => {
    const { said } = await talk('没什么事了', '没有', '五分');
    expect(said.at(-1)).toBe('感谢您的来电，再见！');
  });

  it('asks after thanks in the same turn [DEC-8]', async () => {
    const { last } = await talk(business, '谢谢');
    expect(last).toEqual(['thanks.reply', 'closing.anything_else']);
  });

  it('goes on when there is more, and then begins anew [ETI-6.5a, DEC-8]', async () => {
    const { phrases } = await talk(business, '谢谢', '企业证书呢', '谢谢', '没有了', '五分');
    expect(phrases.filter((phrase) => phrase === 'closing.anything_else')).toHaveLength(2);
    expect(phrases.at(-1)).toBe('closing.done');
  });

  it('never says a second goodbye after one that holds 再见 [DEC-7]', async () => {
    const { phrases } = await talk(
      '证书是国密算法吗',
      '13900001111',
      '对',
      '我姓王',
      '可以',
      '没有',
      '五分',
    );
    expect(phrases.at(-1)).toBe('cannot_answer.close');
    expect(phrases.filter((phrase) => phrase.startsWith('closing.'))).toEqual([
      'closing.anything_else',
    ]);
  });
});

describe('after the farewell', () => {
  it('the caller hangs up first: the line is cut after 3 s and not before [ETI-5c, DEC-8]', async () => {
    const before = await talk(business, '谢谢', '没有了', '五分', 2999);
    expect(before.ended).toBeNull();
    const after = await talk(business, '谢谢', '没有了', '五分', 2999, 1);
    expect(after.ended).toMatchObject({ by: 'agent', reason: 'closed' });
    const itself = await talk(business, '谢谢', '没有了', '五分', { hangUp: true });
    expect(itself.ended).toMatchObject({ by: 'caller' });
  });

  it('a word in those 3 s opens the call again [ETI-5c, DEC-8]', async () => {
    const { last, ended } = await talk(
      business,
      '谢谢',
      '没有了',
      '五分',
      2999,
      '对了，退款几天到账',
      3000,
    );
    expect(last[0]).toBe('solve.answer');
    expect(ended).toBeNull();
  });

  it('one more goodbye of the caller opens nothing [DEC-7, DEC-8]', async () => {
    const { phrases, ended } = await talk(business, '谢谢', '没有了', '五分', '再见', 3000);
    expect(phrases.at(-1)).toBe('closing.done');
    expect(ended).toMatchObject({ by: 'agent' });
  });
});

describe('a caller who falls silent after an answer', () => {
  it('is asked after 8 s, once more after 8 s, and after 4 s the farewell is said and the line cut [ETI-6.5b, DEC-9, DEC-8]', async () => {
    const { story, said, events } = await talk(business, 8000, 8000, 4000);
    const from = story.indexOf('silent:8000');
    expect(story.slice(from)).toEqual([
      'silent:8000',
      'situation:no_reply_at_end',
      'closing.anything_else',
      'silent:8000',
      'closing.anything_else',
      'silent:4000',
      'closing.no_reply',
      'ended:agent:no_reply',
    ]);
    expect(said.at(-1)).toBe('感谢您的来电，再见。');
    expect(events.at(-1)?.at).toBe('2026-11-24T02:00:20.000Z');
  });

  it('is not asked a millisecond too early [ETI-6.5b, DEC-9]', async () => {
    const { phrases } = await talk(business, 7999);
    expect(phrases).not.toContain('closing.anything_else');
    const { ended } = await talk(business, 19_999);
    expect(ended).toBeNull();
  });

  it('who was asked once already is asked once more only [ETI-6.5b, DEC-8]', async () => {
    const { phrases, ended } = await talk(business, '谢谢', 8000, 4000);
    expect(phrases.filter((phrase) => phrase === 'closing.anything_else')).toHaveLength(2);
    expect(ended).toMatchObject({ by: 'agent', reason: 'no_reply' });
  });

  it('and speaks again goes on as before [ETI-6.5b]', async () => {
    const { last, ended } = await talk(business, 16_000, '退款几天到账', 3999);
    expect(last[0]).toBe('solve.answer');
    expect(ended).toBeNull();
  });
});

describe('a question that stays without its answer', () => {
  it('is asked once more after 8 s, and after 8 s the probes begin [DEC-9, ETI-6.1c]', async () => {
    const { story } = await talk('我要投诉', 8000, 8000, 2000, 2000, 500);
    const from = story.indexOf('silent:8000');
    expect(story.slice(from).filter((entry) => !entry.startsWith('situation:'))).toEqual([
      'silent:8000',
      'need.detail',
      'silent:8000',
      'silent.probe',
      'silent:2000',
      'silent.probe',
      'silent:2000',
      'silent.probe',
      'complaint.recorded',
      'ticket:complaint',
      'silent:500',
      'silent.farewell',
      'ended:agent:silent',
    ]);
  });

  it('has its limit off for 60 s when the caller looks for a pen [DEC-9]', async () => {
    const { of } = await talk('我要投诉', '等一下，我找支笔', 60_000, 7999);
    expect(of('caller.silent')).toEqual([]);
    const later = await talk('我要投诉', '等一下，我找支笔', 60_000, 8000);
    expect(later.of('caller.silent')).toMatchObject([{ ms: 8000 }]);
  });
});
