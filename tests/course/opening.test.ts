/** Greeting, notice, question: the mandated greetings, and who waited or has to wait (decision 3). */
import { describe, expect, it } from 'vitest';
import { talk } from './talk.ts';

const said = (text: string) => text.split('\n');
const notice = '为保证服务质量，您的通话可能会被录音，敬请谅解。';

describe('a greeting that holds the question is said in two parts, the notice between them [DEC-3, REC-2.1b, STD-1.2a, STD-1.2b, MGT-2.4.1b, ETI-5c1]', () => {
  it.each([
    ['standard', '您好，云杉数字证书，很高兴为您服务，我是智能客服001号。', '请问有什么可以帮您？'],
    ['named', '您好，云杉数字证书，很高兴为您服务，', '请问有什么可以帮到您？'],
    ['line', '您好，云杉数字证书，智能客服001号为您服务，', '请问有什么可以帮到您？'],
    ['company', '您好，这里是云杉数字证书公司，', '请问有什么可以帮助您的？'],
    ['switchboard', '您好，云杉数字证书', '请问有什么可以帮您？'],
  ] as const)('%s', async (greeting, first, question) => {
    const { text, of } = await talk({ company: { opening: { greeting } } });
    expect(said(text)).toEqual([first, notice, question]);
    expect(of('duty.fulfilled')).toHaveLength(3);
    expect(of('consent.changed')).toMatchObject([{ recording: 'notified' }]);
  });

  it('names the service line in the place of the company [REC-2.1b]', async () => {
    const opening = { greeting: 'standard', lineName: '技术支持部' } as const;
    const { text } = await talk({ company: { opening } });
    expect(said(text)[0]).toBe('您好，技术支持部，很高兴为您服务，我是智能客服001号。');
  });
});

describe('a late answer', () => {
  it.each([
    [15_000, 'opening.question'],
    [15_001, 'opening.late'],
  ])(
    'after %i ms opens with %s [ETI-6.2a, REC-2.1a, STD-1.1, MGT-2.4.1a]',
    async (ringMs, phrase) => {
      const { opening, of } = await talk({ ringMs });
      expect(opening).toEqual(['opening.greeting', 'opening.notice', phrase]);
      expect(of('call.started')).toMatchObject([{ ringMs }]);
    },
  );

  it('takes the place of the question of a greeting, too [DEC-3, ETI-6.2a]', async () => {
    const { text } = await talk({ ringMs: 16_000, company: { opening: { greeting: 'named' } } });
    expect(said(text)).toEqual([
      '您好，云杉数字证书，很高兴为您服务，',
      notice,
      '非常抱歉，刚才因为线路忙，让您久等了！请问有什么可以帮您？',
    ]);
  });
});

describe('a busy line (STD-1.3)', () => {
  const busy = { busyMs: 30_000 };

  it('asks for patience in the place of the question, and nothing runs but the wait [STD-1.3, DEC-3, DEC-9]', async () => {
    const { opening, of, events } = await talk(busy, 29_999);
    expect(opening).toEqual(['opening.greeting', 'opening.notice', 'opening.busy']);
    expect(of('hold.started')).toMatchObject([{ reason: 'busy' }]);
    expect(of('caller.silent')).toEqual([]);
    expect(events.findLast((event) => event.type === 'state.saved')).toMatchObject({
      state: { timers: [{ timer: 'limit' }, { timer: 'busy' }] },
    });
  });

  it('comes back with its pair, and then waits for the need [STD-1.3]', async () => {
    const { opening, of } = await talk(busy, 30_000);
    expect(opening.at(-1)).toBe('opening.busy_after');
    expect(of('hold.ended')).toMatchObject([{ reason: 'done', ms: 30_000 }]);
    const served = await talk(busy, 30_000, '个人证书多少钱');
    expect(served.last[0]).toBe('solve.answer');
    const silent = await talk(busy, 32_000);
    expect(silent.phrases.at(-1)).toBe('silent.probe');
  });

  it('answers then what was said meanwhile', async () => {
    const { phrases, situations, of } = await talk(busy, '喂，我要投诉你们柜员', 30_000);
    expect(phrases).toEqual([
      'bridge.wait',
      'opening.busy_after',
      'complaint.apology',
      'need.detail',
    ]);
    expect(situations).toEqual(['complaint']);
    expect(of('caller.said')).toHaveLength(1);
  });

  it('does not put danger off, nor an objection to recording', async () => {
    const danger = await talk(busy, '救命，我心脏病发了');
    expect(danger.last).toEqual(['danger']);
    expect(danger.of('handoff.requested')).toMatchObject([{ reason: 'danger' }]);
    const objection = await talk(busy, '不要录音', 30_000);
    expect(objection.phrases).toEqual(['objection.go_on', 'opening.busy_after']);
    expect(objection.of('consent.changed').at(-1)).toMatchObject({ recording: 'objected' });
  });
});
