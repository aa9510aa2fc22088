/**
 * The tone in between for a caller by telephone, who has no page to play one: while they wait for a
 * person and nobody speaks, and while the gate to a person is shut. It is a track of its own, so that
 * the caller hears it where the agent's voice is for the person alone. While the gate is shut it
 * carries the news too, since nobody else can be heard; it never carries anything else.
 */
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { type HoldNews, HoldSequence } from './holdSequence.ts';
import { HOUSE_SAMPLE_RATE } from './speech/pcm.ts';

/** The track's name, by which the gate tells it from the agent's voice. */
export const HOLD_TRACK = 'hold';
/** So much sound is handed over ahead of its time; it ends so long after it was told to. */
const AHEAD_MS = 200;

export class HoldTone {
  readonly #room: Room;
  readonly #news: HoldNews | null;
  #source: AudioSource | null = null;
  #waiting = false;
  #speaking = false;
  #held = false;
  #playing = false;
  #closed = false;

  constructor(room: Room, news: HoldNews | null = null) {
    this.#room = room;
    this.#news = news;
  }

  /** The caller waits for a person. */
  waits(waiting: boolean): void {
    this.#waiting = waiting;
    this.#play();
  }

  /** The agent speaks. */
  speaks(speaking: boolean): void {
    this.#speaking = speaking;
    this.#play();
  }

  /** The gate is shut: the caller hears nothing but this. */
  holds(held: boolean): void {
    this.#held = held;
    this.#play();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#source?.close();
  }

  get #sounds(): boolean {
    return !this.#closed && (this.#held || (this.#waiting && !this.#speaking));
  }

  #play(): void {
    if (this.#playing || !this.#sounds) return;
    this.#playing = true;
    this.#feed()
      .catch(() => undefined)
      .finally(() => {
        this.#playing = false;
      });
  }

  async #feed(): Promise<void> {
    const source = await this.#open();
    const sequence = new HoldSequence(this.#news);
    while (this.#sounds) await source.captureFrame(frameOf(sequence.next(this.#held)));
  }

  async #open(): Promise<AudioSource> {
    if (this.#source !== null) return this.#source;
    const source = new AudioSource(HOUSE_SAMPLE_RATE, 1, AHEAD_MS);
    this.#source = source;
    const track = LocalAudioTrack.createAudioTrack(HOLD_TRACK, source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_UNKNOWN });
    await this.#room.localParticipant?.publishTrack(track, options);
    return source;
  }
}

function frameOf(samples: Int16Array): AudioFrame {
  return new AudioFrame(samples, HOUSE_SAMPLE_RATE, 1, samples.length);
}
