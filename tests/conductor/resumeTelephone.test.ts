/**
 * A process dies while a person's telephone rings, or while they are briefed: the next one rings anew
 * or briefs anew, behind the shut gate, and does neither twice.
 */
import { describe, expect, it } from 'vitest';
import type { PersonGate, PersonLegs } from '../../agent/ports.ts';
import type { JournalEvent } from '../../records/journal/events.ts';
import { testCall } from './testCall.ts';

function telephones(outcome: 'answered' | null) {
  const done: string[] = [];
  const moved = (to: string) => {
    done.push(to);
    return Promise.resolve(true);
  };
  const gate: PersonGate = {
    shut: (human) => moved(`shut ${human}`),
    consult: (human, colleague) => moved(`consult ${human} ${colleague}`),
    open: (human) => moved(`open ${human}`),
    clear: () => moved('clear'),
  };
  const legs: PersonLegs = {
    dial({ human }) {
      done.push(`rings ${human}`);
      return outcome === null ? new Promise(() => {}) : Promise.resolve(outcome);
    },
    drop: () => {},
  };
  return { gate, legs, done };
}

async function callBefore(outcome: 'answered' | null): Promise<readonly JournalEvent[]> {
  const call = testCall({ ...telephones(outcome), recoverable: true });
  call.desk.phones = { '201': '13800000001' };
  await call.ring();
  await call.say('我是李明，转人工');
  await call.conductor.settled();
  return call.journal.events;
}

async function goneOnWith(before: readonly JournalEvent[]) {
  const { gate, legs, done } = telephones('answered');
  const next = testCall({ gate, legs, before, recoverable: true });
  next.desk.phones = { '201': '13800000001' };
  await next.resume();
  await next.conductor.settled();
  return { ...next, done };
}

describe('the successor of a process that died', () => {
  it('while a telephone rang takes that ring back and rings the same person anew', async () => {
    const next = await goneOnWith(await callBefore(null));
    expect(next.done).toEqual(['clear', 'rings 201', 'shut 201']);
    expect(next.phrases()).toEqual(['line.resumed', 'briefing']);
    expect(next.events('handoff.offered').map(({ human }) => human)).toEqual(['201', '201']);
  });

  it('before it had rung rings once, and the offer stands in the journal once', async () => {
    const before = await callBefore(null);
    const planned = before.findLastIndex(
      (event) => event.type === 'turn.planned' && JSON.stringify(event.steps).includes('"dial"'),
    );
    const next = await goneOnWith(before.slice(0, planned + 1));
    expect(next.done).toEqual(['clear', 'rings 201', 'shut 201']);
    expect(next.events('handoff.offered')).toHaveLength(1);
    expect(next.phrases()).toContain('transfer.requested');
  });

  it('during the briefing briefs anew, with no word to the caller behind the gate', async () => {
    const next = await goneOnWith(await callBefore('answered'));
    expect(next.done).toEqual(['shut 201']);
    expect(next.phrases()).toEqual(['briefing']);
    await next.conductor.handle({ type: 'human.key', human: '201', digit: '1' });
    expect(next.events('handoff.accepted')).toMatchObject([{ human: '201' }]);
    expect(next.done).toEqual(['shut 201', 'open 201']);
  });

  it('in the middle of the briefing plan briefs once', async () => {
    const before = await callBefore('answered');
    const planned = before.findLastIndex(
      (event) => event.type === 'turn.planned' && JSON.stringify(event.steps).includes('"brief"'),
    );
    const next = await goneOnWith(before.slice(0, planned + 1));
    expect(next.phrases()).toEqual(['briefing']);
  });

  it('while a person was on their way keeps the gate shut and waits for them', async () => {
    const call = testCall({ recoverable: true });
    await call.ring();
    await call.say('转人工');
    const [offered] = call.events('handoff.offered');
    const handoffId = offered?.handoffId ?? '';
    await call.conductor.handle({ type: 'accepted', handoffId, human: '201' });
    const next = await goneOnWith(call.journal.events);
    expect(next.done).toEqual(['shut 201']);
    expect(next.phrases()).toEqual([]);
    await next.conductor.handle({ type: 'joined', handoffId, human: '201' });
    expect(next.done).toEqual(['shut 201', 'open 201']);
    expect(next.phrases()).toEqual(['person.connected']);
  });
});
