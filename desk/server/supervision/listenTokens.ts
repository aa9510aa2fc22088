/**
 * How a supervisor may enter a call. Listening and whispering are hidden: nobody in the room sees
 * them, and nothing of theirs can be sent into it. A whisper goes through a room of its own, which
 * the caller has no way into; so it can't leak, whatever the caller's page does. Joining is open:
 * everybody hears it, and the work number alone shows.
 */
import { AccessToken, TrackSource, type VideoGrant } from 'livekit-server-sdk';
import { joinWithinInS } from '../calls/roomTokens.ts';

/** Before the work number of a supervisor who joins openly; no `human-`, which has the call. */
export const guestPrefix = 'desk-';

export type ListenMode = 'listen' | 'whisper' | 'join';

export interface RoomGrant {
  readonly room: string;
  readonly identity: string;
  readonly token: string;
}

const microphoneOnly = { canPublish: true, canPublishSources: [TrackSource.MICROPHONE] };
const silent = { canPublish: false, canPublishData: false, canUpdateOwnMetadata: false };

export class ListenTokens {
  readonly #apiKey: string;
  readonly #apiSecret: string;

  constructor({ apiKey, apiSecret }: { readonly apiKey: string; readonly apiSecret: string }) {
    this.#apiKey = apiKey;
    this.#apiSecret = apiSecret;
  }

  /** Hears everything, unseen. @param once so that two pages of one supervisor don't collide */
  listener(callId: string, workNumber: string, once: string): Promise<RoomGrant> {
    const grant = { ...silent, canSubscribe: true, hidden: true };
    return this.#sign(callId, `listener-${workNumber}-${once}`, grant);
  }

  /** Speaks with everybody in the call. */
  guest(callId: string, workNumber: string): Promise<RoomGrant> {
    const grant = { ...silent, ...microphoneOnly, canSubscribe: true };
    return this.#sign(callId, guestPrefix + workNumber, grant);
  }

  /** The supervisor's end of a whisper: speaks, hears nothing there. */
  whisperer(callId: string, workNumber: string): Promise<RoomGrant> {
    const grant = { ...silent, ...microphoneOnly, canSubscribe: false };
    return this.#sign(whisperRoom(callId), `whisper-${workNumber}`, grant);
  }

  /** The person's end of a whisper: hears, and can't be heard there. */
  whisperedTo(callId: string, workNumber: string): Promise<RoomGrant> {
    const grant = { ...silent, canSubscribe: true };
    return this.#sign(whisperRoom(callId), `human-${workNumber}`, grant);
  }

  async #sign(room: string, identity: string, grant: VideoGrant): Promise<RoomGrant> {
    const token = new AccessToken(this.#apiKey, this.#apiSecret, { identity, ttl: joinWithinInS });
    token.addGrant({ roomJoin: true, room, ...grant });
    return { room, identity, token: await token.toJwt() };
  }
}

function whisperRoom(callId: string): string {
  return `whisper-${callId}`;
}
