/**
 * From a speech synthesizer to the frames of one utterance. The framework's own TTS classes are
 * left out: they cut text at English sentence ends and swallow faults. Here one sentence is one
 * request, every wait has a limit, and a fault ends the sound, is noted, and lets the call go on.
 */

import { ReadableStream } from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import type { JournalEntry } from '../../records/journal/events.ts';
import { durationOf, framesOf } from './frames.ts';
import type { Sound } from './sound.ts';
import { type Pace, type Pcm, SpeechFault, type SpeechSynthesizer } from './speech/types.ts';
import { within } from './within.ts';

/**
 * Longest wait for the first piece of sound, in ms: at two seconds the caller hears the bridging
 * words, for one second; then it may be silent for less than three.
 */
const FIRST_PIECE_LIMIT_MS = 5_000;
/** Longest wait for the next piece, in ms: dead air. */
const NEXT_PIECE_LIMIT_MS = 2_800;

export interface TtsAdapterOptions {
  readonly synthesizer: SpeechSynthesizer;
  note(entry: JournalEntry): void;
  /** Milliseconds of machine time. */
  elapsed(): number;
}

/** The frames of `text`, made while they are read; `sound` grows with them. Never errors. */
export function speak(
  text: string,
  sound: Sound,
  { synthesizer, note, elapsed }: TtsAdapterOptions,
  pace: Pace = 'normal',
): ReadableStream<AudioFrame> {
  const abort = new AbortController();
  const frames = pieces(synthesizer, text, sound, abort, pace);
  const began = elapsed();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await frames.next();
        if (done) controller.close();
        else controller.enqueue(value);
      } catch (fault) {
        controller.close();
        if (abort.signal.aborted && !(fault instanceof SpeechFault)) return;
        note({
          type: 'fault.occurred',
          component: 'tts',
          kind: fault instanceof SpeechFault ? fault.kind : 'failed',
          outcome: `${synthesizer.id}: 这句话没有声音或没有说完，通话继续`,
          ms: Math.round(elapsed() - began),
        });
      }
    },
    cancel() {
      abort.abort();
    },
  });
}

async function* pieces(
  synthesizer: SpeechSynthesizer,
  text: string,
  sound: Sound,
  abort: AbortController,
  pace: Pace,
): AsyncGenerator<AudioFrame> {
  const source = synthesizer.synthesize(text, abort.signal, pace)[Symbol.asyncIterator]();
  for (;;) {
    const limitMs = sound.ms === 0 ? FIRST_PIECE_LIMIT_MS : NEXT_PIECE_LIMIT_MS;
    const next = await within<IteratorResult<Pcm, unknown>>(source.next(), limitMs);
    if (next === null) {
      abort.abort();
      throw new SpeechFault('stalled', `No sound in ${limitMs} ms.`);
    }
    if (next.done) break;
    sound.ms += durationOf(next.value);
    yield* framesOf(next.value);
  }
  if (sound.ms === 0) throw new SpeechFault('garbage', 'The synthesizer gave no sound.');
  sound.whole = true;
}
