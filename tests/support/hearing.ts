/**
 * What one participant's voice sounded like at the caller's end, on a timeline of its own.
 *
 * Frames are laid down as they arrive. Where none came for a while, the timeline holds silence of
 * that length, so that a position is a time: a hole in the line is a hole in the recording.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { levelDbfs } from './audio.ts';
import { Changes } from './deadline.ts';

export const hearingRate = 24_000;
/** Arrival may jitter by this much before silence is laid down. */
const slackMs = 150;
const audibleDbfs = -50;

interface Frame {
  readonly atMs: number;
  readonly samples: Int16Array;
  readonly audible: boolean;
}

export class Hearing {
  /** `performance.now()` of the first frame; null before. */
  startedAt: number | null = null;
  readonly #frames: Frame[] = [];
  readonly #changes = new Changes();
  #endMs = 0;

  /** Length of the timeline in ms. */
  get position(): number {
    return this.#endMs;
  }

  add(samples: Int16Array): void {
    const now = performance.now();
    const ms = (samples.length * 1000) / hearingRate;
    this.startedAt ??= now - ms;
    const arrived = now - this.startedAt - ms;
    const atMs = arrived > this.#endMs + slackMs ? arrived : this.#endMs;
    const audible = levelDbfs({ samples, sampleRate: hearingRate }) > audibleDbfs;
    this.#frames.push({ atMs, samples: samples.slice(), audible });
    this.#endMs = atMs + ms;
    this.#changes.notify();
  }

  /** The recording so far. */
  recording(): Pcm {
    const samples = new Int16Array(Math.ceil((this.#endMs * hearingRate) / 1000) + 1);
    for (const frame of this.#frames) {
      samples.set(frame.samples, Math.round((frame.atMs * hearingRate) / 1000));
    }
    return { samples, sampleRate: hearingRate };
  }

  /** Position of the first audible frame at or after `fromMs`, as soon as it is heard. */
  async sound(limitMs: number, fromMs = 0): Promise<number> {
    return await this.#changes.until(
      limitMs,
      () => `a sound after ${Math.round(fromMs)} ms`,
      () => this.#frames.find((frame) => frame.audible && frame.atMs >= fromMs)?.atMs ?? null,
    );
  }

  /** Resolves with the position at which a silence of `ms` began, once it has lasted so long. */
  async quiet(ms: number, limitMs: number, fromMs = 0): Promise<number> {
    return await this.#changes.until(
      limitMs,
      () => `${ms} ms of silence after ${Math.round(fromMs)} ms`,
      () => {
        const last = this.#frames.findLast((frame) => frame.audible)?.atMs ?? 0;
        const from = Math.max(last, fromMs);
        return this.#endMs - from >= ms ? from : null;
      },
    );
  }
}
