import { dispose } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../support/caller.ts';
import { likeness } from '../support/likeness.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { createRecognizer } from '../support/recognizer.ts';
import { utterances } from '../support/utterances.ts';
import { closeVoice, speak } from '../support/voice.ts';

let media: MediaServer;
beforeAll(async () => {
  media = await startMediaServer();
}, 30_000);
afterAll(async () => {
  await media.stop();
  closeVoice();
  await dispose();
});

async function join(room: string, identity: string): Promise<Caller> {
  await media.rooms.createRoom({ name: room });
  const token = new AccessToken(media.key, media.secret, { identity });
  token.addGrant({ roomJoin: true, room, canPublish: true, canSubscribe: true });
  const caller = new Caller({
    callId: room,
    url: media.url,
    identity,
    token: await token.toJwt(),
  });
  await caller.join();
  return caller;
}

describe('a test caller on the real media server', () => {
  it('hears another as it spoke, places it in time, and the ear knows the words from the line', async () => {
    const [speaker, listener] = [await join('sound', 'agent-one'), await join('sound', 'two')];
    const hearing = await listener.hearsAgent();
    const phrase = await speak(utterances.materials);
    await speaker.play(phrase);
    const started = await hearing.sound(5000);
    await hearing.quiet(500, 5000, started);
    const { correlation, holes, fromMs } = likeness(phrase, hearing.recording());
    expect(correlation).toBeGreaterThan(0.9);
    expect(holes).toEqual([]);
    expect(Math.abs(fromMs - started)).toBeLessThan(150);
    const recognizer = await createRecognizer();
    expect(recognizer.recognize(hearing.recording()).text).toBe(utterances.materials);
    await Promise.all([speaker.hangUp(), listener.hangUp()]);
  }, 30_000);

  it('sends typed text, and hears that the line was cut', async () => {
    const [one, two] = [await join('text', 'one'), await join('text', 'two')];
    await one.send('lk.transcription', '您好');
    expect((await two.captions.showing('您好', 5000)).identity).toBe('one');
    await media.rooms.deleteRoom('text');
    await Promise.all([one.disconnected(5000), two.disconnected(5000)]);
  }, 30_000);

  it('gets back into the room after the media server was restarted on the same ports', async () => {
    const caller = await join('restart', 'one');
    await media.restart();
    const [room] = await media.rooms.listRooms(['restart']);
    expect(room).toBeUndefined();
    await caller.hangUp();
    const again = await join('restart', 'two');
    await again.hangUp();
  }, 30_000);
});
