/**
 * Ends the calls of a media server that is ours, so that the call processes can journal the end
 * before they are stopped. A media server that runs elsewhere may carry other people's rooms and
 * is never touched.
 */
import { RoomServiceClient } from 'livekit-server-sdk';
import { httpAddress } from './answers.ts';

const withinS = 1;

export async function endCalls(media: {
  url: string;
  apiKey: string;
  apiSecret: string;
}): Promise<void> {
  const rooms = new RoomServiceClient(httpAddress(media.url), media.apiKey, media.apiSecret, {
    requestTimeout: withinS,
  });
  const open = await rooms.listRooms();
  await Promise.allSettled(open.map((room) => rooms.deleteRoom(room.name)));
}
