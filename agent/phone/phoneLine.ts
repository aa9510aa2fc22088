/**
 * A telephone in a room, as the SIP bridge shows it: a participant of kind SIP with attributes. Who
 * rings can write what they like into their number; it is a hint for whoever serves them and proves
 * nothing.
 */
import {
  type Participant,
  ParticipantKind,
  type RemoteParticipant,
  type Room,
  RoomEvent,
} from '@livekit/rtc-node';

/** Set by the bridge (protocol: livekit/attrs.go). */
export const sipAttributes = {
  /** The number at the far end. */
  number: 'sip.phoneNumber',
  /** `dialing`, `ringing`, `active`, `hangup`, and `automation` while it presses keys itself. */
  status: 'sip.callStatus',
} as const;

/** Identities of people of ours begin so, on whatever line they are. */
const ofPeople = 'human-';
const ringing: ReadonlySet<string | undefined> = new Set(['dialing', 'ringing', 'automation']);

export function isPhone(participant: Pick<RemoteParticipant, 'info'>): boolean {
  return participant.info.kind === ParticipantKind.SIP;
}

/**
 * The telephone that called, as soon as it is in the room; null where none comes within `limitMs`.
 * A person of ours may be there by telephone too, where another process had the call before.
 */
export function phoneInRoom(room: Room, limitMs: number): Promise<RemoteParticipant | null> {
  const calls = (one: RemoteParticipant) => isPhone(one) && !one.identity.startsWith(ofPeople);
  const present = [...room.remoteParticipants.values()].find(calls);
  if (present !== undefined) return Promise.resolve(present);
  const { promise, resolve } = Promise.withResolvers<RemoteParticipant | null>();
  const joined = (participant: RemoteParticipant) => {
    if (calls(participant)) resolve(participant);
  };
  const gone = () => resolve(null);
  const timer = setTimeout(gone, limitMs);
  room.on(RoomEvent.ParticipantConnected, joined);
  room.on(RoomEvent.Disconnected, gone);
  return promise.finally(() => {
    clearTimeout(timer);
    room.off(RoomEvent.ParticipantConnected, joined);
    room.off(RoomEvent.Disconnected, gone);
  });
}

/**
 * Resolves true when the line stands in both directions: before, the bridge still rings, and what we
 * say is lost. False where the telephone leaves first. Whoever is no telephone stands at once.
 */
export function lineStands(room: Room, caller: RemoteParticipant): Promise<boolean> {
  const stands = () => !isPhone(caller) || !ringing.has(caller.attributes[sipAttributes.status]);
  if (!room.remoteParticipants.has(caller.identity)) return Promise.resolve(false);
  if (stands()) return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const changed = (_changed: Record<string, string>, participant: Participant) => {
    if (participant.identity === caller.identity && stands()) resolve(true);
  };
  const left = ({ identity }: RemoteParticipant) => {
    if (identity === caller.identity) resolve(false);
  };
  const gone = () => resolve(false);
  room.on(RoomEvent.ParticipantAttributesChanged, changed);
  room.on(RoomEvent.ParticipantDisconnected, left);
  room.on(RoomEvent.Disconnected, gone);
  return promise.finally(() => {
    room.off(RoomEvent.ParticipantAttributesChanged, changed);
    room.off(RoomEvent.ParticipantDisconnected, left);
    room.off(RoomEvent.Disconnected, gone);
  });
}
