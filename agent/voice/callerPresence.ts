/**
 * Who is on the line: the caller, who may be lost and come back within 30 seconds, and the person
 * of a handoff. Whoever hangs up is gone at once; a page that reloads or a phone in a tunnel is
 * not. Tells, and decides nothing.
 */
import { DisconnectReason, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { isPhone } from '../phone/phoneLine.ts';

/** Identities of people at the desk: `human-<work number>`. */
const HUMAN = /^human-(.+)$/;
/** The identity of a person at the desk. */
export const personIdentity = (human: string): string => `human-${human}`;
/**
 * How long somebody who was lost may take to come back, in ms. For a person less: the caller is
 * never alone for more than 10 s, and the agent needs a moment to take the call up again.
 */
export const RETURN_LIMITS_MS = { caller: 30_000, human: 6_000 } as const;

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
  /** Identities that were here before we came; whoever is not here now counts as lost from now on. */
  readonly expected: readonly string[];
  /** The caller is connected, or not for the moment. */
  connected(connected: boolean): void;
  /** The caller is gone for good: `hung_up` or `lost`. */
  left(reason: 'hung_up' | 'lost'): void;
  humanJoined(human: string): void;
  /** A key on the telephone of a person. */
  humanPressed(human: string, digit: string): void;
  /** The person hung up, or was lost and did not come back (`left`). */
  humanLeft(human: string, cause: 'hung_up' | 'left'): void;
}

type Gone = RemoteParticipant | { readonly identity: string; readonly disconnectReason?: never };

/** Watches the room until the returned function is called. */
export function watchPresence(options: PresenceOptions): () => void {
  const { room, callerIdentity } = options;
  const awaited = new Map<string, NodeJS.Timeout>();

  const joined = ({ identity }: RemoteParticipant) => {
    const returns = awaited.has(identity);
    clearTimeout(awaited.get(identity));
    awaited.delete(identity);
    const human = HUMAN.exec(identity)?.[1];
    if (identity === callerIdentity) options.connected(true);
    else if (human !== undefined && !returns) options.humanJoined(human);
  };
  const gone = (participant: Gone) => {
    const { identity, disconnectReason } = participant;
    const human = HUMAN.exec(identity)?.[1];
    const isCaller = identity === callerIdentity;
    if (!isCaller && human === undefined) return;
    if (isCaller) options.connected(false);
    const hungUp = FINAL.has(disconnectReason);
    // A telephone that is gone does not come back: its line was cut, whoever cut it.
    const final = hungUp || ('kind' in participant && isPhone(participant));
    const leave = () => {
      awaited.delete(identity);
      if (isCaller) options.left(hungUp ? 'hung_up' : 'lost');
      else if (human !== undefined) options.humanLeft(human, hungUp ? 'hung_up' : 'left');
    };
    clearTimeout(awaited.get(identity));
    if (final) leave();
    else awaited.set(identity, setTimeout(leave, RETURN_LIMITS_MS[isCaller ? 'caller' : 'human']));
  };
  const pressed = (_code: number, digit: string, participant?: RemoteParticipant) => {
    const human = HUMAN.exec(participant?.identity ?? '')?.[1];
    if (human !== undefined) options.humanPressed(human, digit);
  };
  room.on(RoomEvent.DtmfReceived, pressed);
  room.on(RoomEvent.ParticipantConnected, joined);
  room.on(RoomEvent.ParticipantDisconnected, gone);
  const present = [...room.remoteParticipants.values()];
  for (const identity of options.expected) {
    if (present.every((participant) => participant.identity !== identity)) gone({ identity });
  }
  for (const participant of present) joined(participant);

  return () => {
    for (const timer of awaited.values()) clearTimeout(timer);
    room.off(RoomEvent.DtmfReceived, pressed);
    room.off(RoomEvent.ParticipantConnected, joined);
    room.off(RoomEvent.ParticipantDisconnected, gone);
  };
}
