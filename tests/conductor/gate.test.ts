/** The gate between caller and person, as the call moves it, and the wait in line: scripted voice. */
import { describe, expect, it } from 'vitest';
import type { PersonLegs } from '../../agent/ports.ts';
import { ScriptedGate } from './scriptedGate.ts';
import { testCall } from './testCall.ts';

async function waitingCall(options: { allBusy?: boolean } = {}) {
  const gate = new ScriptedGate();
  const call = testCall({ gate });
  call.desk.allBusy = options.allBusy ?? false;
  await call.ring();
  await call.say('转人工');
  const { handoffId } = call.events('handoff.requested')[0] ?? { handoffId: '' };
  return { ...call, gate, handoffId };
}

describe('the gate', () => {
  it('is shut when a person accepts, and open when they are there, before the caller is told', async () => {
    const { conductor, gate, handoffId, voice, events } = await waitingCall();
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    expect(gate.moves).toEqual(['shut 201']);
    voice.next('person.connected', () => {
      expect(gate.moves).toEqual(['shut 201', 'open 201']);
      return {};
    });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(voice.unused).toEqual([]);
    expect(voice.steppedBack).toBe(true);
    expect(events('handoff.joined')).toHaveLength(1);
  });

  it('opens again for a person whose page was loaded anew', async () => {
    const { conductor, gate, handoffId, events } = await waitingCall();
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    await conductor.handle({ type: 'joined', handoffId, human: '202' });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(gate.moves).toEqual(['shut 201', 'open 201', 'open 201']);
    expect(events('handoff.joined')).toHaveLength(1);
  });

  it('is cleared before anybody else is asked: the person never came', async () => {
    const { conductor, gate, handoffId, wait, events, phrases } = await waitingCall();
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await wait(15_000);
    expect(gate.moves).toEqual(['shut 201', 'clear']);
    expect(events('handoff.timed_out')).toMatchObject([{ human: '201', cause: 'no_answer' }]);
    expect(events('handoff.offered')).toHaveLength(2);
    expect(phrases().at(-1)).toBe('waiting.news');
  });

  it('is cleared when the person hangs up on the way', async () => {
    const { conductor, gate, handoffId, events } = await waitingCall();
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await conductor.handle({ type: 'human.left', human: '201', cause: 'hung_up' });
    expect(gate.moves).toEqual(['shut 201', 'clear']);
    expect(events('handoff.declined')).toMatchObject([{ human: '201', cause: 'hung_up' }]);
  });

  it('that does not open leaves the caller with the agent, not with nobody', async () => {
    const { conductor, gate, handoffId, phrases, voice, events } = await waitingCall();
    gate.stuck = true;
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(gate.moves.at(-1)).toBe('clear');
    expect(phrases().at(-1)).toBe('person.lost');
    expect(voice.steppedBack).toBe(false);
    expect(events('handoff.completed')).toMatchObject([{ cause: 'left' }]);
  });

  it('is shut and open again around a hold; nobody but that person can ask for it', async () => {
    const { conductor, gate, handoffId } = await waitingCall();
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    const ask = (human: string, action: 'hold' | 'resume') =>
      conductor.handle({ type: 'human.asked', human, request: { action } });
    await ask('202', 'hold');
    await ask('201', 'hold');
    await ask('201', 'hold');
    await ask('201', 'resume');
    expect(gate.moves).toEqual(['shut 201', 'open 201', 'shut 201', 'open 201']);
  });
});

describe('a person whose page is gone in a call', () => {
  const talking = async () => {
    const call = await waitingCall();
    const { conductor, handoffId } = call;
    await conductor.handle({ type: 'accepted', handoffId, human: '201' });
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    return call;
  };

  it('is waited for, and nothing happens when it comes back', async () => {
    const { conductor, wait, phrases } = await talking();
    await conductor.handle({ type: 'human.away', human: '201', away: true });
    await wait(6_000);
    await conductor.handle({ type: 'human.away', human: '201', away: false });
    await wait(60_000);
    expect(phrases().at(-1)).toBe('person.connected');
  });

  it('leaves the caller alone for less than 10 s', async () => {
    const { conductor, gate, wait, phrases, events } = await talking();
    await conductor.handle({ type: 'human.away', human: '201', away: true });
    await wait(7_000);
    expect(phrases().at(-1)).toBe('person.lost');
    expect(gate.moves.at(-1)).toBe('clear');
    expect(events('handoff.completed')).toMatchObject([{ human: '201', cause: 'left' }]);
  });
});

