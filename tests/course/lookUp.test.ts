/** Look-ups that take long (decision 13): asked, waited for, told with the other half of the pair. */
import { describe, expect, it } from 'vitest';
import { type Line, talk } from './talk.ts';

const wish = ['查一下我的证书什么时候到期', '对', '王建国，13000000001，0017'] as const;
const slowly = (ms: number, ...lines: readonly Line[]) =>
  talk({ slow: { certificate_status: ms } }, ...wish, ...lines);
const result = '感谢您的等待。经过查询，王先生，您的个人证书到期日是2026年12月20日。';

describe('a look-up', () => {
  it('that takes less than 1.5 s is not announced [DEC-13]', async () => {
    const { of, text } = await slowly(1499);
    expect(of('hold.started')).toEqual([]);
    expect(text).toContain('2026年12月20日');
  });

  it('that takes 1.5 s is announced with the question of STD-3.2, and goes on [DEC-13, STD-3.2, TRN-transparent]', async () => {
    const { of, last, text } = await slowly(1500);
    expect(last).toEqual(['lookup.ask']);
    expect(text).toContain('您的问题我需要帮您查询一下，请您稍等片刻，好吗？');
    expect(of('hold.started')).toMatchObject([{ reason: 'look_up' }]);
  });

  it('tells its result after a yes, with the pair of the question [STD-3.2, DEC-13]', async () => {
    const waiting = await slowly(5000, '好的', 4999);
    expect(waiting.last).toEqual(['bridge.wait']);
    const { of, text, phrases } = await slowly(5000, '好的', 5000);
    expect(text).toContain(result);
    expect(phrases).toContain('lookup.result');
    expect(phrases.at(-1)).toBe('solve.understood');
    expect(of('hold.ended')).toMatchObject([{ reason: 'done', ms: 5000 }]);
    expect(of('tool.called').filter(({ name }) => name === 'certificate_status')).toHaveLength(1);
  });

  it('takes two seconds of silence for a yes, to the millisecond [DEC-13]', async () => {
    const early = await slowly(1500, 1999);
    expect(early.text).not.toContain('2026年12月20日');
    const { events, text } = await slowly(1500, 2000);
    expect(text).toContain(result);
    const silent = events.findIndex(({ type }) => type === 'caller.silent');
    expect(events[silent]).toMatchObject({ ms: 2000 });
  });

  it('waits for the yes where it is there before, and for itself where it is not [DEC-13]', async () => {
    const there = await slowly(1600, 1700, '好的');
    expect(there.text).toContain(result);
    expect(there.last[0]).toBe('lookup.result');
    const silence = await slowly(10_000, 2000, 7999);
    expect(silence.of('hold.ended')).toEqual([]);
    const done = await slowly(10_000, 2000, 8000);
    expect(done.of('hold.ended')).toMatchObject([{ ms: 10_000 }]);
  });

  it('runs no timer of silence while it is waited for [DEC-9]', async () => {
    const { of, events } = await slowly(50_000, '好', 49_999);
    expect(of('caller.silent')).toEqual([]);
    expect(events.findLast(({ type }) => type === 'state.saved')).toMatchObject({
      state: { timers: [{ timer: 'limit' }, { timer: 'hold' }] },
    });
  });

  it('of the identity is asked for with ETI-6.3a, and goes on from there [ETI-6.3a, DEC-13]', async () => {
    const { last, text } = await talk({ slow: { verify_identity: [3000] } }, ...wish, 3000);
    expect(last.slice(0, 2)).toEqual(['wait.please', 'wait.back']);
    expect(text).toContain('请您稍等？\n您好，让您久等了。\n');
    expect(text).toContain('2026年12月20日');
  });

  it('that does not match brings its own words after the pair [ETI-6.3a, MGT-1.7.1]', async () => {
    const { last } = await talk(
      { slow: { verify_identity: 3000 } },
      wish[0],
      '对',
      '王建国，13000000001，0018',
      3000,
    );
    expect(last).toEqual(['wait.please', 'wait.back', 'identity.mismatch']);
  });

  it('that ends in a question is no result: ETI-6.3a’s words bring it back', async () => {
    const lines = ['查进度，受理号20260099', '对', '王建国，13000000001，0017', 3000];
    const { phrases, text } = await talk({ slow: { order_progress: 3000 } }, ...lines);
    expect(phrases).toContain('wait.back');
    expect(text).not.toContain('经过查询');
  });
});

