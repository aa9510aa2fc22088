/** What the caller hears of the session voice, and what the voice says was heard: on a real line. */
import { dispose } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { likeness } from '../support/likeness.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { closeVoice, speak } from '../support/voice.ts';
import { agentVoice, openSessionRoom, type SessionRoom } from './sessionRoom.ts';

const greeting = '您好，这里是智能客服，请问有什么可以帮您？';
let server: MediaServer;
let session: SessionRoom;

beforeAll(async () => {
  server = await startMediaServer();
});
afterEach(async () => {
  await session?.close();
});
afterAll(async () => {
  closeVoice();
  await server?.stop();
  await dispose();
});

describe('a phrase on the line', () => {
  it('is heard by the caller as it was rendered, and counts as heard to its end', async () => {
    session = await openSessionRoom(server);
    const playback = await session.call.voice.say({
      text: greeting,
      phrase: 'opening.greeting',
      interruptible: false,
    });
    expect(playback).toMatchObject({ heard: greeting, complete: true, interrupted: false });
    const hearing = await session.caller.hearsAgent();
    await hearing.quiet(400, 5_000);
    const heard = likeness(await speak(greeting, agentVoice), hearing.recording());
    expect(heard.correlation).toBeGreaterThan(0.8);
    expect(heard.holes).toEqual([]);
    await session.caller.captions.showing(greeting, 2_000);
  });
});
