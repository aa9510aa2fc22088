import { dispose, Room } from '@livekit/rtc-node';
import { TokenVerifier } from 'livekit-server-sdk';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '../../desk/server/testing/people.ts';
import {
  type StandInWorker,
  type StandInWorkerOptions,
  startStandInWorker,
} from '../../desk/server/testing/standInWorker.ts';
import { startTestDesk, type TestDesk } from '../../desk/server/testing/testDesk.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';

let media: MediaServer;
let desk: TestDesk;
let worker: StandInWorker | undefined;

beforeAll(async () => {
  media = await startMediaServer();
  const livekit = { url: media.url, apiKey: media.key, apiSecret: media.secret };
  desk = await startTestDesk({ settings: { livekit, ear: true }, busyAudio: Buffer.from('RIFF') });
});
afterEach(() => {
  worker?.close();
  worker = undefined;
});
afterAll(async () => {
  await desk.stop();
  await media.stop();
});

async function startWorker(options: Partial<StandInWorkerOptions>): Promise<StandInWorker> {
  worker = await startStandInWorker(media, { agentName: 'three-rings', ...options });
  return worker;
}

/** Takes calls and says so, as our worker does. */
const tell = (room: string) => void desk.internal('POST', `/calls/${room}/taken`);

const rooms = async () => (await media.rooms.listRooms()).map((room) => room.name);

describe('a call that nobody can serve', () => {
  const busy = {
    error: 'busy',
    message: expect.any(String),
    phrase: { text: '请您稍等片刻。', audioUrl: '/api/phrases/busy/audio' },
  };

  it('is refused with the busy phrase after about 2 s, and its room is deleted', async () => {
    const rang = performance.now();
    const response = await desk.post('/api/calls', {});
    const took = performance.now() - rang;
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(busy);
    expect(took).toBeLessThan(2500);
    expect(await rooms()).toEqual([]);
  });

  it('is refused where the workers are those of another product', async () => {
    const other = await startWorker({ agentName: 'another-product' });
    expect((await desk.post('/api/calls', {})).status).toBe(503);
    expect(other.jobs).toEqual([]);
    expect(await rooms()).toEqual([]);
  });

  it('is refused where a worker hears of it and does not answer', async () => {
    const mute = await startWorker({ mute: true });
    const response = await desk.post('/api/calls', {});
    expect(response.status).toBe(503);
    expect(mute.jobs).toHaveLength(1);
    expect(await rooms()).toEqual([]);
  });
});

describe('a call that a worker takes', () => {
  it('is given to the caller: one room, microphone and text only, ten minutes to join', async () => {
    const taker = await startWorker({ assigned: tell });
    const response = await desk.post('/api/calls', {});
    expect(response.status).toBe(201);
    const { callId, token, identity, expiresAt, ...rest } = await response.json();
    expect(rest).toEqual({ url: media.url, ear: true });
    expect(callId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await rooms()).toContain(callId);

    const claims = await new TokenVerifier(media.key, media.secret).verify(token);
    expect(claims.video).toEqual({
      roomJoin: true,
      room: callId,
      canPublish: true,
      canPublishSources: ['microphone'],
      canPublishData: true,
      canSubscribe: true,
      canUpdateOwnMetadata: false,
    });
    expect(claims.sub).toBe(identity);
    expect(identity).toMatch(/^caller-[0-9a-f]{12}$/);
    for (const extra of ['metadata', 'attributes', 'sip', 'name', 'roomConfig', 'kind']) {
      expect(claims).not.toHaveProperty(extra);
    }
    const validForS = (claims.exp ?? 0) - Date.now() / 1000;
    expect(validForS).toBeGreaterThan(590);
    expect(validForS).toBeLessThanOrEqual(600);
    expect(Math.abs(Date.parse(expiresAt) / 1000 - (claims.exp ?? 0))).toBeLessThanOrEqual(2);

    expect(taker.jobs).toHaveLength(1);
    expect(taker.jobs[0]).toMatchObject({ room: callId, agentName: 'three-rings' });
    expect(JSON.parse(taker.jobs[0]?.metadata ?? '')).toEqual({
      callId,
      channel: 'web',
      caller: {},
      callerIdentity: identity,
      requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    });
  });

  it('is not refused while its process is slow to start', async () => {
    await startWorker({ assigned: (room) => setTimeout(() => tell(room), 1200) });
    expect((await desk.post('/api/calls', {})).status).toBe(201);
  });

  it('is known by its process, which listens for commands', async () => {
    await startWorker({ assigned: (room) => void listen(desk, room) });
    expect((await desk.post('/api/calls', {})).status).toBe(201);
  });

  it('is known by its agent in the room, where nobody tells', async () => {
    const room = new Room();
    const options = { autoSubscribe: false, dynacast: false };
    await startWorker({ assigned: (_, token) => void room.connect(media.url, token, options) });
    expect((await desk.post('/api/calls', {})).status).toBe(201);
    await room.disconnect();
    await dispose();
  });

  it('is given out at once: the answer takes little longer than the worker', async () => {
    await startWorker({ assigned: tell });
    const rang = performance.now();
    await desk.post('/api/calls', {});
    expect(performance.now() - rang).toBeLessThan(500);
  });

  it('has a room of its own for each of two callers at once', async () => {
    const taker = await startWorker({ assigned: tell });
    const answers = await Promise.all([desk.post('/api/calls', {}), desk.post('/api/calls', {})]);
    const [one, other] = await Promise.all(answers.map((answer) => answer.json()));
    expect(one.callId).not.toBe(other.callId);
    expect(one.identity).not.toBe(other.identity);
    expect(taker.jobs.map((job) => job.room).sort()).toEqual([one.callId, other.callId].sort());
  });
});

