/**
 * The gate between caller and person on the real media server, by what was heard at each end: a tone
 * of another pitch from either, the recordings analysed. No browser; those are in handover-web.
 */
import { RemoteTrackPublication } from '@livekit/rtc-node';
import { describe, expect, it } from 'vitest';
import { Caller } from '../support/caller.ts';
import { eventually } from '../support/deadline.ts';
import type { Hearing } from '../support/hearing.ts';
import { falls, hum, isHeard, shareSince } from '../support/hum.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { type Person, signIn } from '../support/person.ts';

const live = liveProduct();
const callerHertz = 440;
const personHertz = 1000;
async function hears(hearing: Hearing, hertz: number): Promise<void> {
  await eventually(5000, `a tone of ${hertz} Hz`, () => isHeard(hearing, hertz));
}

async function ringing(person: Person): Promise<{ caller: Caller; handoffId: string }> {
  const caller = await live.product.opened();
  await caller.type('请帮我转人工客服');
  const { handoffId } = await person.sees(caller.callId, 20_000);
  return { caller, handoffId };
}

/** What a client that heeds nothing does: subscribes to everything, again and again. */
function subscribeAll(caller: Caller): void {
  for (const participant of caller.room.remoteParticipants.values()) {
    for (const publication of participant.trackPublications.values()) {
      if (publication instanceof RemoteTrackPublication) publication.setSubscribed(true);
    }
  }
}

describe('before the opening', () => {
  it('neither hears the other, whatever their clients try; afterwards both do', async () => {
    const person = await signIn(live.product.deskUrl, '201');
    const { caller, handoffId } = await ringing(person);
    const stops = [hum(caller, callerHertz)];
    const voice = new Caller(await person.take(handoffId));
    await voice.enter();
    await person.entered(handoffId);
    // The person's client tries to speak, and the caller's to listen, until they may.
    const journal = live.product.journal(caller.callId);
    let early = 0;
    await eventually(20_000, 'the opening', async () => {
      subscribeAll(caller);
      const joined = journal.events().some(({ type }) => type === 'handoff.joined');
      if (!joined && voice.hearing(caller.ticket.identity).startedAt !== null) early += 1;
      return joined || null;
    });
    expect(early).toBe(0);
    expect(caller.hearing('human-201').startedAt).toBeNull();
    await voice.speakWhenOpen();
    stops.push(hum(voice, personHertz));
    await hears(caller.hearing('human-201'), personHertz);
    await hears(voice.hearing(caller.ticket.identity), callerHertz);
    const shown = caller.room.remoteParticipants.get('human-201');
    expect([shown?.name, shown?.metadata, shown?.attributes]).toEqual(['201', '', {}]);
    for (const stop of stops) await stop();
    await voice.hangUp();
    await journal.event('call.ended', 10_000);
    person.signOut();
  });
});

describe('a person who speaks with the caller', () => {
  it('keeps them waiting unheard, even by a client that subscribes again, and comes back', async () => {
    const person = await signIn(live.product.deskUrl, '202');
    const { caller, handoffId } = await ringing(person);
    const voice = await person.accept(handoffId);
    const journal = live.product.journal(caller.callId);
    const stops = [hum(caller, callerHertz), hum(voice, personHertz)];
    const [atCaller, atPerson] = [
      caller.hearing('human-202'),
      voice.hearing(caller.ticket.identity),
    ];
    await hears(atCaller, personHertz);
    await hears(atPerson, callerHertz);

    await person.asks(caller.callId, { action: 'hold' });
    await journal.event('hold.started', 5000);
    await Promise.all([falls(atCaller, personHertz), falls(atPerson, callerHertz)]);
    const from = performance.now();
    const before = [atCaller.position, atPerson.position];
    await eventually(5000, 'a second and a half of trying', () => {
      subscribeAll(caller);
      return performance.now() - from > 1500;
    });
    expect(shareSince(atCaller, personHertz, before[0] ?? 0)).toBeLessThan(0.1);
    expect(shareSince(atPerson, callerHertz, before[1] ?? 0)).toBeLessThan(0.1);

    await person.asks(caller.callId, { action: 'resume' });
    await hears(atCaller, personHertz);
    await hears(atPerson, callerHertz);
    for (const stop of stops) await stop();
    await caller.hangUp();
    person.signOut();
  });

  it('hands the call back: the agent speaks, the person is out of the room', async () => {
    const person = await signIn(live.product.deskUrl, '203');
    const { caller, handoffId } = await ringing(person);
    const voice = await person.accept(handoffId);
    const journal = live.product.journal(caller.callId);
    await journal.event('agent.said', 10_000, (said) => said.phrase === 'person.connected');
    await person.asks(caller.callId, { action: 'back_to_bot' });
    await voice.disconnected(5000);
    const back = await journal.event('agent.said', 20_000, (said) => said.phrase === 'person.back');
    expect(back.heard).toBe(back.text);
    await caller.type('个人证书年费多少钱');
    await journal.event('agent.said', 20_000, (said) => said.text.includes('50'));
    await caller.hangUp();
    person.signOut();
  });

  it('hands on to another person, who speaks with the caller then', async () => {
    const [first, second] = [
      await signIn(live.product.deskUrl, '204'),
      await signIn(live.product.deskUrl, '205'),
    ];
    second.choose('busy');
    const { caller, handoffId } = await ringing(first);
    const voice = await first.accept(handoffId);
    const journal = live.product.journal(caller.callId);
    await journal.event('agent.said', 10_000, (said) => said.phrase === 'person.connected');
    second.choose('available');
    const on = { action: 'transfer', department: '技术支持部', to: '205' } as const;
    await first.asks(caller.callId, on);
    await voice.disconnected(5000);
    const { handoffId: next, department } = await second.sees(caller.callId, 20_000);
    expect([next === handoffId, department]).toEqual([false, '技术支持部']);
    const other = await second.accept(next);
    const stop = hum(other, personHertz);
    await hears(caller.hearing('human-205'), personHertz);
    await stop();
    await caller.hangUp();
    for (const person of [first, second]) person.signOut();
  });
});
