/**
 * The listening half of a session voice, behind an interface. Text mode has none: its words come
 * by another way, and its caller is always silent.
 */

import type { ReadableStream } from 'node:stream/web';
import type { stt } from '@livekit/agents';
import type { Utterance } from '../ports.ts';

export type RecognisedStream = ReadableStream<stt.SpeechEvent | string> | null;

export interface Ears {
  /** Whether the caller speaks right now. */
  readonly callerSpeaks: boolean;
  /** Resolves when the caller has been silent for a moment, at the latest after `limitMs`. */
  silence(limitMs: number): Promise<void>;
  /** What is being spoken now, so that words over it and its echo are told apart; null: nothing. */
  spoken(utterance: Pick<Utterance, 'text' | 'interruptible'> | null): void;
  /** The recogniser's events, without those the framework must not act on. */
  filter(events: RecognisedStream): RecognisedStream;
  /** The framework saw the end of a turn. */
  turnCompleted(text: string): void;
  /** A person speaks with the caller: nothing is recognised any more. */
  close(): void;
  /** The agent serves the call again. */
  open(): void;
}
