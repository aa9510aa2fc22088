/**
 * The tone in between for a caller by telephone, who has no page to play one: while they wait for a
 * person and nobody speaks, and while the gate to a person is shut. It is a track of its own, so that
 * the caller hears it where the agent's voice is for the person alone. It says nothing.
 */
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';

/** The track's name, by which the gate tells it from the agent's voice. */
export const HOLD_TRACK = 'hold';
const SAMPLE_RATE = 24_000;
const FRAME_MS = 20;
/** So much sound is handed over ahead of its time; it ends so long after it was told to. */
const AHEAD_MS = 200;
/** As in the caller's page: four soft notes, then a rest. Hertz, start and length in ms. */
const NOTES = [392, 494, 587, 494].map((hertz, index) => ({ hertz, atMs: index * 600, ms: 900 }));
const PERIOD_MS = 4_800;
const LOUDNESS = 1_200;
const FADE_MS = 40;

export class HoldTone {
  readonly #room: Room;
  #source: AudioSource | null = null;
  #waiting = false;
  #speaking = false;
  #held = false;
  #playing = false;
  #closed = false;

  constructor(room: Room) {
    this.#room = room;
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
    for (let at = 0; this.#sounds; at += FRAME_MS) await source.captureFrame(frameAt(at));
  }

  async #open(): Promise<AudioSource> {
    if (this.#source !== null) return this.#source;
    const source = new AudioSource(SAMPLE_RATE, 1, AHEAD_MS);
    this.#source = source;
    const track = LocalAudioTrack.createAudioTrack(HOLD_TRACK, source);
    const options = new TrackPublishOptions({ source: TrackSource.SOURCE_UNKNOWN });
    await this.#room.localParticipant?.publishTrack(track, options);
    return source;
  }
}

function frameAt(fromMs: number): AudioFrame {
  const frame = AudioFrame.create(SAMPLE_RATE, 1, (SAMPLE_RATE * FRAME_MS) / 1000);
  for (let index = 0; index < frame.data.length; index += 1) {
    frame.data[index] = sampleAt(fromMs + (index * 1000) / SAMPLE_RATE);
  }
  return frame;
}

function sampleAt(ms: number): number {
  const inTune = ms % PERIOD_MS;
  const sum = NOTES.reduce((level, { hertz, atMs, ms: length }) => {
    const since = inTune - atMs;
    if (since < 0 || since > length) return level;
    const fade = Math.min(1, since / FADE_MS, (length - since) / FADE_MS);
    return level + fade * Math.sin((2 * Math.PI * hertz * ms) / 1000);
  }, 0);
  return Math.round(sum * LOUDNESS);
}
