/**
 * The gate between caller and person, on the media server (rulebook section 4): until it opens neither
 * hears the other, and the caller hears nothing of the room at all. A browser could subscribe again by
 * itself, so a web caller's permission is taken away; telephone lines can't, so for them single tracks
 * are taken off, and the hold tone stays. A person's browser enters without leave to speak
 * (desk/server/calls/roomTokens.ts) and is given it here.
 */
import { ParticipantKind, type RemoteParticipant, type Room, RoomEvent } from '@livekit/rtc-node';
import { type RoomServiceClient, TrackSource } from 'livekit-server-sdk';
import type { PersonGate } from '../ports.ts';
import { personIdentity } from './callerPresence.ts';
import { HOLD_TRACK } from './holdTone.ts';

/** A media server that is slow or busy is asked again. */
const TRIES = 3;

export interface RoomGateOptions {
  readonly room: Room;
  readonly callId: string;
  readonly callerIdentity: string;
  readonly rooms: RoomServiceClient;
  /** The caller hears the hold tone and nothing else, or is back; for callers without a page. */
  readonly held?: (held: boolean) => void;
}

type Position =
  | { readonly at: 'clear' }
  | { readonly at: 'shut' | 'open'; readonly human: string }
  | { readonly at: 'consult'; readonly human: string; readonly colleague: string };

/** Everybody at the desk who may be in the room. */
function peopleOf(position: Exclude<Position, { at: 'clear' }>): readonly string[] {
  return position.at === 'consult' ? [position.human, position.colleague] : [position.human];
}

const speaker = {
  canPublish: true,
  canPublishData: true,
  canPublishSources: [TrackSource.MICROPHONE],
  canUpdateMetadata: false,
};

export class RoomGate implements PersonGate {
  readonly #options: RoomGateOptions;
  #position: Position = { at: 'clear' };
  /** People who were let in, whether the room shows them yet or not. */
  readonly #expected = new Set<string>();
  #moved = false;
  #settled: Promise<boolean> = Promise.resolve(true);
  readonly #stop: () => void;

