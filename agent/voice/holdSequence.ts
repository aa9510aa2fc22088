/**
 * What a caller by telephone hears while they wait, frame by frame: the hold tone, and while the gate
 * is shut the news at intervals, so that no wait is without a word for 20 s. It counts the sound that
 * it has given, and knows no clock and no line.
 */
import { frames, HOUSE_SAMPLE_RATE } from './speech/pcm.ts';
import type { Pcm } from './speech/types.ts';

export interface HoldNews {
  /** Undefined where there is no sound for it (yet): then the tone goes on. */
  sound(): Pcm | undefined;
  /** It was given to its end. */
  told(): void;
}

/** The news begins so long after the last word or news, in ms; it takes some 3 s itself. */
export const HELD_NEWS_EVERY_MS = 15_000;
export const FRAME_MS = 20;
/** As in the caller's page: four soft notes, then a rest. Hertz, start and length in ms. */
const NOTES = [392, 494, 587, 494].map((hertz, index) => ({ hertz, atMs: index * 600, ms: 900 }));
const PERIOD_MS = 4_800;
const LOUDNESS = 1_200;
const FADE_MS = 40;

export class HoldSequence {
  readonly #news: HoldNews | null;
  #toneMs = 0;
  #wordlessMs = 0;
  #telling: Iterator<Pcm> | null = null;

  /** @param news null: the tone alone */
  constructor(news: HoldNews | null) {
    this.#news = news;
  }

  /** The next frame, of 20 ms at most. @param held the gate is shut: nobody else is heard */
  next(held: boolean): Int16Array {
    if (held && this.#telling === null && this.#wordlessMs >= HELD_NEWS_EVERY_MS) this.#begin();
    return (held ? this.#word() : this.#fallSilent()) ?? this.#tone();
  }

  #begin(): void {
    const sound = this.#news?.sound();
    if (sound !== undefined) this.#telling = frames(sound, FRAME_MS);
  }

  #word(): Int16Array | null {
    if (this.#telling === null) return null;
    const frame = this.#telling.next();
    // A copy: the media library takes a view for the whole of what it looks at.
    if (frame.done !== true) return frame.value.samples.slice();
    this.#telling = null;
    this.#wordlessMs = 0;
    this.#news?.told();
    return null;
  }

  #fallSilent(): null {
    this.#telling = null;
    return null;
  }

  #tone(): Int16Array {
    const samples = new Int16Array((HOUSE_SAMPLE_RATE * FRAME_MS) / 1000);
    for (let index = 0; index < samples.length; index += 1) {
      samples[index] = sampleAt(this.#toneMs + (index * 1000) / HOUSE_SAMPLE_RATE);
    }
    this.#toneMs += FRAME_MS;
    this.#wordlessMs += FRAME_MS;
    return samples;
  }
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