describe('a person by telephone', () => {
  const inBriefing = async (outcome: 'answered' | 'busy' | 'no_answer' = 'answered') => {
    const rung: string[] = [];
    let dropped = 0;
    const legs: PersonLegs = {
      dial({ human, number }) {
        rung.push(`${human} ${number}`);
        return Promise.resolve(outcome);
      },
      drop: () => {
        dropped += 1;
      },
    };
    const gate = new ScriptedGate();
    const call = testCall({ gate, legs });
    call.desk.phones = { '201': '13800000001' };
    await call.ring();
    await call.say('我是李明，转人工');
    await call.conductor.settled();
    return { ...call, gate, rung, drops: () => dropped };
  };

  it('is rung, briefed behind the shut gate, and let in by key 1', async () => {
    const { conductor, gate, rung, phrases, voice, events } = await inBriefing();
    expect(rung).toEqual(['201 13800000001']);
    expect(gate.moves).toEqual(['shut 201']);
    expect(phrases().at(-1)).toBe('briefing');
    expect(voice.spoken.at(-1)?.text).toMatch(/^来电转接：.+，诉求：.+。接听请按1，拒绝请按2。$/);
    await conductor.handle({ type: 'joined', handoffId: 'any', human: '201' });
    expect(events('handoff.joined')).toEqual([]);
    await conductor.handle({ type: 'human.key', human: '201', digit: '5' });
    await conductor.handle({ type: 'human.key', human: '201', digit: '1' });
    expect(gate.moves).toEqual(['shut 201', 'open 201']);
    expect(events('handoff.accepted')).toMatchObject([{ human: '201' }]);
    expect(events('handoff.joined')).toMatchObject([{ human: '201' }]);
    expect(phrases().at(-1)).toBe('person.connected');
  });

  it('is briefed in the polished wording, where that was there in time', async () => {
    const rings = new Promise<'answered'>(() => {});
    const call = testCall({ gate: new ScriptedGate(), legs: { dial: () => rings, drop() {} } });
    const { conductor, desk, voice, events } = call;
    desk.phones = { '201': '13800000001' };
    await call.ring();
    await call.say('我是李明，转人工');
    const handoffId = events('handoff.requested')[0]?.handoffId ?? '';
    conductor.note({
      ...{ type: 'summary.polished', handoffId, outcome: 'polished', model: 'm', ms: 700 },
      wording: { demand: '转人工', event: null, wish: null },
    });
    await conductor.handle({ type: 'leg.answered', human: '201' });
    expect(voice.spoken.at(-1)?.text).toContain('诉求：转人工。');
  });

  it('declines by key 2', async () => {
    const { conductor, gate, events } = await inBriefing();
    await conductor.handle({ type: 'human.key', human: '201', digit: '2' });
    expect(events('handoff.declined')).toMatchObject([{ human: '201', cause: 'declined' }]);
    expect(gate.moves).toEqual(['shut 201', 'clear']);
    expect(events('handoff.offered').at(-1)).toMatchObject({ human: '202' });
  });

  it('has not accepted without key 1, whoever answered', async () => {
    const { wait, gate, events } = await inBriefing();
    await wait(20_000);
    expect(events('handoff.timed_out')).toMatchObject([{ human: '201', cause: 'voicemail' }]);
    expect(gate.moves).toEqual(['shut 201', 'clear']);
    expect(events('handoff.accepted')).toEqual([]);
  });

  it('who hangs up during the briefing is on record so, and the next one is asked', async () => {
    const { conductor, events } = await inBriefing();
    await conductor.handle({ type: 'human.left', human: '201', cause: 'hung_up' });
    expect(events('handoff.declined')).toMatchObject([{ human: '201', cause: 'hung_up' }]);
    expect(events('handoff.offered').at(-1)).toMatchObject({ human: '202' });
  });

  it.each([
    ['busy', 'handoff.declined'],
    ['no_answer', 'handoff.timed_out'],
  ] as const)('that is %s has its cause on record', async (outcome, type) => {
    const { events } = await inBriefing(outcome);
    expect(events(type)).toMatchObject([{ human: '201', cause: outcome }]);
    expect(events('handoff.offered').at(-1)).toMatchObject({ human: '202' });
  });

  it('stops ringing when the caller hangs up', async () => {
    const { conductor, drops } = await inBriefing();
    await conductor.handle({ type: 'caller.left', reason: 'hung_up' });
    expect(drops()).toBeGreaterThan(0);
  });
});

describe('a caller in line', () => {
  it('hears the words of the transfer at once, then news with their place', async () => {
    const { desk, phrases, wait, voice, events } = await waitingCall({ allBusy: true });
    expect(phrases().at(-1)).toBe('transfer.requested');
    expect(events('handoff.queued')).toHaveLength(1);
    desk.standing = { position: 2, waitMs: null };
    await wait(18_000);
    expect(voice.spoken.at(-1)?.text).toBe(
      '感谢您的耐心等待，您前面还有2位。您也可以说“回电”，由我们联系您。',
    );
    desk.standing = { position: 0, waitMs: 130_000 };
    await wait(18_000);
    expect(voice.spoken.at(-1)?.text).toBe(
      '感谢您的耐心等待，今天转接人工的等待时间一般是3分钟。您可以说“回电”，由我们联系您。',
    );
  });

  it('is put through when somebody comes free, without the words once more', async () => {
    const { conductor, handoffId, phrases, events } = await waitingCall({ allBusy: true });
    await conductor.handle({ type: 'offered', handoffId, human: '202' });
    expect(events('handoff.offered')).toMatchObject([{ human: '202' }]);
    expect(phrases().filter((phrase) => phrase === 'transfer.requested')).toHaveLength(1);
    await conductor.handle({ type: 'accepted', handoffId, human: '202' });
    await conductor.handle({ type: 'joined', handoffId, human: '202' });
    expect(phrases().at(-1)).toBe('person.connected');
  });

  it('does not wait for ever: nobody came free', async () => {
    const { wait, phrases, events } = await waitingCall({ allBusy: true });
    await wait(300_000);
    expect(phrases().at(-1)).toBe('transfer.unavailable');
    expect(events('handoff.timed_out')).toMatchObject([{ cause: 'no_answer' }]);
  });

  it('may choose a callback at any time', async () => {
    const { say, phrases, gate } = await waitingCall({ allBusy: true });
    await say('给我回电吧');
    expect(phrases().at(-1)).toBe('transfer.unavailable');
    expect(gate.moves).toContain('clear');
  });

  it('does not owe news that a person’s coming cut short', async () => {
    const call = await waitingCall();
    const { conductor, handoffId, voice, wait, phrases } = call;
    voice.next('waiting.news', async () => {
      void conductor.handle({ type: 'accepted', handoffId, human: '201' });
      return { heard: '', complete: false, interrupted: true, playedMs: 300 };
    });
    await wait(18_000);
    await conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(phrases().slice(-2)).toEqual(['waiting.news', 'person.connected']);
  });
});