  constructor(options: RoomGateOptions) {
    this.#options = options;
    const { room } = options;
    const keep = (participant: RemoteParticipant) => this.#keep(participant);
    const published = (_publication: unknown, participant: RemoteParticipant) => keep(participant);
    room.on(RoomEvent.ParticipantConnected, keep);
    room.on(RoomEvent.TrackPublished, published);
    this.#stop = () => {
      room.off(RoomEvent.ParticipantConnected, keep);
      room.off(RoomEvent.TrackPublished, published);
    };
  }

  shut(human: string): Promise<boolean> {
    return this.#move({ at: 'shut', human });
  }

  consult(human: string, colleague: string): Promise<boolean> {
    return this.#move({ at: 'consult', human, colleague });
  }

  /** A second time, for a page that was loaded anew: who has hung up meanwhile is no fault of the gate. */
  async open(human: string): Promise<boolean> {
    const before = this.#position;
    const again = before.at === 'open' && before.human === human;
    return (await this.#move({ at: 'open', human })) || again;
  }

  /** The first time for certain: a process before this one may have left the gate shut. */
  clear(): Promise<boolean> {
    const people = [...this.#options.room.remoteParticipants.keys()].some(isPerson);
    const isClear = this.#moved && this.#position.at === 'clear' && !people;
    return isClear ? Promise.resolve(true) : this.#move({ at: 'clear' });
  }

  close(): void {
    this.#stop();
  }

  #move(position: Position): Promise<boolean> {
    this.#position = position;
    this.#moved = true;
    if (position.at !== 'clear') {
      for (const human of peopleOf(position)) this.#expected.add(personIdentity(human));
    }
    this.#options.held?.(position.at === 'shut' || position.at === 'consult');
    return this.#settle({ alone: true });
  }

  /** Somebody came, or came back, or sends a new track: the position holds for them too. */
  #keep({ identity }: RemoteParticipant): void {
    const position = this.#position;
    if (position.at === 'clear') return;
    const concerned = [...peopleOf(position).map(personIdentity), this.#options.callerIdentity];
    if (concerned.includes(identity)) void this.#settle();
  }

  /** Brings the room in line with the position, one time after another: the last one holds. */
  #settle({ alone } = { alone: false }): Promise<boolean> {
    const settled = this.#settled.then(() =>
      this.#position.at === 'clear' ? this.#clearOut() : this.#apply(this.#position, alone),
    );
    this.#settled = settled;
    return settled;
  }

  async #clearOut(): Promise<boolean> {
    await this.#putOut([]);
    return this.#callerHears(true, []);
  }

  /** Whoever is there and has no place (any more), shown by the media server yet or not. */
  async #putOut(stay: readonly string[]): Promise<void> {
    const { room, rooms, callId } = this.#options;
    const present = [...room.remoteParticipants.keys()].filter(isPerson);
    const gone = new Set([...present, ...this.#expected].filter((one) => !stay.includes(one)));
    for (const identity of gone) this.#expected.delete(identity);
    const put = (identity: string) =>
      rooms.removeParticipant(callId, identity).catch(() => undefined);
    await Promise.all([...gone].map(put));
  }

  /** @param alone whoever else of the desk is there is put out; who is on their way in is left in peace */
  async #apply(position: Exclude<Position, { at: 'clear' }>, alone: boolean): Promise<boolean> {
    const { remoteParticipants } = this.#options.room;
    const people = peopleOf(position);
    const hears = position.at === 'open';
    const tracks = people.flatMap((human) => {
      const person = remoteParticipants.get(personIdentity(human));
      return person ? tracksOf(person) : [];
    });
    if (alone) await this.#putOut(people.map(personIdentity));
    const caller = () => this.#callerHears(hears, tracks);
    const speaks = hears || position.at === 'consult';
    const persons = () =>
      Promise.all(people.map((human) => this.#personHears(human, hears, speaks)));
    // The caller is deaf before the two may speak.
    if (position.at === 'consult') return (await caller()) && (await persons()).every(Boolean);
    const [callerToo, personsToo] = await Promise.all([caller(), persons()]);
    return callerToo && personsToo.every(Boolean);
  }

  #callerHears(hears: boolean, personTracks: readonly string[]): Promise<boolean> {
    const { room, rooms, callId, callerIdentity } = this.#options;
    const caller = room.remoteParticipants.get(callerIdentity);
    if (caller?.kind === ParticipantKind.SIP) {
      const { voice } = this.#ownTracks;
      return this.#subscribe(callerIdentity, [...personTracks, ...voice], hears);
    }
    const permission = { ...speaker, canSubscribe: hears };
    return tried(() => rooms.updateParticipant(callId, callerIdentity, { permission }));
  }

  /**
   * Where the media server does not show them yet (who may not speak is shown to the others only
   * 2.7 s later, measured) their permission can be given all the same.
   * @param open they hear the caller @param speaks they have leave to speak in the room
   */
  async #personHears(human: string, open: boolean, speaks: boolean): Promise<boolean> {
    const { room, rooms, callId, callerIdentity } = this.#options;
    const identity = personIdentity(human);
    const person = room.remoteParticipants.get(identity);
    const caller = room.remoteParticipants.get(callerIdentity);
    const tracks = person && caller ? tracksOf(caller) : [];
    const hears = this.#subscribe(identity, tracks, open);
    if (person?.kind === ParticipantKind.SIP) {
      const noTone = this.#subscribe(identity, this.#ownTracks.hold, false);
      return (await noTone) && (await hears);
    }
    if (!speaks) return hears;
    const permission = { ...speaker, canSubscribe: true };
    const letIn = tried(() => rooms.updateParticipant(callId, identity, { permission }));
    if (open) return (await letIn) && (await hears);
    // With the leave to hear comes every track in the room: the caller's is taken off again.
    return (await letIn) && (await hears) && this.#subscribe(identity, tracks, false);
  }

  get #ownTracks(): { readonly voice: readonly string[]; readonly hold: readonly string[] } {
    const own = [...(this.#options.room.localParticipant?.trackPublications.values() ?? [])];
    const sids = (hold: boolean) =>
      own.filter(({ name }) => (name === HOLD_TRACK) === hold).map(({ sid }) => sid ?? '');
    return { voice: sids(false), hold: sids(true) };
  }

  #subscribe(identity: string, tracks: readonly string[], on: boolean): Promise<boolean> {
    const { rooms, callId } = this.#options;
    const known = tracks.filter((sid) => sid !== '');
    if (known.length === 0) return Promise.resolve(true);
    return tried(() => rooms.updateSubscriptions(callId, identity, known, on));
  }
}

function isPerson(identity: string): boolean {
  return identity.startsWith(personIdentity(''));
}

function tracksOf(participant: RemoteParticipant): readonly string[] {
  return [...participant.trackPublications.values()].map(({ sid }) => sid ?? '');
}

async function tried(request: () => Promise<unknown>): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const done = await request().then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  return false;
}
