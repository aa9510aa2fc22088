/**
 * An agent for browser tests, moved by hand: it joins a call's room as agents do, plays a tone for
 * a voice, sends captions, sets its phase, and keeps what the caller's page sends.
 */
import {
  AudioFrame,
  AudioSource,
  dispose,
  LocalAudioTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { AccessToken } from 'livekit-server-sdk';
import { Changes } from '../support/deadline.ts';
import type { MediaServer } from '../support/mediaServer.ts';

export interface ReceivedText {
  readonly topic: string;
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const topics = ['lk.chat', 'three-rings.ear', 'three-rings.typing', 'three-rings.plays'];
const sampleRate = 48_000;

export class StandInAgent {
  readonly received: ReceivedText[] = [];
  readonly keys: string[] = [];
  /** Identities that have joined, in order, each time they joined. */
  readonly joined: string[] = [];
  readonly #changes = new Changes();
  readonly #room: Room;
  readonly #source = new AudioSource(sampleRate, 1);

  constructor(room: Room) {
    this.#room = room;
    for (const topic of topics) {
      room.registerTextStreamHandler(topic, async (reader) => {
        const attributes = reader.info.attributes ?? {};
        this.received.push({ topic, text: await reader.readAll(), attributes });
        this.#changes.notify();
      });
    }
    room.on(RoomEvent.DtmfReceived, (_code, digit) => {
      this.keys.push(digit);
      this.#changes.notify();
    });
    room.on(RoomEvent.ParticipantConnected, ({ identity }) => {
      this.joined.push(identity);
      this.#changes.notify();
    });
    room.on(RoomEvent.ParticipantDisconnected, () => this.#changes.notify());
  }

  get identities(): string[] {
    return [...this.#room.remoteParticipants.keys()];
  }

  async publishVoice(): Promise<void> {
    const track = LocalAudioTrack.createAudioTrack('voice', this.#source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
    await this.#room.localParticipant?.publishTrack(track, options);
  }

  async set(attributes: Record<string, string>): Promise<void> {
    await this.#room.localParticipant?.setAttributes(attributes);
  }

  /** Sends a sentence as captions do, piece by piece; without its end it stays unfinished. */
  async caption(
    pieces: readonly string[],
    options: { readonly end?: boolean } = {},
  ): Promise<void> {
    const writer = await this.#room.localParticipant?.streamText({
      topic: 'lk.transcription',
      attributes: { 'lk.segment_id': `SG_${Math.random()}`, 'lk.transcription_final': 'false' },
    });
    for (const piece of pieces) await writer?.write(piece);
    if (options.end ?? true) await writer?.close();
  }

  /** Plays half a second of a 440 Hz tone. */
  async sound(): Promise<void> {
    const frame = AudioFrame.create(sampleRate, 1, sampleRate / 2);
    frame.data.set(
      frame.data.map((_, i) => 12_000 * Math.sin((2 * Math.PI * 440 * i) / sampleRate)),
    );
    await this.#source.captureFrame(frame);
  }

  /** Resolves when `probe` finds something in what has arrived. */
  until<T>(what: string, probe: () => T | null, limitMs = 10_000): Promise<T> {
    const seen = () => `${what}; got ${JSON.stringify([this.received, this.keys, this.joined])}`;
    return this.#changes.until(limitMs, seen, probe);
  }

  text(text: string): Promise<ReceivedText> {
    return this.until(text, () => this.received.find((message) => message.text === text) ?? null);
  }

  async leave(): Promise<void> {
    await this.#room.disconnect();
  }
}

export async function joinAsAgent(media: MediaServer, room: string): Promise<StandInAgent> {
  const token = new AccessToken(media.key, media.secret, { identity: `agent-${room.slice(0, 8)}` });
  token.kind = 'agent';
  token.addGrant({
    room,
    roomJoin: true,
    agent: true,
    canPublish: true,
    canSubscribe: true,
    canPublishData: true,
    canUpdateOwnMetadata: true,
  });
  const joining = new Room();
  joining.on(RoomEvent.ParticipantConnected, ({ identity }) => {
    if (identity.startsWith('human-')) void letSpeak(media, room, identity);
  });
  const agent = new StandInAgent(joining);
  await joining.connect(media.url, await token.toJwt(), { autoSubscribe: true, dynacast: false });
  await agent.publishVoice();
  return agent;
}

/** Opens the gate to a person, as the process of a call does. */
async function letSpeak(media: MediaServer, room: string, identity: string): Promise<void> {
  const permission = { canPublish: true, canPublishData: true, canSubscribe: true };
  await media.rooms.updateParticipant(room, identity, { permission });
}

/** Frees the native side; call it when a test file is done. */
export async function freeAgents(): Promise<void> {
  await dispose();
}
