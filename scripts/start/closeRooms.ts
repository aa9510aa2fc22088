/**
 * Closes the rooms of a media server that is ours, once no call process is left to do it, so that
 * the pages of callers learn at once that the call is over. A media server that runs elsewhere may
 * carry other people's rooms and is never touched.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { RoomServiceClient } from 'livekit-server-sdk';
import { httpAddress } from './answers.ts';

const withinMs = 300;

export async function closeRooms(media: {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}): Promise<void> {
  const rooms = new RoomServiceClient(httpAddress(media.url), media.apiKey, media.apiSecret);
  const closing = rooms
    .listRooms()
    .then((open) => Promise.allSettled(open.map((room) => rooms.deleteRoom(room.name))));
  await Promise.race([closing, wait(withinMs, undefined, { ref: false })]);
}
