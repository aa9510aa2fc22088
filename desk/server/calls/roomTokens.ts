/**
 * Who may enter which room, and what they may do there: one room, microphone only, text, no
 * metadata, ten minutes to join. Nothing else is ever granted.
 */
import { AccessToken, TokenVerifier, TrackSource } from 'livekit-server-sdk';

export const joinWithinInS = 600;
/** Before the work number, in the identity of a person at the desk. */
export const personPrefix = 'human-';
/** No call lasts longer: older tokens are not renewed. */
const longestCallInS = 12 * 60 * 60;

export interface RoomToken {
  readonly token: string;
  readonly identity: string;
  /** ISO 8601. */
  readonly expiresAt: string;
}

export class RoomTokens {
  readonly #apiKey: string;
  readonly #apiSecret: string;
  readonly #now: () => number;

  constructor(settings: { apiKey: string; apiSecret: string; now: () => number }) {
    this.#apiKey = settings.apiKey;
    this.#apiSecret = settings.apiSecret;
    this.#now = settings.now;
  }

  issue(room: string, identity: string, name?: string): Promise<RoomToken> {
    return this.#sign(room, identity, { name, speaks: true });
  }

  /** For a person who takes a call: mute and deaf until the call's process opens the gate. */
  issueShut(room: string, identity: string, name: string): Promise<RoomToken> {
    return this.#sign(room, identity, { name, speaks: false });
  }

  /** The identity of a caller's token for this room, even if it has expired; undefined where it is not one of ours. */
  async callerOf(room: string, token: string): Promise<string | undefined> {
    try {
      const verifier = new TokenVerifier(this.#apiKey, this.#apiSecret);
      const { sub, video } = await verifier.verify(token, longestCallInS);
      const valid = video?.roomJoin === true && video.room === room && sub?.startsWith('caller-');
      return valid ? sub : undefined;
    } catch {
      return undefined;
    }
  }

  async #sign(
    room: string,
    identity: string,
    { name, speaks }: { readonly name: string | undefined; readonly speaks: boolean },
  ): Promise<RoomToken> {
    const token = new AccessToken(this.#apiKey, this.#apiSecret, {
      identity,
      ttl: joinWithinInS,
      ...(name === undefined ? {} : { name }),
    });
    token.addGrant({
      roomJoin: true,
      room,
      canPublish: speaks,
      canPublishSources: [TrackSource.MICROPHONE],
      canPublishData: true,
      canSubscribe: speaks,
      canUpdateOwnMetadata: false,
    });
    const expiresAt = new Date(this.#now() + joinWithinInS * 1000).toISOString();
    return { token: await token.toJwt(), identity, expiresAt };
  }
}
