/**
 * Our own connection to the media server: it may break and come back (a restart of the server takes
 * half a second), but nobody is kept waiting for it longer than 20 seconds.
 */
import { DisconnectReason, type Room, RoomEvent } from '@livekit/rtc-node';

/** How long a broken connection may take to come back, in ms. */
export const RECONNECT_LIMIT_MS = 20_000;

export interface LineWatchOptions {
  readonly room: Room;
  /** The connection broke, or is back after `ms`. */
  broken(): void;
  restored(ms: number): void;
  /** It will not come back. Told once. */
  lost(ms: number): void;
  /** We were put out of the room: the call has, or gets, another agent. Told once. */
  removed(): void;
}

/** Watches until the returned function is called. */
export function watchLine({ room, broken, restored, lost, removed }: LineWatchOptions): () => void {
  let brokenAt: number | null = null;
  let limit: NodeJS.Timeout | undefined;
  const outage = () => (brokenAt === null ? 0 : Math.round(performance.now() - brokenAt));

  const onReconnecting = () => {
    if (brokenAt !== null) return;
    brokenAt = performance.now();
    limit = setTimeout(() => onLost(), RECONNECT_LIMIT_MS);
    broken();
  };
  const onReconnected = () => {
    clearTimeout(limit);
    const ms = outage();
    brokenAt = null;
    restored(ms);
  };
  const onLost = (reason?: DisconnectReason) => {
    stop();
    if (reason === DisconnectReason.PARTICIPANT_REMOVED) {
      removed();
      return;
    }
    lost(outage());
  };
  const stop = () => {
    clearTimeout(limit);
    room.off(RoomEvent.Reconnecting, onReconnecting);
    room.off(RoomEvent.Reconnected, onReconnected);
    room.off(RoomEvent.Disconnected, onLost);
  };
  room.on(RoomEvent.Reconnecting, onReconnecting);
  room.on(RoomEvent.Reconnected, onReconnected);
  room.on(RoomEvent.Disconnected, onLost);
  return stop;
}
