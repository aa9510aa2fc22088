/** A person asks a colleague while the caller waits: every way in which it may end, with its cause. */
import { describe, expect, it } from 'vitest';
import type { PersonRequest } from '../../records/people/personRequest.ts';
import { ScriptedGate } from './scriptedGate.ts';
import { testCall } from './testCall.ts';

async function talking() {
  const gate = new ScriptedGate();
  const call = testCall({ gate });
  const { conductor, events } = call;
  await call.ring();
  await call.say('转人工');
  const first = events('handoff.requested')[0]?.handoffId ?? '';
  await conductor.handle({ type: 'accepted', handoffId: first, human: '201' });
  await conductor.handle({ type: 'joined', handoffId: first, human: '201' });
  gate.moves.length = 0;
  const ask = (request: PersonRequest, human = '201') =>
    conductor.handle({ type: 'human.asked', human, request });
  return { ...call, gate, first, ask };
}

const toTechnical = { action: 'consult', department: '技术支持部', to: '305' } as const;

async function ringing() {
  const call = await talking();
  await call.ask(toTechnical);
  const handoffId = call.events('consult.started')[0]?.handoffId ?? '';
  return { ...call, handoffId };
}

async function consulting() {
  const call = await ringing();
  const { conductor, handoffId } = call;
  await conductor.handle({ type: 'accepted', handoffId, human: '305' });
  await conductor.handle({ type: 'joined', handoffId, human: '305' });
  return call;
}

describe('a colleague who is asked', () => {
  it('is rung while the caller waits, and comes in behind the shut gate', async () => {
    const { gate, events, phrases } = await consulting();
    expect(gate.moves).toEqual(['shut 201', 'consult 201 305']);
    expect(events('hold.started')).toMatchObject([{ reason: 'person' }]);
    expect(events('handoff.requested').at(-1)).toMatchObject({ department: '技术支持部' });
    expect(events('consult.joined')).toMatchObject([{ human: '305' }]);
    expect(events('handoff.joined').map(({ human }) => human)).toEqual(['201']);
    expect(phrases().at(-1)).toBe('person.connected');
  });

  it('takes over when the person hands over: the caller is told before they speak', async () => {
    const { gate, ask, events, voice, phrases, first } = await consulting();
    await ask({ action: 'hand_over' });
    expect(gate.moves.at(-1)).toBe('open 305');
    expect(phrases().slice(-2)).toEqual(['person.connected', 'person.connected']);
    expect(voice.steppedBack).toBe(true);
    expect(events('handoff.completed')).toMatchObject([
      { handoffId: first, human: '201', cause: 'withdrawn' },
    ]);
    expect(events('consult.ended')).toMatchObject([{ human: '305', outcome: 'handed_over' }]);
    expect(events('handoff.joined').at(-1)).toMatchObject({ human: '305' });
    expect(events('hold.ended')).toHaveLength(1);
  });

  it('goes when the person takes the caller back', async () => {
    const { gate, ask, events, conductor } = await consulting();
    await ask({ action: 'resume' });
    expect(gate.moves.at(-1)).toBe('open 201');
    expect(events('consult.ended')).toMatchObject([
      { outcome: 'taken_back', cause: 'withdrawn', human: '305' },
    ]);
    await conductor.handle({ type: 'human.left', human: '305', cause: 'hung_up' });
    expect(conductor.phase).toBe('with_person');
  });

  it('has no say in the call before it is theirs', async () => {
    const { gate, ask, conductor } = await consulting();
    await ask({ action: 'hand_over' }, '305');
    await ask({ action: 'back_to_bot' }, '305');
    expect(gate.moves.at(-1)).toBe('consult 201 305');
    expect(conductor.phase).toBe('with_person');
  });

  it('is there for the caller when the person who asked hangs up, or is lost', async () => {
    for (const cause of ['hung_up', 'left'] as const) {
      const { gate, conductor, events } = await consulting();
      await conductor.handle({ type: 'human.left', human: '201', cause });
      expect(gate.moves.at(-1)).toBe('open 305');
      expect(events('consult.ended')).toMatchObject([{ outcome: 'handed_over', cause }]);
      await conductor.handle({ type: 'human.left', human: '305', cause: 'hung_up' });
      expect(events('call.ended')).toMatchObject([{ by: 'human', reason: 'completed' }]);
    }
  });
});

describe('a consult that comes to nothing leaves the caller waiting for the person, who may go on:', () => {
  it('declined', async () => {
    const { conductor, handoffId, events, ask, gate } = await ringing();
    await conductor.handle({ type: 'declined', handoffId, human: '305', cause: 'declined' });
    expect(events('handoff.declined')).toMatchObject([{ human: '305', cause: 'declined' }]);
    expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'declined' }]);
    await ask({ action: 'resume' });
    expect(gate.moves).toEqual(['shut 201', 'open 201']);
    expect(events('hold.ended')).toHaveLength(1);
  });

  it('no answer in time, ringing or on the way', async () => {
    const silent = await ringing();
    await silent.wait(20_000);
    const lost = await ringing();
    const { conductor, handoffId } = lost;
    await conductor.handle({ type: 'accepted', handoffId, human: '305' });
    await lost.wait(15_000);
    for (const { events } of [silent, lost]) {
      expect(events('handoff.timed_out')).toMatchObject([{ human: '305', cause: 'no_answer' }]);
      expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'no_answer' }]);
    }
  });

  it('busy: nobody waits in line for a colleague', async () => {
    const { desk, ask, events } = await talking();
    desk.allBusy = true;
    await ask(toTechnical);
    expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'busy' }]);
    expect(events('handoff.queued')).toEqual([]);
  });

  it('the colleague hangs up', async () => {
    const { conductor, events, gate } = await consulting();
    await conductor.handle({ type: 'human.left', human: '305', cause: 'hung_up' });
    expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'hung_up' }]);
    expect(gate.moves.at(-1)).toBe('shut 201');
    expect(conductor.phase).toBe('with_person');
  });

  it('the media server does not let the two speak', async () => {
    const { conductor, events, gate } = await consulting();
    await conductor.handle({ type: 'gate.stuck', human: '305' });
    expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'left' }]);
    expect(gate.moves.at(-1)).toBe('shut 201');
  });
});

it('the caller who hangs up meanwhile ends it, with the cause', async () => {
  const { conductor, events } = await consulting();
  await conductor.handle({ type: 'caller.left', reason: 'hung_up' });
  expect(events('consult.ended')).toMatchObject([{ outcome: 'failed', cause: 'hung_up' }]);
  expect(events('handoff.completed')).toMatchObject([{ human: '201', cause: 'hung_up' }]);
  expect(events('call.ended')).toMatchObject([{ by: 'caller' }]);
});

it('a second colleague is not asked before the first is gone', async () => {
  const { ask, events } = await ringing();
  await ask({ action: 'consult', department: '客户服务部' });
  expect(events('consult.started')).toHaveLength(1);
});

it('the page of the person that is loaded anew is let in with the colleague, not with the caller', async () => {
  const { conductor, gate, first } = await consulting();
  await conductor.handle({ type: 'joined', handoffId: first, human: '201' });
  expect(gate.moves.slice(-1)).toEqual(['consult 201 305']);
});
