/**
 * Two people at the desk speak with each other in the caller's room, on the real media server: the
 * caller's client asks for every track by itself and hears neither, until one of them has the call.
 */
import { dispose, Room } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { RoomGate } from '../../agent/voice/roomGate.ts';
import { RoomTokens } from '../../desk/server/calls/roomTokens.ts';
import { Caller } from '../support/caller.ts';
import { eventually } from '../support/deadline.ts';
import { hum, isHeard, shareSince } from '../support/hum.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';

const callId = 'call-consulting';
const hertz = { caller: 440, asks: 1000, asked: 1500 };
let media: MediaServer;

beforeAll(async () => {
  media = await startMediaServer();
  await media.rooms.createRoom({ name: callId });
});
afterAll(async () => {
  await media.stop();
  await dispose();
});

const tokens = () =>
  new RoomTokens({ apiKey: media.key, apiSecret: media.secret, now: () => Date.now() });

async function page(identity: string, shut: boolean): Promise<Caller> {
  const { token } = shut
    ? await tokens().issueShut(callId, identity, identity)
    : await tokens().issue(callId, identity);
  const line = new Caller({ callId, url: media.url, token, identity });
  await line.enter();
  return line;
}

it('lets the two speak with each other, and no caller hear either of them before one has the call', async () => {
  const agent = new Room();
  const token = new AccessToken(media.key, media.secret, { identity: 'agent-1' });
  token.kind = 'agent';
  token.addGrant({
    roomJoin: true,
    room: callId,
    agent: true,
    canPublish: true,
    canSubscribe: true,
  });
  await agent.connect(media.url, await token.toJwt(), { autoSubscribe: true, dynacast: false });
  const caller = await page('caller-1', false);
  await caller.publish();
  const gate = new RoomGate({
    room: agent,
    callId,
    callerIdentity: 'caller-1',
    rooms: media.rooms,
  });
  await eventually(5000, 'the caller in the room', () => agent.remoteParticipants.has('caller-1'));

  const asks = await page('human-201', true);
  await gate.shut('201');
  expect(await gate.open('201')).toBe(true);
  await asks.publish();
  const stops = [hum(caller, hertz.caller), hum(asks, hertz.asks)];
  await eventually(5000, 'caller and person', () => {
    const atCaller = isHeard(caller.hearing('human-201'), hertz.asks);
    return atCaller && isHeard(asks.hearing('caller-1'), hertz.caller);
  });

  expect(await gate.shut('201')).toBe(true);
  const asked = await page('human-305', true);
  expect(await gate.consult('201', '305')).toBe(true);
  await asked.publish();
  stops.push(hum(asked, hertz.asked));
  const from = caller.hearing('human-201').position;
  await eventually(5000, 'the two', () => {
    const atAsks = isHeard(asks.hearing('human-305'), hertz.asked);
    return atAsks && isHeard(asked.hearing('human-201'), hertz.asks);
  });
  const ofCaller = [asks.hearing('caller-1'), asked.hearing('caller-1')];
  const fromCaller = ofCaller.map(({ position }) => position);
  // The hostile client: it asks for every track that it knows of, again and again.
  const at = performance.now();
  await eventually(5000, 'two seconds', () => {
    for (const { trackPublications } of caller.room.remoteParticipants.values()) {
      for (const publication of trackPublications.values()) publication.setSubscribed(true);
    }
    return performance.now() - at > 2000;
  });
  expect(shareSince(caller.hearing('human-201'), hertz.asks, from)).toBeLessThan(0.1);
  expect(caller.hearing('human-305').startedAt).toBeNull();
  const leaks = ofCaller.map((hearing, index) =>
    shareSince(hearing, hertz.caller, fromCaller[index] ?? 0),
  );
  expect(Math.max(...leaks)).toBeLessThan(0.1);

  expect(await gate.open('305')).toBe(true);
  await asks.disconnected(5000);
  await eventually(5000, 'caller and colleague', () => {
    const atCaller = isHeard(caller.hearing('human-305'), hertz.asked);
    return atCaller && isHeard(asked.hearing('caller-1'), hertz.caller);
  });

  for (const stop of stops) await stop();
  gate.close();
  for (const line of [caller, asked]) await line.hangUp();
  await agent.disconnect();
}, 60_000);
