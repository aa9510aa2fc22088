import { dispose, Room } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, expect, it } from 'vitest';
import type { JournalEntry } from '../records/journal/events.ts';
import { createHandoverGear } from './handoverGear.ts';

/** Nobody answers there: the gate does not move, but knows what it is told. */
const url = 'http://127.0.0.1:9';
afterAll(() => dispose());

it('believes the page that the news was told only while the gate is shut', async () => {
  const noted: JournalEntry[] = [];
  const gear = createHandoverGear({
    room: new Room(),
    callId: 'c1',
    callerIdentity: 'caller-1',
    channel: 'web',
    rooms: new RoomServiceClient(url, 'key', 'secret', { requestTimeout: 1 }),
    news: { phrase: 'waiting.held', text: '请您稍等。', sound: () => undefined },
    note: (entry) => noted.push(entry),
    livekit: { url, apiKey: 'key', apiSecret: 'secret' },
  });
  gear.newsTold();
  const shutting = gear.gate.shut('201');
  gear.newsTold();
  expect(await shutting).toBe(false);
  await gear.gate.open('201');
  gear.newsTold();
  expect(noted).toEqual([
    { type: 'hold.news', phrase: 'waiting.held', text: '请您稍等。', by: 'page' },
  ]);
  await gear.close();
});
