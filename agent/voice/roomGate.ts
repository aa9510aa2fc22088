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

type Position = { readonly at: 'clear' } | { readonly at: 'shut' | 'open'; readonly human: string };

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
    if (position.at !== 'clear') this.#expected.add(personIdentity(position.human));
    this.#options.held?.(position.at === 'shut');
    return this.#settle();
  }

  /** Somebody came, or came back, or sends a new track: the position holds for them too. */
  #keep({ identity }: RemoteParticipant): void {
    const position = this.#position;
    if (position.at === 'clear') return;
    const concerned = [personIdentity(position.human), this.#options.callerIdentity];
    if (concerned.includes(identity)) void this.#settle();
  }

  /** Brings the room in line with the position, one time after another: the last one holds. */
  #settle(): Promise<boolean> {
    const settled = this.#settled.then(() =>
      this.#position.at === 'clear' ? this.#putOut() : this.#apply(this.#position),
    );
    this.#settled = settled;
    return settled;
  }

  async #putOut(): Promise<boolean> {
    const { room, rooms, callId } = this.#options;
    const gone = new Set([...room.remoteParticipants.keys()].filter(isPerson));
    for (const identity of this.#expected) gone.add(identity);
    this.#expected.clear();
    const put = (identity: string) =>
      rooms.removeParticipant(callId, identity).catch(() => undefined);
    await Promise.all([...gone].map(put));
    return this.#callerHears(true, []);
  }

  async #apply({ human, at }: Exclude<Position, { at: 'clear' }>): Promise<boolean> {
    const person = this.#options.room.remoteParticipants.get(personIdentity(human));
    const [caller, personToo] = await Promise.all([
      this.#callerHears(at === 'open', person ? tracksOf(person) : []),
      this.#personHears(human, person, at === 'open'),
    ]);
    return caller && personToo;
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
   * @param person undefined where the media server does not show them yet: who may not speak is shown
   * to the others only 2.7 s later (measured), but their permission can be given at once
   */
  async #personHears(
    human: string,
    person: RemoteParticipant | undefined,
    open: boolean,
  ): Promise<boolean> {
    const { room, rooms, callId, callerIdentity } = this.#options;
    const identity = personIdentity(human);
    const caller = room.remoteParticipants.get(callerIdentity);
    const tracks = person && caller ? tracksOf(caller) : [];
    const hears = this.#subscribe(identity, tracks, open);
    if (person?.kind === ParticipantKind.SIP) {
      const noTone = this.#subscribe(identity, this.#ownTracks.hold, false);
      return (await noTone) && (await hears);
    }
    if (!open) return hears;
    const permission = { ...speaker, canSubscribe: true };
    const speaks = tried(() => rooms.updateParticipant(callId, identity, { permission }));
    return (await speaks) && (await hears);
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
