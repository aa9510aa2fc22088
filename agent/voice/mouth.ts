/**
 * The spoken half of a session voice, behind an interface: how words become sound, and what of
 * the sound reached the caller. Text mode has none; there, what is said is heard.
 */

import type { ReadableStream } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import type { Utterance } from '../ports.ts';
import type { Sound } from './sound.ts';
import type { Pace } from './speech/types.ts';

/** What became of one segment of speech. */
export interface SegmentEnd {
  readonly playedMs: number;
  /** Played from its start without a hole, in ms: what `heard` is computed from. */
  readonly unbrokenMs: number;
  readonly complete: boolean;
  /** It was stopped before its end. */
  readonly cut: boolean;
}

/** One segment of speech while it plays; at most one is open. */
export interface Segment {
  /** Resolves at the first sample handed to the line. */
  readonly started: Promise<void>;
  /** Resolves when the output reports the end; never rejects. */
  readonly ended: Promise<SegmentEnd>;
  /** Ends it now, with what is known; later calls give the same. */
  close(): SegmentEnd;
}

export interface FixedSound {
  readonly frames: ReadableStream<AudioFrame>;
  readonly sound: Sound;
}

export interface Mouth {
  /** How fast everything is said from now on. */
  pace: Pace;
  /** The sound of fixed words: rendered beforehand, else made now; without frames where none can be made. */
  fixed(utterance: Pick<Utterance, 'text' | 'phrase' | 'pace'>): Promise<FixedSound>;
  /** The sound of one sentence, made while it is played; `sound` grows with it. */
  sentence(text: string, sound: Sound): ReadableStream<AudioFrame>;
  /** Begins to measure the segment that plays next. */
  open(sound: Sound): Segment;
}
