/**
 * Who is on the line: the caller, who may be lost and come back within 30 seconds, and the person
 * of a handoff. A caller who hangs up is gone at once; a page that reloads or a phone in a tunnel
 * is not. Tells, and decides nothing.
 */
import { DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';

/** Identities of people at the desk: `human-<work number>`. */
const HUMAN = /^human-(.+)$/;
/** How long a lost caller may take to come back, in ms. */
export const RETURN_LIMIT_MS = 30_000;

/** Ways of leaving from which nobody comes back. */
const FINAL: ReadonlySet<DisconnectReason | undefined> = new Set([
  DisconnectReason.CLIENT_INITIATED,
  DisconnectReason.ROOM_DELETED,
  DisconnectReason.USER_REJECTED,
  DisconnectReason.PARTICIPANT_REMOVED,
]);

export interface PresenceOptions {
  readonly room: Room;
  readonly callerIdentity: string;
  /** The caller is connected, or not for the moment. */
  connected(connected: boolean): void;
  /** The caller is gone for good: `hung_up` or `lost`. */
  left(reason: 'hung_up' | 'lost'): void;
  humanJoined(human: string): void;
  humanLeft(human: string): void;
}

/** Watches the room until the returned function is called. */
export function watchPresence(options: PresenceOptions): () => void {
  const { room, callerIdentity } = options;
  let wait: NodeJS.Timeout | undefined;

  const joined = ({ identity }: RemoteParticipant) => {
    const human = HUMAN.exec(identity)?.[1];
    if (human !== undefined) options.humanJoined(human);
    if (identity !== callerIdentity) return;
    clearTimeout(wait);
    options.connected(true);
  };
  const gone = ({ identity, disconnectReason }: RemoteParticipant) => {
    const human = HUMAN.exec(identity)?.[1];
    if (human !== undefined) options.humanLeft(human);
    if (identity !== callerIdentity) return;
    options.connected(false);
    clearTimeout(wait);
    if (FINAL.has(disconnectReason)) options.left('hung_up');
    else wait = setTimeout(() => options.left('lost'), RETURN_LIMIT_MS);
  };
  room.on(RoomEvent.ParticipantConnected, joined);
  room.on(RoomEvent.ParticipantDisconnected, gone);
  for (const participant of room.remoteParticipants.values()) {
    if (participant.identity !== callerIdentity) joined(participant);
  }

  return () => {
    clearTimeout(wait);
    room.off(RoomEvent.ParticipantConnected, joined);
    room.off(RoomEvent.ParticipantDisconnected, gone);
  };
}
