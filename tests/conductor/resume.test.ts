/**
 * A process dies at any event of its journal and another goes on: nothing is written twice, no duty
 * is lost, the call stands where it stood. Each story is cut after every single event.
 */
import { describe, expect, it } from 'vitest';
import { verifyChain } from '../../records/journal/chain.ts';
import type { JournalEvent, JournalEventType } from '../../records/journal/events.ts';
import { type TestCallOptions, testCall } from './testCall.ts';

type Live = ReturnType<typeof testCall>;

const stories: Readonly<
  Record<string, { options?: TestCallOptions; tell(call: Live): Promise<void> }>
> = {
  'a question and a farewell': {
    async tell(call) {
      await call.say('个人证书多少钱');
      await call.say('没有了，谢谢');
    },
  },
  'a complaint that nobody takes': {
    options: { people: false },
    async tell(call) {
      await call.say('我要投诉，昨天上午总部网点的柜员骂我，要他道歉');
      await call.say('13900001111');
      await call.say('对的');
      await call.say('没有了');
    },
  },
  'a person who is asked for, and taken': {
    async tell(call) {
      await call.say('转人工');
      const [offered] = call.events('handoff.offered');
      const handoffId = offered?.handoffId ?? '';
      const human = offered?.human ?? '';
      await call.conductor.handle({ type: 'accepted', handoffId, human, command: 1 });
      await call.conductor.handle({ type: 'joined', handoffId, human });
    },
  },
};

async function told(name: string): Promise<Live> {
  const { options, tell } = stories[name] ?? { tell: () => Promise.reject(new Error(name)) };
  const call = testCall({ ...options, recoverable: true });
  await call.ring();
  await tell(call);
  return call;
}

const deeds: readonly JournalEventType[] = [
  'ticket.opened',
  'complaint.recorded',
  'handoff.requested',
  'handoff.accepted',
  'handoff.joined',
  'call.started',
  'call.ended',
];
const done = (events: readonly JournalEvent[]) =>
  events.filter(({ type }) => deeds.includes(type)).map(({ type }) => type);
const open = (events: readonly JournalEvent[]) => {
  const duties = new Set<string>();
  for (const event of events) {
    if (event.type === 'duty.opened') duties.add(event.phrase);
    if (event.type === 'duty.fulfilled' || event.type === 'duty.lapsed')
      duties.delete(event.phrase);
  }
  return [...duties];
};

describe.each(Object.entries(stories))('%s', (name, { options }) => {
  it('is gone on with after every event, without a deed too many or too few', async () => {
    const { journal } = await told(name);
    const began = journal.events.findIndex(({ type }) => type === 'turn.planned') + 1;
    for (let cut = began; cut < journal.events.length; cut += 1) {
      const before = journal.events.slice(0, cut);
      if (before.at(-1)?.type === 'call.ended') break;
      const next = testCall({ ...options, recoverable: true, before });
      expect(await next.resume()).toBe(true);
      const all = next.journal.events;
      const at = `${name}, cut after ${cut}: ${before.at(-1)?.type}`;
      expect(verifyChain(all), at).toBeNull();
      expect(all[cut], at).toMatchObject({
        type: 'call.resumed',
        part: 1,
        seq: 1,
        after: { part: 0, seq: cut, hash: before.at(-1)?.hash },
      });
      const kinds = done(all);
      expect(kinds, at).toEqual(done(journal.events).slice(0, kinds.length));
      const settled = journal.events.findIndex(
        ({ type }, index) => index >= cut - 1 && type === 'state.saved',
      );
      const owed = done(journal.events.slice(0, settled + 1)).length;
      expect(kinds.length >= owed, `${at}: ${kinds.join()}`).toBe(true);
      expect(open(all), at).toEqual([]);
    }
  });

  it('stands where it stood, wherever its state had just been saved', async () => {
    const { journal } = await told(name);
    for (const [index, event] of journal.events.entries()) {
      if (event.type !== 'state.saved') continue;
      const next = testCall({ ...options, before: journal.events.slice(0, index + 1) });
      await next.resume();
      const last = next.journal.events.findLast(({ type }) => type === 'state.saved');
      expect(last).toMatchObject({ phase: event.phase, part: 1 });
    }
  });
});

