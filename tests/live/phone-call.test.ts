/** A call that comes in by telephone, on the real media server, as the bridge brings it. */
import { ParticipantKind } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { eventually } from '../support/deadline.ts';
import { liveProduct } from '../support/liveProduct.ts';
import { type Telephone, type TelephoneOptions, telephone } from '../support/telephone.ts';

const live = liveProduct();

async function ring(options?: TelephoneOptions): Promise<Telephone> {
  await live.product.warm();
  return await telephone(live.product.media, options);
}

const journalOf = (caller: Telephone) => live.product.journal(caller.callId);
const rooms = async () => (await live.product.media.rooms.listRooms()).map(({ name }) => name);

it('is answered within three rings: greeting and notice are heard, and its number is on record', async () => {
  const caller = await ring({ number: '+8613800138000' });
  const greeting = await journalOf(caller).event('agent.said', 20_000);
  expect(greeting).toMatchObject({ phrase: 'opening.greeting', heard: greeting.text });
  const started = await journalOf(caller).event('call.started', 1_000);
  expect(started).toMatchObject({
    callId: caller.callId,
    channel: 'phone',
    direction: 'inbound',
    caller: { number: '13800138000' },
  });
  expect(started.ringMs).toBeGreaterThan(0);
  expect(started.ringMs).toBeLessThan(15_000);
  await journalOf(caller).event('consent.changed', 20_000);
  const agent = [...caller.room.remoteParticipants.values()].at(0);
  expect(agent?.info.kind).toBe(ParticipantKind.AGENT);
  await caller.hangUp();
  await journalOf(caller).event('call.ended', 10_000);
});

it('is matched with the customer who has the number, and trusts it with nothing', async () => {
  const caller = await ring({ number: '013000000001' });
  const journal = journalOf(caller);
  const known = await journal.event('caller.matched', 20_000);
  expect(known.customerId).not.toBe('');
  await journal.event('state.saved', 60_000);
  const said = journal
    .all('agent.said')
    .map(({ text }) => text)
    .join('');
  expect(said).not.toMatch(/先生|女士/);
  const saved = journal.all('state.saved').at(-1);
  expect(saved?.state).toMatchObject({ memory: { caller: { verified: false, name: null } } });
  await caller.hangUp();
});

it('is served by keys where nothing can be heard, and each press is on record', async () => {
  const caller = await ring();
  const journal = journalOf(caller);
  await journal.event('state.saved', 60_000);
  expect(journal.all('agent.said').map(({ phrase }) => phrase)).toContain('keypad.menu');
  await caller.press('0');
  expect(await journal.event('caller.dtmf', 10_000)).toMatchObject({ digits: '0' });
  await journal.event('handoff.requested', 20_000);
  await caller.hangUp();
  await journal.event('call.ended', 10_000);
});

it('ends when the telephone hangs up: nobody waits for it to come back', async () => {
  const caller = await ring();
  await journalOf(caller).event('agent.said', 30_000);
  await caller.hangUp();
  expect(await journalOf(caller).event('call.ended', 10_000)).toMatchObject({
    by: 'caller',
    reason: 'hung_up',
  });
  await eventually(
    10_000,
    'the end of its room',
    async () => !(await rooms()).includes(caller.callId),
  );
});

it('says nothing before the line stands', async () => {
  const caller = await ring({ liftsOff: false });
  await caller.listenedTo;
  await caller.hearsAgent(20_000);
  expect(journalOf(caller).events()).toEqual([]);
  await caller.liftOff();
  expect(await journalOf(caller).event('agent.said', 20_000)).toMatchObject({
    phrase: 'opening.greeting',
    interrupted: false,
  });
  await caller.hangUp();
});

it('that is given up while it rings is on record, and leaves no room', async () => {
  const caller = await ring({ liftsOff: false, number: null });
  await caller.listenedTo;
  await caller.hangUp();
  expect(await journalOf(caller).event('call.ended', 20_000)).toMatchObject({
    by: 'caller',
    reason: 'hung_up',
  });
  expect(
    journalOf(caller)
      .events()
      .map(({ type }) => type)
      .at(0),
  ).toBe('call.started');
  expect(journalOf(caller).all('call.started')[0]?.caller).toEqual({});
  await eventually(
    10_000,
    'the end of its room',
    async () => !(await rooms()).includes(caller.callId),
  );
});