describe('a caller who waits for a look-up', () => {
  it.each(['不用查了', '算了', '不用等了', '别查了'])('may give up with %s', async (words) => {
    const { of, last } = await slowly(20_000, words, 30_000);
    expect(of('hold.ended')).toMatchObject([{ reason: 'caller' }]);
    expect(last[0]).toBe('closing.anything_else');
    expect(of('agent.said').some(({ text }) => text.includes('2026年12月20日'))).toBe(false);
  });

  it.each(['不好，我等不了', '我赶时间', '我没时间等'])(
    'and has no time is called back: %s [ETI-6.4d, ETI-5l]',
    async (words) => {
      const { last, of } = await slowly(20_000, words);
      expect(last).toEqual(['cannot_answer.contact']);
      expect(of('hold.ended')).toMatchObject([{ reason: 'caller' }]);
      const called = await slowly(20_000, words, '就这个号', '13900001111', '对');
      expect(called.of('ticket.opened')).toMatchObject([{ kind: 'callback' }]);
    },
  );

  it.each([
    ['怎么这么慢啊', 'slow_blame'],
    ['谢谢', 'bridge.wait'],
    ['什么', 'bridge.wait'],
  ])('may say %s, and the wait goes on', async (words, phrase) => {
    const { last, text, of } = await slowly(20_000, '好的', words, 20_000);
    expect(last).toContain(phrase);
    expect(text).toContain(result);
    expect(of('hold.started')).toHaveLength(1);
  });

  it.each([
    ['转人工', 'transfer.requested'],
    ['我要投诉你们柜员', 'complaint.apology'],
    ['救命，我心脏病发了', 'danger'],
    ['企业证书年费多少钱', 'solve.answer'],
  ])('is served otherwise at once: %s, and the old result is not told', async (words, phrase) => {
    const { last, of, text } = await slowly(20_000, words, 20_000);
    expect(last[0]).toBe(phrase);
    expect(of('hold.ended')).toMatchObject([{ reason: 'caller' }]);
    expect(text).not.toContain('2026年12月20日');
  });

  it('may object to recording, and the look-up goes on [REC-2.1g]', async () => {
    const { of, text, phrases } = await slowly(20_000, '不要录音', 20_000);
    expect(phrases).toContain('objection.go_on');
    expect(of('hold.ended')).toMatchObject([{ reason: 'done' }]);
    expect(text).toContain(result);
  });

  it('may hang up: the hold has ended, and nothing comes after', async () => {
    const { of, end } = await slowly(20_000, { hangUp: true });
    expect(of('hold.ended')).toMatchObject([{ reason: 'caller' }]);
    expect(end).toMatchObject({ by: 'caller' });
  });

  it('is heard without words: no reason to stop looking', async () => {
    const { text, phrases } = await slowly(5000, { unintelligible: true }, 5000);
    expect(phrases).not.toContain('inaudible.first');
    expect(text).toContain(result);
  });
});

describe('a look-up that does not come back', () => {
  it('is a system fault after a minute without a word, to the millisecond [ETI-6.3b, DEC-13, ETI-5l]', async () => {
    const before = await slowly(90_000, '好的', 59_999);
    expect(before.of('hold.ended')).toEqual([]);
    const { of, last, situations, text } = await slowly(90_000, '好的', 60_000);
    expect(of('hold.ended')).toMatchObject([{ reason: 'limit', ms: 60_000 }]);
    expect(of('fault.occurred')).toMatchObject([
      { component: 'tool', kind: 'timeout', ms: 60_000 },
    ]);
    expect(situations).toContain('system_fault');
    expect(last.slice(-2)).toEqual(['system_fault', 'readback']);
    expect(text).toContain('对不起，服务器正在维护，请您稍后再来电');
  });

  it('is a ticket of kind fault once the contact is confirmed [ETI-6.3b, MGT-1.7.4]', async () => {
    const { of, last } = await slowly(90_000, '好的', 60_000, '不对，是13900001111', '对');
    expect(of('ticket.opened')).toMatchObject([
      { kind: 'fault', owner: '技术支持部', contact: '13900001111' },
    ]);
    expect(last).toEqual(['closing.anything_else']);
  });

  it('is none where no number is left: nothing is promised', async () => {
    const { of, last } = await talk(
      { slow: { verify_identity: 90_000 } },
      '查一下我的证书什么时候到期',
      '对',
      '王建国，13000000001，0017',
      60_000,
      '不用了，不留',
    );
    expect(of('ticket.opened')).toEqual([]);
    expect(last).toEqual(['closing.anything_else']);
  });

  it('is not told when it comes after all', async () => {
    const { text } = await slowly(61_000, '好的', 60_000, '不留', 2000);
    expect(text).not.toContain('2026年12月20日');
  });
});
