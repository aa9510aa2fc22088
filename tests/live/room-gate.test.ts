/**
 * The gate with telephones at both ends, on the real media server: participants of kind SIP as the
 * bridge makes them, each sending a tone of its own pitch, and what was heard at each end.
 */
import {
  AudioSource,
  dispose,
  LocalAudioTrack,
  Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HoldTone } from '../../agent/voice/holdTone.ts';
import { RoomGate } from '../../agent/voice/roomGate.ts';
import { Caller } from '../support/caller.ts';
import { eventually } from '../support/deadline.ts';
import { falls, hum, isHeard, shareOf, shareSince, tone } from '../support/hum.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { playInto } from '../support/microphone.ts';

const callId = 'call-by-telephone';
const hertz = { caller: 440, person: 1000, agent: 700 };
let media: MediaServer;

beforeAll(async () => {
  media = await startMediaServer();
  await media.rooms.createRoom({ name: callId });
});
afterAll(async () => {
  await media.stop();
  await dispose();
});

async function tokenOf(identity: string, kind: 'sip' | 'agent'): Promise<string> {
  const token = new AccessToken(media.key, media.secret, { identity });
  token.kind = kind;
  const all = { canPublish: true, canSubscribe: true, canPublishData: true };
  token.addGrant({ roomJoin: true, room: callId, agent: kind === 'agent', ...all });
  return token.toJwt();
}

async function telephone(identity: string): Promise<Caller> {
  const token = await tokenOf(identity, 'sip');
  const voice = new Caller({ callId, url: media.url, token, identity });
  await voice.enter();
  return voice;
}

it('keeps both unheard until it opens; the person alone hears the briefing, the caller the hold tone', async () => {
  const agent = new Room();
  const options = { autoSubscribe: true, dynacast: false };
  await agent.connect(media.url, await tokenOf('agent-1', 'agent'), options);
  const mouth = new AudioSource(24_000, 1, 1000);
  const voice = LocalAudioTrack.createAudioTrack('voice', mouth);
  const microphone = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  await agent.localParticipant?.publishTrack(voice, microphone);
  const holdTone = new HoldTone(agent);
  const caller = await telephone('caller-1');
  await caller.publish();
  const gate = new RoomGate({
    room: agent,
    callId,
    callerIdentity: 'caller-1',
    rooms: media.rooms,
    held: (held) => holdTone.holds(held),
  });
  await eventually(5000, 'the caller in the room', () => agent.remoteParticipants.has('caller-1'));

  expect(await gate.shut('301')).toBe(true);
  const person = await telephone('human-301');
  await person.publish();
  const stops = [hum(caller, hertz.caller), hum(person, hertz.person)];
  let briefing = true;
  const speaking = (async () => {
    while (briefing) await playInto(mouth, tone(hertz.agent, 200));
  })();
  const fromAgent = person.hearing('agent-1');
  await eventually(8000, 'the briefing at the person', () => shareOf(fromAgent, hertz.agent) > 0.1);
  await eventually(5000, 'the hold tone at the caller', () => {
    const heard = [392, 494, 587].map((note) => shareOf(caller.hearing('agent-1'), note, 200));
    return Math.max(...heard) > 0.3;
  });
  // A telephone takes every track as it comes; the gate takes it off again within some 40 ms.
  const pairs = [
    { hearing: caller.hearing('human-301'), hertz: hertz.person },
    { hearing: person.hearing('caller-1'), hertz: hertz.caller },
    { hearing: caller.hearing('agent-1'), hertz: hertz.agent },
  ];
  await Promise.all(pairs.map(({ hearing, hertz: of }) => falls(hearing, of)));
  const from = pairs.map(({ hearing }) => hearing.position);
  const at = performance.now();
  await eventually(5000, 'a second and a half', () => performance.now() - at > 1500);
  const leaks = pairs.map(({ hearing, hertz: of }, index) =>
    shareSince(hearing, of, from[index] ?? 0),
  );
  expect(Math.max(...leaks)).toBeLessThan(0.1);

  briefing = false;
  await speaking;
  expect(await gate.open('301')).toBe(true);
  await eventually(3000, 'each other', () => {
    const atCaller = isHeard(caller.hearing('human-301'), hertz.person);
    return atCaller && isHeard(person.hearing('caller-1'), hertz.caller);
  });

  await gate.clear();
  await person.disconnected(5000);
  for (const stop of stops) await stop();
  gate.close();
  await holdTone.close();
  await caller.hangUp();
  await agent.disconnect();
});
