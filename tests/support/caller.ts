/**
 * A caller without a browser: rings through the product's own API, joins the room with the token
 * it gets, publishes a microphone at once, speaks, types, presses keys, and records what it hears.
 *
 * It does nothing by itself; a caller that shall vanish without leaving runs in a process of its
 * own (`callerProcess.ts`).
 */
import { setTimeout as wait } from 'node:timers/promises';
import {
  AudioSource,
  AudioStream,
  type DisconnectReason,
  LocalAudioTrack,
  type RemoteTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { resample } from './audio.ts';
import { Captions } from './captions.ts';
import { Changes, within } from './deadline.ts';
import { Hearing, hearingRate } from './hearing.ts';
import { playInto } from './microphone.ts';
import { speak, type VoiceOptions } from './voice.ts';

/** What `POST /api/calls` answers. */
export interface Ticket {
  readonly callId: string;
  readonly url: string;
  readonly token: string;
  readonly identity: string;
}

const microphoneRate = 24_000;

export interface CallerOptions {
  /** A busy machine: a track that arrives is played only so long after, what came before is lost. */
  readonly playsAfterMs?: number;
  /** A telephone, which has no page to say that it plays our voice. Default: a page. */
  readonly telephone?: boolean;
}

export class Caller {
  readonly ticket: Ticket;
  readonly room = new Room();
  readonly captions: Captions;
  /** Bytes and topics of data packets that reached the caller outside of text streams. */
  readonly packets: { readonly topic: string; readonly bytes: Uint8Array }[] = [];
  left: DisconnectReason | null = null;
  readonly #microphone = new AudioSource(microphoneRate, 1, 1000);
  readonly #hearings = new Map<string, Hearing>();
  readonly #changes = new Changes();
  readonly #playsAfterMs: number;
  readonly #hasPage: boolean;

  constructor(ticket: Ticket, { playsAfterMs = 0, telephone = false }: CallerOptions = {}) {
    this.ticket = ticket;
    this.#playsAfterMs = playsAfterMs;
    this.#hasPage = !telephone;
    this.captions = new Captions(this.room);
    this.room.on(RoomEvent.TrackSubscribed, (track, _publication, participant) => {
      if (track.kind === TrackKind.KIND_AUDIO) void this.#record(track, participant.identity);
    });
    this.room.on(RoomEvent.DataReceived, (bytes, _participant, _kind, topic) => {
      this.packets.push({ topic: topic ?? '', bytes });
    });
    this.room.on(RoomEvent.Disconnected, (reason) => {
      this.left = reason;
      this.#changes.notify();
    });
    for (const event of [
      RoomEvent.ParticipantConnected,
      RoomEvent.ParticipantDisconnected,
      RoomEvent.ParticipantAttributesChanged,
    ] as const) {
      this.room.on(event, () => this.#changes.notify());
    }
  }

  get callId(): string {
    return this.ticket.callId;
  }

  /** Joins the room with a microphone, as the caller page does. */
  async join(): Promise<void> {
    await this.enter();
    await this.publish();
  }

  /** Joins as a person at the desk does: the microphone follows when the gate to the caller opens. */
  async joinAsPerson(): Promise<void> {
    await this.enter();
    await this.speakWhenOpen();
  }

  /** Publishes the microphone as soon as the gate to the caller is open: then the agent is heard. */
  async speakWhenOpen(limitMs = 20_000): Promise<void> {
    await this.#changes.until(
      limitMs,
      () => 'the gate to the caller',
      () => {
        // Any agent: the one that was there on joining may be dead, and another opens the gate.
        const agents = [...this.#hearings].filter(([name]) => name.startsWith('agent'));
        return agents.find(([, { startedAt }]) => startedAt !== null) ?? null;
      },
    );
    await this.publish();
  }

  /** Joins the room without a microphone. */
  async enter(): Promise<void> {
    const options = { autoSubscribe: true, dynacast: false };
    await within(
      10_000,
      'joining the room',
      this.room.connect(this.ticket.url, this.ticket.token, options),
    );
  }

  /** Publishes the microphone. */
  async publish(): Promise<void> {
    const track = LocalAudioTrack.createAudioTrack('microphone', this.#microphone);
    const publishing = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.room.localParticipant?.publishTrack(track, publishing);
  }

  /** Speaks words; resolves with the moment (`performance.now()`) at which the last sample has left. */
  async speak(text: string, options?: VoiceOptions): Promise<number> {
    return await this.play(await speak(text, options));
  }

  async play(pcm: Pcm): Promise<number> {
    await playInto(this.#microphone, resample(pcm, microphoneRate));
    return performance.now();
  }

  async type(text: string, attributes: Record<string, string> = {}): Promise<void> {
    await this.send('lk.chat', text, attributes);
  }

  async send(topic: string, text: string, attributes: Record<string, string> = {}): Promise<void> {
    await this.room.localParticipant?.sendText(text, { topic, attributes });
  }

  async sendBytes(topic: string, bytes: Uint8Array): Promise<void> {
    const writer = await this.room.localParticipant?.streamBytes({ topic, name: 'file' });
    await writer?.write(bytes);
    await writer?.close();
  }

  async press(digit: string): Promise<void> {
    const codes = '0123456789*#';
    await this.room.localParticipant?.publishDtmf(codes.indexOf(digit), digit);
  }

  /** What is heard of a participant; of the agent where none is named. */
  hearing(identity?: string): Hearing {
    const name = identity ?? this.agentIdentity ?? 'agent';
    const kept = this.#hearings.get(name) ?? new Hearing();
    this.#hearings.set(name, kept);
    return kept;
  }

  get agentIdentity(): string | null {
    for (const name of [...this.#hearings.keys(), ...this.room.remoteParticipants.keys()]) {
      if (name.startsWith('agent')) return name;
    }
    return null;
  }

  /** The agent is in the room and its voice arrives. */
  async hearsAgent(limitMs = 10_000): Promise<Hearing> {
    const identity = await this.#changes.until(
      limitMs,
      () => 'the agent joining the call',
      () => this.agentIdentity,
    );
    return this.hearing(identity);
  }

  async hangUp(): Promise<void> {
    await this.room.disconnect();
  }

  /** Resolves when the line is cut from the other end (or by `hangUp`). */
  async disconnected(limitMs: number): Promise<DisconnectReason> {
    return await this.#changes.until(
      limitMs,
      () => 'the line being cut',
      () => this.left,
    );
  }

  async #record(track: RemoteTrack, identity: string): Promise<void> {
    const hearing = this.hearing(identity);
    hearing.begin();
    this.#changes.notify();
    await wait(this.#playsAfterMs);
    const stream = new AudioStream(track, hearingRate, 1);
    if (this.#hasPage && identity.startsWith('agent')) await this.send('three-rings.plays', '1');
    for await (const frame of stream) hearing.add(frame.data);
  }
}

/** Asks the desk server for a call. @throws Error with the answer where there is none */
export async function requestCall(deskUrl: string): Promise<Ticket> {
  const response = await fetch(`${deskUrl}/api/calls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  if (response.status !== 201) {
    throw new Error(`POST /api/calls answered ${response.status}: ${await response.text()}`);
  }
  return await response.json();
}
