import { describe, expect, it } from 'vitest';
import { testCall } from './testCall.ts';

const hole = (heard: string) => () => ({ complete: false, interrupted: false, heard });
const spokenOver = (heard: string) => () => ({ complete: false, interrupted: true, heard });

describe('the opening', () => {
  it('says greeting, notice and question in order, each a fulfilled duty', async () => {
    const call = testCall();
    await call.ring();
    expect(call.phrases()).toEqual(['opening.greeting', 'opening.notice', 'opening.question']);
    expect(call.events('duty.fulfilled').map((duty) => duty.clause)).toEqual([
      'REC-2.1b',
      'REC-2.1f',
      'ETI-6.1a',
    ]);
    expect(call.voice.spoken.every((utterance) => !utterance.interruptible)).toBe(true);
  });

  it('says the notice again after a hole in its audio, before anything else, and only then notes it as given', async () => {
    const call = testCall();
    call.voice.next('opening.notice', hole('为保证服务质量，'));
    await call.ring();
    expect(call.phrases()).toEqual([
      'opening.greeting',
      'opening.notice',
      'opening.notice',
      'opening.question',
    ]);
    expect(call.events('duty.interrupted')).toMatchObject([
      { phrase: 'opening.notice', heard: '为保证服务质量，' },
    ]);
    expect(call.events('duty.repeated')).toHaveLength(1);
    const types = call.journal.events.map((event) => event.type);
    expect(types.indexOf('consent.changed')).toBeGreaterThan(types.indexOf('duty.repeated'));
    expect(call.voice.unused).toEqual([]);
  });

  it('says a phrase again at most twice, then the duty has lapsed and the call goes on', async () => {
    const call = testCall();
    for (let time = 0; time < 3; time += 1) call.voice.next('opening.notice', hole(''));
    await call.ring();
    expect(call.phrases().filter((phrase) => phrase === 'opening.notice')).toHaveLength(3);
    expect(call.events('duty.lapsed')).toMatchObject([
      { phrase: 'opening.notice', reason: 'limit' },
    ]);
    expect(call.events('consent.changed')).toHaveLength(0);
    expect(call.phrases().at(-1)).toBe('opening.question');
  });

  it('handles what the caller said over it as the first turn after it', async () => {
    const call = testCall();
    call.voice.next('opening.notice', () => {
      void call.say('转人工');
      return {};
    });
    await call.ring();
    await call.conductor.settled();
    expect(call.phrases()).toEqual([
      'opening.greeting',
      'opening.notice',
      'opening.question',
      'transfer.requested',
    ]);
    expect(call.events('caller.said')).toMatchObject([{ text: '转人工', turn: 1 }]);
  });
});

describe('an interrupted duty', () => {
  it('is said again before the next words, after the words that interrupted it were taken', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', spokenOver('非常抱歉'));
    await call.say('我要投诉');
    expect(call.phrases().slice(3)).toEqual(['complaint.apology']);
    await call.say('昨天在城东网点，柜员骂人，要求道歉');
    expect(call.phrases().slice(3)).toEqual([
      'complaint.apology',
      'complaint.apology',
      'identity.ask',
    ]);
    const ledger = call.journal.events.filter(
      (event) =>
        event.type.startsWith('duty.') && 'phrase' in event && event.phrase === 'complaint.apology',
    );
    expect(ledger.map((event) => event.type)).toEqual([
      'duty.opened',
      'duty.interrupted',
      'duty.repeated',
      'duty.fulfilled',
    ]);
  });

  it('can not be interrupted the last time', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', spokenOver('')).next('complaint.apology', spokenOver(''));
    await call.say('我要投诉');
    await call.say('昨天在城东网点，柜员骂人，要求道歉');
    await call.say('听见没有，柜员骂人');
    const apologies = call.voice.spoken.filter(
      (utterance) => utterance.phrase === 'complaint.apology',
    );
    expect(apologies.map((utterance) => utterance.interruptible)).toEqual([true, true, false]);
  });

  it('lapses when the caller hangs up', async () => {
    const call = testCall();
    await call.ring();
    call.voice.next('complaint.apology', () => {
      void call.conductor.handle({ type: 'caller.left', reason: 'hung_up' });
      return { complete: false, interrupted: false, heard: '非常抱歉' };
    });
    await call.say('我要投诉');
    await call.conductor.settled();
    expect(call.phrases().slice(3)).toEqual(['complaint.apology']);
    expect(call.events('duty.lapsed')).toMatchObject([
      { phrase: 'complaint.apology', reason: 'hung_up' },
    ]);
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', by: 'caller' });
  });
});

