import { DisconnectReason, dispose, Room, RoomEvent } from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listen } from '../../desk/server/testing/people.ts';
import { startTestDesk, type TestDesk } from '../../desk/server/testing/testDesk.ts';
import { eventually } from '../support/deadline.ts';
import { type MediaServer, startMediaServer } from '../support/mediaServer.ts';

let media: MediaServer;
let desk: TestDesk;
const opened: Room[] = [];

beforeAll(async () => {
  media = await startMediaServer();
  const livekit = { url: media.url, apiKey: media.key, apiSecret: media.secret };
  desk = await startTestDesk({ settings: { livekit }, limits: { streamMs: 300, giveUpMs: 0 } });
});
afterAll(async () => {
  await Promise.all(opened.map((room) => room.disconnect()));
  await desk.stop();
  await media.stop();
  await dispose();
});

async function enter(call: string, identity: string): Promise<Room> {
  const token = new AccessToken(media.key, media.secret, { identity });
  token.addGrant({ roomJoin: true, room: call });
  if (identity.startsWith('agent-')) token.kind = 'agent';
  const room = new Room();
  opened.push(room);
  await room.connect(media.url, await token.toJwt(), { autoSubscribe: false, dynacast: false });
  return room;
}

const present = async (call: string) =>
  (await media.rooms.listParticipants(call)).map(({ identity }) => identity).sort();

it('the process of a call dies: its agent is gone at once, and the caller learns that the line broke', async () => {
  await media.rooms.createRoom({ name: 'served' });
  await enter('served', 'agent-1');
  const caller = await enter('served', 'caller-1');
  const { promise: told, resolve } = Promise.withResolvers<DisconnectReason>();
  caller.on(RoomEvent.Disconnected, resolve);
  const process = await listen(desk, 'served');
  process.close();
  expect(await told).toBe(DisconnectReason.PARTICIPANT_REMOVED);
  await eventually(5000, 'the end of the room', async () => {
    return (await media.rooms.listRooms(['served'])).length === 0;
  });
});

it('a person and the caller go on without it', async () => {
  await media.rooms.createRoom({ name: 'with-person' });
  await enter('with-person', 'agent-2');
  await enter('with-person', 'caller-2');
  await enter('with-person', 'human-201');
  const process = await listen(desk, 'with-person');
  process.close();
  await eventually(5000, 'the agent to be gone', async () => {
    return (await present('with-person')).join() === 'caller-2,human-201';
  });
});

it('a process that comes back in time, or has said that the call is over, loses nothing', async () => {
  await media.rooms.createRoom({ name: 'alive' });
  await enter('alive', 'agent-3');
  const first = await listen(desk, 'alive');
  first.close();
  const second = await listen(desk, 'alive');
  await media.rooms.createRoom({ name: 'over' });
  await enter('over', 'agent-4');
  const over = await listen(desk, 'over');
  over.close();
  await desk.internal('POST', '/calls/over/ended');
  const lost = await listen(desk, 'lost-meanwhile');
  await media.rooms.createRoom({ name: 'lost-meanwhile' });
  lost.close();
  await eventually(5000, 'the end of the lost one', async () => {
    return (await media.rooms.listRooms(['lost-meanwhile'])).length === 0;
  });
  expect(await present('alive')).toEqual(['agent-3']);
  expect(await present('over')).toEqual(['agent-4']);
  second.close();
});