describe('coming back into a call', () => {
  it('takes a fresh token for the same caller, and is over when the room is', async () => {
    await startWorker({ assigned: tell });
    const { callId, token, identity } = await (await desk.post('/api/calls', {})).json();
    const renewed = await desk.post(`/api/calls/${callId}/token`, { token });
    expect(renewed.status).toBe(200);
    const fresh = await renewed.json();
    const claims = await new TokenVerifier(media.key, media.secret).verify(fresh.token);
    expect(claims).toMatchObject({ sub: identity, video: { room: callId } });

    await media.rooms.deleteRoom(callId);
    const late = await desk.post(`/api/calls/${callId}/token`, { token });
    expect(late.status).toBe(410);
    expect(await late.json()).toMatchObject({ error: 'call_over' });
  });

  it('is refused with a token of another call or a forged one', async () => {
    await startWorker({ assigned: tell });
    const one = await (await desk.post('/api/calls', {})).json();
    const other = await (await desk.post('/api/calls', {})).json();
    for (const token of [other.token, `${one.token.slice(0, -4)}AAAA`, 'nonsense']) {
      const refused = await desk.post(`/api/calls/${one.callId}/token`, { token });
      expect(refused.status).toBe(401);
    }
  });
});

describe('the media server', () => {
  it('that is down is told apart from a busy line, at once', async () => {
    const livekit = { url: 'ws://127.0.0.1:9', apiKey: media.key, apiSecret: media.secret };
    const cutOff = await startTestDesk({ settings: { livekit } });
    const rang = performance.now();
    const response = await cutOff.post('/api/calls', {});
    expect(performance.now() - rang).toBeLessThan(1000);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({
      error: 'media_unavailable',
      message: '语音服务暂时连接不上，请稍后再拨。',
    });
    await cutOff.stop();
  });

  it('that refuses our keys is out of reach too, without a word of why', async () => {
    const livekit = { url: media.url, apiKey: media.key, apiSecret: 'wrong'.repeat(10) };
    const stranger = await startTestDesk({ settings: { livekit } });
    const response = await stranger.post('/api/calls', {});
    expect(response.status).toBe(503);
    expect(Object.keys(await response.json())).toEqual(['error', 'message']);
    await stranger.stop();
  });
});

it('one address may ring only so often', async () => {
  const few = await startTestDesk({ settings: { callsPerMinute: 2 } });
  await few.post('/api/calls', {});
  await few.post('/api/calls', {});
  const refused = await few.post('/api/calls', {});
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused.json()).toEqual({ error: 'too_many', message: expect.any(String) });
  await few.stop();
});
