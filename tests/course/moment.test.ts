/** 等一下, 找支笔: timers are off for a minute, and nothing that was asked or told is lost (decision 9). */
import { describe, expect, it } from 'vitest';
import { talk } from './talk.ts';

describe('a moment that the caller asks for', () => {
  it('is granted, is a hold, and no timer runs in it [DEC-9, TRN-interrupt]', async () => {
    const { events, of, last } = await talk({}, '网点在哪里', '等一下，我找支笔', 59_999);
    expect(last).toEqual(['listening.understood', 'moment.granted']);
    expect(of('hold.started')).toMatchObject([{ reason: 'caller' }]);
    expect(of('caller.silent')).toEqual([]);
    const saved = events.findLast((event) => event.type === 'state.saved');
    expect(saved).toMatchObject({ state: { timers: [{ timer: 'limit' }, { timer: 'notes' }] } });
  });

  it('is over after a minute: what was awaited before is awaited again, from then on [DEC-9]', async () => {
    const { of, phrases } = await talk({}, '网点在哪里', '等一下', 60_000, 7999);
    expect(of('hold.ended')).toMatchObject([{ reason: 'limit', ms: 60_000 }]);
    expect(phrases.at(-1)).toBe('moment.granted');
    const later = await talk({}, '网点在哪里', '等一下', 68_000);
    expect(later.phrases.at(-1)).toBe('closing.anything_else');
  });

  it.each(['好了，您说吧', '可以了', '找到笔了', '喂', '您请讲'])(
    'ends with %s, and the answer is given again',
    async (words) => {
      const { last, of } = await talk({}, '网点在哪里', '等一下，我找支笔', 20_000, words);
      expect(last[0]).toBe('scripted');
      expect(of('hold.ended')).toMatchObject([{ reason: 'caller', ms: 20_000 }]);
    },
  );

  it('keeps a question that was asked: it is asked again, and answered as ever', async () => {
    const lines = ['我要投诉，昨天总部网点柜员骂我，要求道歉', '等一下', '好了'];
    const { last } = await talk({}, ...lines);
    expect(last).toEqual(['complaint.apology', 'identity.ask']);
    const answered = await talk({}, ...lines, '13900001111');
    expect(answered.last).toEqual(['readback']);
  });

  it('ends with the answer itself, too', async () => {
    const { last, of } = await talk(
      {},
      '我要投诉，昨天总部网点柜员骂我，要求道歉',
      '稍等',
      '13900001111',
    );
    expect(last).toEqual(['readback']);
    expect(of('hold.ended')).toHaveLength(1);
  });

  it('keeps the consent that was asked for', async () => {
    const { of } = await talk({}, '我要办护照', '等一下', '可以');
    expect(of('handoff.requested')).toEqual([]);
    const consented = await talk({}, '我要办护照', '等一下', '可以', '可以');
    expect(consented.of('handoff.requested')).toMatchObject([{ reason: 'out_of_scope' }]);
  });

  it('may be asked for again, for another minute', async () => {
    const { of } = await talk({}, '网点在哪里', '等一下', 50_000, '再等一下', 59_999);
    expect(of('hold.started')).toHaveLength(2);
    expect(of('caller.silent')).toEqual([]);
  });

  it('after the farewell reopens the call and does not leave it hanging', async () => {
    const { phrases, end } = await talk(
      {},
      '个人证书多少钱',
      '清楚了',
      '没有了',
      '五分',
      '等一下',
      60_000 + 8000,
    );
    expect(phrases.at(-1)).toBe('closing.anything_else');
    expect(end).toBeNull();
  });

  it('in the opening is no silent call', async () => {
    const { phrases } = await talk({}, '稍等', 59_999);
    expect(phrases).toEqual(['listening.understood', 'moment.granted']);
  });

  it('is taken in while a person is awaited, without a timer of silence', async () => {
    const { of } = await talk({}, '转人工', '等一下', 19_999);
    expect(of('caller.silent')).toEqual([]);
  });
});
