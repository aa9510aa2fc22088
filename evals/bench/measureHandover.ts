/**
 * Handovers on a real media server, one at a time: from the request to the ring at the person's desk,
 * from their answer until each hears the other, and what the caller hears of nothing in between. The
 * person answers when the words of the transfer are over, as people do; who answers into them waits
 * for their end.
 */
import { RoomEvent } from '@livekit/rtc-node';
import type { Caller } from '../../tests/support/caller.ts';
import { eventually } from '../../tests/support/deadline.ts';
import { hum, isHeard } from '../../tests/support/hum.ts';
import { type Person, signIn } from '../../tests/support/person.ts';
import type { Measurement } from './measureCalls.ts';

const limitMs = 30_000;
const callerHertz = 440;
const personHertz = 1000;

export async function measureHandover({ product, record }: Measurement): Promise<void> {
  const person = await signIn(product.deskUrl, '201');
  person.choose('available');
  try {
    const caller = await product.opened();
    await caller.type('请帮我转人工客服');
    await measureOf(caller, person, { product, record });
    await caller.hangUp();
    await product.journal(caller.callId).event('call.ended', limitMs);
  } finally {
    person.signOut();
  }
}

async function measureOf(
  caller: Caller,
  person: Person,
  { product, record }: Pick<Measurement, 'product' | 'record'>,
): Promise<void> {
  const journal = product.journal(caller.callId);
  const shown = await person.sees(caller.callId, limitMs);
  const rangAt = performance.timeOrigin + performance.now();
  const requested = await journal.event('handoff.requested', limitMs);
  record('handoffRing', rangAt - Date.parse(requested.at));
  record('handoffSummary', shown.summary.demand === '' ? 0 : 100);
  await journal.event('duty.fulfilled', limitMs, (duty) => duty.phrase === 'transfer.requested');

  const opened = { at: 0 };
  caller.room.on(RoomEvent.TrackSubscribed, (_track, _publication, { identity }) => {
    if (identity.startsWith('agent')) opened.at = performance.now();
  });
  const stopCaller = hum(caller, callerHertz);
  const acceptedAt = performance.now();
  const voice = await person.accept(shown.handoffId);
  const stopPerson = hum(voice, personHertz);
  const atCaller = caller.hearing(`human-${person.workNumber}`);
  const atPerson = voice.hearing(caller.ticket.identity);
  await eventually(limitMs, 'both to hear each other', () => {
    return isHeard(atCaller, personHertz) && isHeard(atPerson, callerHertz);
  });
  record('handoffTalk', performance.now() - acceptedAt);
  const agent = await caller.hearsAgent();
  const sound = await agent.sound(limitMs, agent.positionAt(opened.at));
  record('handoffGap', Math.max(0, agent.arrival(sound) - opened.at));
  await Promise.all([stopCaller(), stopPerson()]);
  await voice.hangUp();
}
