/** Section 1, the opening: what is said first, in which order, and what comes after. */
import { describe, expect, it } from 'vitest';
import { testCall } from '../conductor/testCall.ts';
import { talk, words } from '../support/dialogue.ts';

/** An answered call whose line rang so long, in ms. */
async function answeredAfter(ringMs: number) {
  const call = testCall();
  const caller = {};
  await call.conductor.handle({
    type: 'answered',
    channel: 'phone',
    direction: 'inbound',
    caller,
    ringMs,
  });
  return call;
}

describe('the opening', () => {
  it('is greeting, notice and question, in this order and nothing before them [REC-2.1b, REC-2.1f, ETI-6.1a, TRN-open, DEC-3]', async () => {
    const { story, said, events } = await talk();
    expect(story).toEqual([
      'opening.greeting',
      'opening.notice',
      'consent:notified',
      'opening.question',
    ]);
    expect(said).toEqual([
      '您好，云杉数字证书，很高兴为您服务，我是智能客服001号。',
      '为保证服务质量，您的通话可能会被录音，敬请谅解。',
      '请问有什么可以帮您？',
    ]);
    expect(events.every((event) => event.turn === 0)).toBe(true);
    expect(events[0]?.type).toBe('call.started');
  });

  it('opens a duty for each of its three phrases and fulfils it [REC-2.1b, REC-2.1f, ETI-6.1a]', async () => {
    const { of } = await talk();
    const clauses = ['REC-2.1b', 'REC-2.1f', 'ETI-6.1a'];
    expect(of('duty.opened').map(({ clause }) => clause)).toEqual(clauses);
    expect(of('duty.fulfilled').map(({ clause }) => clause)).toEqual(clauses);
  });

  it('counts the notice as given only once it was heard to its end [REC-2.1f, REC-1.1, DEC-15]', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => ({ complete: false, heard: '为保证服务质量，' }));
    await call.ring();
    const order = call.journal.events.flatMap((event) =>
      event.type === 'consent.changed' || ('phrase' in event && event.phrase === 'opening.notice')
        ? [event.type]
        : [],
    );
    expect(order).toEqual([
      'duty.opened',
      'agent.said',
      'duty.interrupted',
      'duty.repeated',
      'agent.said',
      'duty.fulfilled',
      'consent.changed',
    ]);
  });

  it('can not be interrupted up to the end of the notice [REC-2.1b, REC-2.1f, DEC-3]', () => {
    const first = ['opening.greeting', 'opening.notice'];
    expect(first.map((id) => words.phrases.get(id).interruptible)).toEqual([false, false]);
  });

  it('goes on to the end of the notice when the caller speaks over it, and serves the words after it [DEC-3, TRN-interrupt]', async () => {
    const call = testCall();
    call.voice.next('opening.greeting', () => {
      void call.say('我要投诉');
      return {};
    });
    await call.ring();
    await call.conductor.settled();
    const notice = call.phrases().indexOf('opening.notice');
    expect(notice).toBe(1);
    expect(call.phrases().indexOf('complaint.apology')).toBeGreaterThan(notice);
  });

  it('says a notice with a hole again before any answer [DEC-3, REC-2.1f]', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => {
      void call.say('网点在哪里');
      return { complete: false, heard: '' };
    });
    await call.ring();
    await call.conductor.settled();
    const told = call.journal.events.flatMap((event) =>
      event.type === 'agent.said' ? [event.phrase ?? event.source] : [],
    );
    expect(told.slice(0, 3)).toEqual(['opening.greeting', 'opening.notice', 'opening.notice']);
    expect(told.slice(3)).toContain('scripted');
  });

  it('waits for the need, and asks where none is named [REC-2.1e, DEC-10]', async () => {
    const { turn, said } = await talk('您好');
    expect(turn(1)).toContain('opening.no_business');
    expect(said.at(-1)).toBe('您好，请问有什么可以帮到您？');
  });

  it.each(['std_a', 'std_b', 'mgt'])(
    'has the greeting variant %s, split before 请问 for the notice [DEC-3]',
    (variant) => {
      const { text, forms, wording } = words.phrases.get(`opening.greeting.${variant}`);
      expect(forms.question).toMatch(/^请问.+？$/u);
      expect(text + forms.question).toBe(wording);
      expect(forms.full).toBe(wording);
    },
  );

  it('has the switchboard greeting for the company and for a department', () => {
    const { phrases } = words;
    expect(phrases.fill('opening.switchboard', { slots: { company: '云杉数字证书' } })).toBe(
      '您好，云杉数字证书',
    );
    const department = { slots: { department: '投诉处理部' } };
    expect(phrases.fill('opening.switchboard.department', department)).toBe('您好，投诉处理部');
  });
});

describe('a call that rang long', () => {
  it.each([
    [15_000, 'opening.question'],
    [15_001, 'opening.late'],
  ])(
    'for %i ms goes on after the notice with %s [REC-2.1a, STD-1.1, MGT-2.4.1a, ETI-6.2a, DEC-3]',
    async (ringMs, phrase) => {
      const call = await answeredAfter(ringMs);
      expect(call.phrases()).toEqual(['opening.greeting', 'opening.notice', phrase]);
    },
  );

  it('is told so word for word, and the time it rang is on record [ETI-6.2a, ETI-5a]', async () => {
    const call = await answeredAfter(20_000);
    expect(call.events('agent.said').at(-1)?.text).toBe(
      '非常抱歉，刚才因为线路忙，让您久等了！请问有什么可以帮您？',
    );
    expect(call.events('call.started')).toMatchObject([{ ringMs: 20_000 }]);
  });

  it.each(['你们电话好难打通啊', '打了好几次都占线，现在才接通'])(
    'is apologised for when the caller says so: %s [ETI-6.2a]',
    async (line) => {
      const { turn } = await talk(line);
      expect(turn(1)).toContain('situation:line_busy_blame');
      expect(turn(1)).toContain('opening.late');
    },
  );
});

describe('an objection to recording', () => {
  it('stops it and goes on, where that is the plan [REC-2.1g, DEC-15]', async () => {
    const { turn, of } = await talk('我不同意录音', '网点在哪里');
    expect(turn(1)).toEqual([
      'situation:recording_objection',
      'consent:objected',
      'objection.go_on',
      'opening.question',
    ]);
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'objected', plan: 'go_on' });
    expect(turn(2)).toContain('solve.answer');
  });

  it.each([
    ['in a complaint', ['我要投诉你们柜员']],
    ['while a contact is taken', ['我要投诉，昨天在总部网点，柜员骂我，要求道歉']],
    ['while a person is awaited', ['转人工']],
    ['after the closing question', ['个人证书多少钱', '谢谢']],
    ['after the farewell', ['个人证书多少钱', '谢谢', '没有了']],
  ])('is taken at any moment: %s [REC-2.1g, DEC-11]', async (_, lines) => {
    const { of, last } = await talk(...lines, '别录音');
    expect(of('consent.changed').at(-1)).toMatchObject({ recording: 'objected' });
    expect(last[0]).toBe('objection.go_on');
  });
});
