/**
 * What one participant's voice sounded like at the caller's end, on a timeline of its own.
 *
 * The native side delivers 10 ms after 10 ms as long as a track is there, silence where nothing
 * came; when the test is busy they arrive late and in bursts, so the time of arrival says nothing.
 * Only between two tracks the timeline is filled up by the clock. A position is thus a time.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { levelDbfs } from './audio.ts';
import { Changes } from './deadline.ts';

export const hearingRate = 24_000;
const audibleDbfs = -50;

interface Frame {
  readonly atMs: number;
  /** `performance.now()` of its arrival. */
  readonly arrivedAt: number;
  readonly samples: Int16Array;
  readonly audible: boolean;
}

export class Hearing {
  /** `performance.now()` when the first track began; null before. */
  startedAt: number | null = null;
  readonly #frames: Frame[] = [];
  readonly #changes = new Changes();
  #endMs = 0;

  /** Length of the timeline in ms. */
  get position(): number {
    return this.#endMs;
  }

  /** A track begins: what lies between it and the one before was silent. */
  begin(): void {
    const now = performance.now();
    this.startedAt ??= now;
    this.#endMs = Math.max(this.#endMs, now - this.startedAt);
  }

  add(samples: Int16Array): void {
    const audible = levelDbfs({ samples, sampleRate: hearingRate }) > audibleDbfs;
    this.#frames.push({
      atMs: this.#endMs,
      arrivedAt: performance.now(),
      samples: samples.slice(),
      audible,
    });
    this.#endMs += (samples.length * 1000) / hearingRate;
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

  /** `performance.now()` at which the sound at a position was there to be heard. */
  arrival(position: number): number {
    return this.#frames.find((frame) => frame.atMs >= position)?.arrivedAt ?? performance.now();
  }

  /** Position of what arrived at `at` (`performance.now()`), or the end where nothing did yet. */
  positionAt(at: number): number {
    return this.#frames.find((frame) => frame.arrivedAt >= at)?.atMs ?? this.#endMs;
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

  /** Whether something was heard in the 60 ms up to a position. */
  audibleAt(position: number): boolean {
    return this.#frames.some(({ atMs, audible }) => {
      return audible && atMs > position - 60 && atMs <= position;
    });
  }
}
