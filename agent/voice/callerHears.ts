/**
 * When the caller's end is ready for our first words. A track that was taken is not yet listened
 * to: until the far end has joined it to a loudspeaker, what arrives there is thrown away (0.3 s of
 * the greeting, where that machine was busy). The caller's page says when it plays our track; a
 * telephone line says nothing and is given a moment instead.
 */
import { type Room, RoomEvent } from '@livekit/rtc-node';

/** From our track being taken, for the far end to say that it plays it, in ms. */
export const PLAYS_WITHIN_MS = { web: 1_000, phone: 300 } as const;

export interface CallerHears {
  /** Resolves when our first words may begin. Never rejects; it stays open where nobody takes our track. */
  readonly ready: Promise<void>;
  /** The caller's end has said that it plays our track. */
  said(): void;
}

export function callerHears(room: Room, channel: keyof typeof PLAYS_WITHIN_MS): CallerHears {
  const { promise, resolve } = Promise.withResolvers<void>();
  room.once(RoomEvent.LocalTrackSubscribed, () => setTimeout(resolve, PLAYS_WITHIN_MS[channel]));
  return { ready: promise, said: resolve };
}