describe('the turn', () => {
  it('takes one event after another, however they come in', async () => {
    const call = testCall();
    await call.ring();
    await Promise.all([call.say('网点在哪里'), call.say('发票呢'), call.say('退款呢')]);
    expect(call.events('caller.said').map((event) => event.turn)).toEqual([1, 2, 3]);
    const order = call.journal.events
      .filter((event) => event.type === 'caller.said' || event.type === 'agent.said')
      .slice(3);
    const answered = ['caller.said', 'agent.said', 'agent.said'];
    expect(order.map((event) => event.type)).toEqual([...answered, ...answered, ...answered]);
  });

  it('gives the model what was heard, not what was meant', async () => {
    const call = testCall();
    await call.ring();
    call.voice.answers({
      text: '年费是50元。办理材料是身份证。',
      heard: '年费是50元。',
      interrupted: true,
    });
    await call.say('个人证书多少钱');
    await call.say('材料呢');
    const history = call.voice.requests[1]?.history ?? [];
    expect(history.slice(-2)).toEqual([
      { who: 'caller', text: '个人证书多少钱' },
      { who: 'agent', text: '年费是50元。' },
    ]);
  });

  it('stops interruptible speech for typed words and keys, not for spoken ones (the session does that)', async () => {
    const call = testCall();
    await call.ring();
    await call.say('网点在哪里', 'text');
    await call.conductor.handle({ type: 'caller.dtmf', digits: '9' });
    await call.say('网点在哪里', 'voice');
    expect(call.voice.interruptions).toBe(2);
  });

  it('lets a situation that the model asks for take over', async () => {
    const call = testCall();
    await call.ring();
    call.voice.answers({ text: '', heard: '', empty: true, situation: 'complaint' });
    await call.say('是那天续期的事');
    expect(call.events('situation.entered')).toMatchObject([
      { situation: 'complaint', by: 'model' },
    ]);
    expect(call.phrases()).toContain('complaint.apology');
  });

  it('ends the call properly when the journal can not be written', async () => {
    let room = 20;
    const call = testCall({
      sink: () => {
        room -= 1;
        if (room < 0) throw new Error('disk full');
      },
    });
    await call.ring();
    await call.say('网点在哪里');
    await call.say('网点在哪里');
    await call.say('网点在哪里');
    await call.conductor.ended;
    expect(call.line.cuts).toBe(1);
  });
});

describe('silence on a line', () => {
  it('starts anew while the caller is active', async () => {
    const call = testCall();
    await call.ring();
    await call.wait(1500);
    await call.conductor.handle({ type: 'caller.active' });
    await call.wait(1500);
    expect(call.events('caller.silent')).toHaveLength(0);
    await call.wait(500);
    expect(call.phrases().at(-1)).toBe('silent.probe');
  });

  it('never probes a caller who can not be heard: the question once more after a minute, then the farewell', async () => {
    const call = testCall({ ear: false });
    await call.ring();
    await call.wait(59_999);
    expect(call.phrases()).toHaveLength(3);
    await call.wait(1);
    expect(call.phrases().at(-1)).toBe('opening.question');
    await call.wait(60_000);
    expect(call.phrases().at(-1)).toBe('closing.no_reply');
    expect(call.phrases()).not.toContain('silent.probe');
    expect(call.journal.events.at(-1)).toMatchObject({ type: 'call.ended', by: 'agent' });
  });

  it('says a question once more after eight seconds, then probes', async () => {
    const call = testCall();
    await call.ring();
    await call.say('我要投诉');
    await call.wait(8000);
    expect(call.phrases().filter((phrase) => phrase === 'need.detail')).toHaveLength(2);
    await call.wait(8000);
    expect(call.phrases().at(-1)).toBe('silent.probe');
    await call.wait(4500);
    expect(call.phrases().slice(-3)).toEqual(['silent.probe', 'silent.probe', 'silent.farewell']);
  });

  it('gives a caller who looks for a pen a minute', async () => {
    const call = testCall();
    await call.ring();
    await call.say('网点在哪里');
    await call.say('等一下，我找支笔');
    await call.wait(59_999);
    expect(call.events('caller.silent')).toHaveLength(0);
  });
});

describe('with a person on the line', () => {
  it('the agent announces them, falls silent, and the call ends with them', async () => {
    const call = testCall();
    await call.ring();
    await call.say('转人工');
    const handoffId = call.events('handoff.requested')[0]?.handoffId ?? '';
    await call.conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await call.conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(call.phrases().at(-1)).toBe('person.connected');
    expect(call.voice.steppedBack).toBe(true);
    await call.say('你好');
    await call.wait(3_600_000);
    expect(call.phrases().at(-1)).toBe('person.connected');
    await call.conductor.handle({ type: 'human.left', human: '201', cause: 'hung_up' });
    expect(call.journal.events.slice(-2).map((event) => event.type)).toEqual([
      'handoff.completed',
      'call.ended',
    ]);
    expect(call.line.phases.at(-1)).toBe('ended');
    expect(call.line.cuts).toBe(1);
  });

  it('a person who accepts and never comes counts as no answer', async () => {
    const call = testCall();
    await call.ring();
    await call.say('转人工');
    const handoffId = call.events('handoff.requested')[0]?.handoffId ?? '';
    await call.conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await call.wait(15_000);
    expect(call.events('handoff.timed_out')).toMatchObject([{ human: '201', cause: 'no_answer' }]);
    expect(call.events('handoff.offered').map((event) => event.human)).toEqual(['201', '202']);
  });
});