describe('what the caller hears', () => {
  it('is the apology, and then the question that waits for an answer', async () => {
    const call = testCall({ recoverable: true });
    await call.ring();
    await call.say('我要投诉');
    const asked = call.phrases().at(-1);
    const next = testCall({ before: call.journal.events });
    await next.resume();
    expect(next.phrases()).toEqual(['line.resumed', asked]);
  });

  it('is the phrase again in which the process died, and then the rest of the plan', async () => {
    const { journal } = await told('a question and a farewell');
    const cut = journal.events.findIndex(
      (event) => event.type === 'duty.opened' && event.phrase === 'opening.notice',
    );
    const next = testCall({ before: journal.events.slice(0, cut + 1) });
    await next.resume();
    expect(next.phrases()).toEqual(['line.resumed', 'opening.notice', 'opening.question']);
    expect(next.events('consent.changed')).toHaveLength(1);
    const [first] = next.events('duty.repeated');
    expect(first).toMatchObject({ phrase: 'opening.notice' });
  });

  it('is the answer, when the process died while the model was asked', async () => {
    const { journal } = await told('a question and a farewell');
    const cut = journal.events.findIndex(({ type }) => type === 'caller.said') + 2;
    expect(journal.events[cut - 1]?.type).toBe('turn.planned');
    const next = testCall({ before: journal.events.slice(0, cut) });
    await next.resume();
    expect(next.voice.requests.map(({ text }) => text)).toEqual(['个人证书多少钱']);
    expect(next.phrases()[0]).toBe('line.resumed');
  });

  it('is a person, where two processes have died one after another', async () => {
    const { journal } = await told('a question and a farewell');
    const cut = journal.events.findIndex(({ type }) => type === 'caller.said') + 2;
    const next = testCall({ before: journal.events.slice(0, cut), people: true });
    await next.resume(2);
    expect(next.voice.requests).toEqual([]);
    expect(next.events('handoff.requested')).toMatchObject([{ reason: 'agent_failure' }]);
    expect(next.phrases()).toEqual(['line.resumed', 'transfer.department', 'transfer.warning']);
  });

  it('is who calls back, where then nobody is there', async () => {
    const { journal } = await told('a question and a farewell');
    const cut = journal.events.findIndex(({ type }) => type === 'caller.said') + 2;
    const next = testCall({ before: journal.events.slice(0, cut), people: false });
    await next.resume(2);
    await next.say('13900001111');
    await next.say('对的');
    await next.say('我姓王');
    expect(next.events('ticket.opened')).toMatchObject([
      { kind: 'callback', contact: '13900001111' },
    ]);
  });

  it('is nothing at all, while a person speaks with them', async () => {
    const { journal } = await told('a person who is asked for, and taken');
    const next = testCall({ before: journal.events });
    await next.resume();
    expect(next.voice.spoken).toEqual([]);
    expect(next.voice.steppedBack).toBe(true);
    expect(next.conductor.phase).toBe('with_person');
  });
});

it('a command that the dead process had dealt with is known as such', async () => {
  const { journal } = await told('a person who is asked for, and taken');
  const saved = journal.events.findLast(({ type }) => type === 'state.saved');
  expect(saved).toMatchObject({ state: { commands: 1 } });
});

it('timers go on with their due times; the caller’s patience begins anew', async () => {
  const call = testCall({ recoverable: true });
  await call.ring();
  await call.say('转人工');
  const due = call.conductor.dueAt('offer');
  const next = testCall({ before: call.journal.events });
  await next.resume();
  expect(next.conductor.dueAt('offer')).toEqual(due);
});
