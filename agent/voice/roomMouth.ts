/**
 * The mouth of a call on a line: phrases from the audio rendered beforehand, everything else from
 * the synthesizer, and the measure of what was played.
 */
import {
  ReadableStream,
  TransformStream,
  type TransformStreamDefaultController,
} from 'node:stream/web';
import type { AudioFrame } from '@livekit/rtc-node';
import type { Utterance } from '../ports.ts';
import { durationOf, framesOf } from './frames.ts';
import type { FixedSound, Mouth, Segment } from './mouth.ts';
import type { Playback } from './playback.ts';
import type { Sound } from './sound.ts';
import type { Pace, Pcm } from './speech/types.ts';
import { speak, type TtsAdapterOptions } from './ttsAdapter.ts';

export interface RoomMouthOptions extends TtsAdapterOptions {
  readonly playback: Playback;
  /** The audio of fixed words that was rendered beforehand, or null. Must not throw. */
  rendered(text: string, phrase: string | null, pace: Pace): Promise<Pcm | null>;
  /** Until then no sound of fixed words is handed to the line; a call's first words are such. */
  readonly callerHears?: Promise<void>;
}

export class RoomMouth implements Mouth {
  pace: Pace = 'normal';
  readonly #options: RoomMouthOptions;

  constructor(options: RoomMouthOptions) {
    this.#options = options;
  }

  async fixed({
    text,
    phrase,
    pace = this.pace,
  }: Pick<Utterance, 'text' | 'phrase' | 'pace'>): Promise<FixedSound> {
    const { rendered, callerHears } = this.#options;
    const pcm = await rendered(text, phrase, pace);
    if (pcm !== null) {
      const sound = { ms: durationOf(pcm), whole: true };
      return { frames: after(callerHears, streamOf(pcm)), sound };
    }
    const sound = { ms: 0, whole: false };
    return { frames: after(callerHears, speak(text, sound, this.#options, pace)), sound };
  }

  sentence(text: string, sound: Sound): ReadableStream<AudioFrame> {
    return speak(text, sound, this.#options, this.pace);
  }

  open(sound: Sound): Segment {
    return this.#options.playback.open(sound);
  }
}

/** The same frames, the first of them not before `start`. */
function after(start: Promise<void> | undefined, frames: ReadableStream<AudioFrame>) {
  if (start === undefined) return frames;
  const wait = async (frame: AudioFrame, out: TransformStreamDefaultController<AudioFrame>) => {
    await start;
    out.enqueue(frame);
  };
  return frames.pipeThrough(new TransformStream({ transform: wait }));
}

function streamOf(pcm: Pcm): ReadableStream<AudioFrame> {
  const frames = framesOf(pcm);
  return new ReadableStream({
    pull(controller) {
      const { done, value } = frames.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
}
