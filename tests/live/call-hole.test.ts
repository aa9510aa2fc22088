/** A whole call in this process, so that its own output can be given a fault. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initializeLogger } from '@livekit/agents';
import { dispose, Room } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Call, createCall } from '../../agent/agent.ts';
import { type Prepared, prepare } from '../../agent/prepare.ts';
import { Caller } from '../support/caller.ts';
import { JournalFile } from '../support/journalFile.ts';
import { likeness } from '../support/likeness.ts';
import { LineWithHole } from '../support/lineWithHole.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { type PhraseSounds, phraseSounds } from '../support/phraseSounds.ts';

const callerIdentity = 'caller-1';
let media: MediaServer;
let sounds: PhraseSounds;
let dataDir: string;
let prepared: Prepared;

beforeAll(async () => {
  initializeLogger({ pretty: false, level: 'error' });
  [media, sounds] = await Promise.all([startMediaServer(), phraseSounds()]);
  dataDir = await mkdtemp(join(tmpdir(), 'three-rings-hole-'));
  await sounds.copyTo(join(dataDir, 'audio-cache'));
  prepared = prepare({
    promptsDir: join(import.meta.dirname, '../../prompts'),
    dataDir,
    livekit: { url: media.url, apiKey: media.key, apiSecret: media.secret },
    desk: { url: 'http://127.0.0.1:9', secret: 'nobody is at this desk' },
    model: null,
    stt: null,
    tts: null,
    callMemory: 0,
    page: null,
    maxCalls: 1,
    idleProcesses: 1,
    workerPort: 0,
    drainLimitMs: 0,
    logLevel: 'error',
  });
});
afterAll(async () => {
  await prepared?.speech.close();
  await media?.stop();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
  await dispose();
});

async function token(room: string, identity: string, kind: 'agent' | 'standard'): Promise<string> {
  const access = new AccessToken(media.key, media.secret, { identity });
  access.kind = kind;
  const rights = { canPublish: true, canSubscribe: true, canPublishData: true };
  access.addGrant({ room, roomJoin: true, canUpdateOwnMetadata: kind === 'agent', ...rights });
  return await access.toJwt();
}

async function called(callId: string): Promise<{ call: Call; caller: Caller; room: Room }> {
  await media.rooms.createRoom({ name: callId });
  const ticket = { callId, url: media.url, identity: callerIdentity };
  const caller = new Caller({ ...ticket, token: await token(callId, callerIdentity, 'standard') });
  await caller.join();
  const room = new Room();
  const pass = await token(callId, 'agent-1', 'agent');
  const call = await createCall({
    room,
    connected: room.connect(media.url, pass, { autoSubscribe: true, dynacast: false }),
    metadata: {
      callId,
      callerIdentity,
      channel: 'web',
      direction: 'inbound',
      caller: {},
      requestedAt: new Date().toISOString(),
    },
    prepared,
    fenced: () => undefined,
    line: (output) => new LineWithHole(output, 2),
  });
  return { call, caller, room };
}

it('the notice is said again from its start where our own output had a hole in it', async () => {
  const callId = randomUUID();
  const { call, caller, room } = await called(callId);
  const journal = new JournalFile(dataDir, callId);
  await call.answer();
  const hearing = await caller.hearsAgent();
  await hearing.quiet(300, 5000, hearing.position - 300);

  const notice = sounds.sound('opening.notice');
  const heard = likeness(notice, hearing.recording());
  const duties = journal
    .events()
    .flatMap((event) => ('phrase' in event && event.type.startsWith('duty.') ? [event] : []));
  const ofNotice = duties.filter(({ phrase }) => phrase === 'opening.notice');
  expect(ofNotice.map(({ type }) => type)).toEqual([
    'duty.opened',
    'duty.interrupted',
    'duty.repeated',
    'duty.fulfilled',
  ]);
  const [cut] = journal.all('agent.said', (said) => said.phrase === 'opening.notice');
  expect(cut?.heard).not.toBe(cut?.text);
  expect(cut?.interrupted).toBe(false);
  expect(heard.correlation).toBeGreaterThanOrEqual(0.9);
  expect(heard.holes).toEqual([]);
  const others = duties.filter(({ phrase }) => phrase !== 'opening.notice');
  expect(new Set(others.map(({ type }) => type))).toEqual(
    new Set(['duty.opened', 'duty.fulfilled']),
  );
  await caller.hangUp();
  await call.ended;
  await call.close();
  await room.disconnect();
});
