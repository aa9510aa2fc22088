/** What each way into a call allows, as the media server reads it. */
import { TokenVerifier } from 'livekit-server-sdk';
import { expect, it } from 'vitest';
import { ListenTokens, type RoomGrant } from './listenTokens.ts';

const keys = { apiKey: 'test', apiSecret: 'x'.repeat(40) };
const tokens = new ListenTokens(keys);
const grantOf = async ({ token }: RoomGrant) => {
  const { video } = await new TokenVerifier(keys.apiKey, keys.apiSecret).verify(token);
  return video;
};

it('a listener is hidden and can send nothing into the call', async () => {
  const granted = await tokens.listener('c1', '801', 'once');
  const nothing = { canPublish: false, canPublishData: false, canUpdateOwnMetadata: false };
  expect(await grantOf(granted)).toMatchObject({ room: 'c1', hidden: true, ...nothing });
});

it('a whisper has a room of its own: one speaks there, the other hears', async () => {
  const speaks = await grantOf(await tokens.whisperer('c1', '801'));
  const hears = await grantOf(await tokens.whisperedTo('c1', '201'));
  expect([speaks?.room, hears?.room]).toEqual(['whisper-c1', 'whisper-c1']);
  expect(speaks).toMatchObject({ canPublish: true, canSubscribe: false });
  expect(hears).toMatchObject({ canPublish: false, canSubscribe: true });
});

it('a guest shows by their work number alone', async () => {
  const granted = await tokens.guest('c1', '801');
  expect(granted.identity).toBe('desk-801');
  expect(await grantOf(granted)).toMatchObject({ room: 'c1', canPublish: true });
});
