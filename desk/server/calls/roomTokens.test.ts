import { AccessToken, type VideoGrant } from 'livekit-server-sdk';
import { describe, expect, it } from 'vitest';
import { RoomTokens } from './roomTokens.ts';

const keys = { apiKey: 'test', apiSecret: 'x'.repeat(40) };
const tokens = new RoomTokens({ ...keys, now: () => Date.now() });

async function tokenOf(identity: string, ttl: number, grant: VideoGrant): Promise<string> {
  const token = new AccessToken(keys.apiKey, keys.apiSecret, { identity, ttl });
  token.addGrant(grant);
  return await token.toJwt();
}

describe("a caller's old token", () => {
  it('still names the caller an hour after its end, but not a day after', async () => {
    const grant = { roomJoin: true, room: 'c1' };
    expect(await tokens.callerOf('c1', await tokenOf('caller-1', -3600, grant))).toBe('caller-1');
    const dayOld = await tokenOf('caller-1', -24 * 3600, grant);
    expect(await tokens.callerOf('c1', dayOld)).toBeUndefined();
  });

  it('names nobody for another room, another right, or a person of the desk', async () => {
    const here = { roomJoin: true, room: 'c1' };
    const foreign = [
      await tokenOf('caller-1', 60, { roomJoin: true, room: 'c2' }),
      await tokenOf('caller-1', 60, { roomAdmin: true, room: 'c1' }),
      await tokenOf('human-201', 60, here),
    ];
    for (const token of foreign) expect(await tokens.callerOf('c1', token)).toBeUndefined();
  });
});
