/** What the desk does about calls by telephone that nobody takes, on the real media server. */
import { DisconnectReason, dispose } from '@livekit/rtc-node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type StandInWorker, startStandInWorker } from '../../desk/server/testing/standInWorker.ts';
import { startTestDesk, type TestDesk } from '../../desk/server/testing/testDesk.ts';
import { eventually } from '../support/deadline.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';
import { telephone } from '../support/telephone.ts';

let media: MediaServer;
let desk: TestDesk;
let worker: StandInWorker | undefined;

beforeAll(async () => {
  media = await startMediaServer();
  const livekit = { url: media.url, apiKey: media.key, apiSecret: media.secret };
  desk = await startTestDesk({ telephony: true, settings: { livekit, callsAtOnce: 2 } });
});
afterEach(async () => {
  worker?.close();
  worker = undefined;
  for (const { name } of await media.rooms.listRooms()) await media.rooms.deleteRoom(name);
});
afterAll(async () => {
  await desk.stop();
  await media.stop();
  await dispose();
});

/** Takes calls and says so, as our worker does. */
async function startWorker(): Promise<StandInWorker> {
  const assigned = (room: string) =>
    void desk.internal('POST', `/calls/${encodeURIComponent(room)}/taken`);
  worker = await startStandInWorker(media, { agentName: 'three-rings', assigned });
  return worker;
}

const rooms = async () => (await media.rooms.listRooms()).map(({ name }) => name);

describe('a call by telephone', () => {
  it('that no worker takes is turned away: its room is deleted', async () => {
    const caller = await telephone(media);
    expect(await caller.disconnected(5_000)).toBe(DisconnectReason.ROOM_DELETED);
    expect(await rooms()).toEqual([]);
  });

  it('that a worker takes goes on, also where its number begins with +', async () => {
    const taker = await startWorker();
    const caller = await telephone(media, { rungNumber: '+864000000100' });
    await eventually(5_000, 'the job', () => taker.jobs[0] ?? null);
    expect(taker.jobs[0]).toMatchObject({ room: caller.callId, metadata: '{"channel":"phone"}' });
    const other = await telephone(media, { number: '13900139000' });
    await eventually(5_000, 'the second job', () => taker.jobs[1] ?? null);
    taker.close();
    const late = await telephone(media, { number: '13700137000' });
    expect(await late.disconnected(5_000)).toBe(DisconnectReason.ROOM_DELETED);
    expect([caller.left, other.left]).toEqual([null, null]);
    await Promise.all([caller.hangUp(), other.hangUp()]);
  });

  it('one more of a number that has enough of them is turned away', async () => {
    await startWorker();
    const first = await telephone(media);
    const second = await telephone(media, { number: '+8613800138000' });
    const third = await telephone(media);
    expect(await third.disconnected(5_000)).toBe(DisconnectReason.ROOM_DELETED);
    expect([first.left, second.left]).toEqual([null, null]);
    await media.rooms.deleteRoom(first.callId);
    const again = await telephone(media);
    const stranger = await telephone(media, { number: '13900139000' });
    const fifth = await telephone(media);
    expect(await fifth.disconnected(5_000)).toBe(DisconnectReason.ROOM_DELETED);
    expect([again.left, stranger.left]).toEqual([null, null]);
    await Promise.all([second.hangUp(), again.hangUp(), stranger.hangUp()]);
  });
});

it('one address on the web has so many calls at once, and may call again when one has ended', async () => {
  await startWorker();
  const [first, second] = [await desk.post('/api/calls', {}), await desk.post('/api/calls', {})];
  expect([first.status, second.status]).toEqual([201, 201]);
  const refused = await desk.post('/api/calls', {});
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({
    error: 'too_many_at_once',
    message: expect.any(String),
  });
  await media.rooms.deleteRoom((await first.json()).callId);
  expect((await desk.post('/api/calls', {})).status).toBe(201);
});
