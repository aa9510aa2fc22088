/**
 * The framework's speech recognition, on our recogniser: one request per utterance, language 'zh'.
 * A fault costs the utterance and nothing else: it is noted, and the caller counts as not
 * understood. It never throws, since the framework ends a session at an error it can't place.
 */
import { type AudioBuffer, asLanguageCode, mergeFrames, stt } from '@livekit/agents';
import type { JournalEntry } from '../../records/journal/events.ts';
import { durationOf } from './frames.ts';
import { type Pcm, SpeechFault, type SpeechRecognizer, type Transcript } from './speech/types.ts';

/** Longest wait for one utterance's words, in ms: beyond it the caller has waited too long anyway. */
const RECOGNITION_LIMIT_MS = 4_000;
/** What the framework puts around the speech itself: the sound before it and the silence after it. */
const PADDING_MS = 750;
/** Shorter sounds are coughs and clicks: they are not "speech without words". */
const SHORTEST_SPEECH_MS = 500;

export interface SttAdapterOptions {
  readonly recognizer: SpeechRecognizer;
  note(entry: JournalEntry): void;
  /** Speech gave no words, or could not be recognised. */
  unintelligible(): void;
}

export class SttAdapter extends stt.STT {
  override readonly label = 'three-rings.stt';
  readonly #options: SttAdapterOptions;

  constructor(options: SttAdapterOptions) {
    super({ streaming: false, interimResults: false });
    this.#options = options;
  }

  protected override async _recognize(
    buffer: AudioBuffer,
    abort?: AbortSignal,
  ): Promise<stt.SpeechEvent> {
    const frame = mergeFrames(buffer);
    const audio = { samples: frame.data, sampleRate: frame.sampleRate };
    const speechMs = durationOf(audio) - PADDING_MS;
    const { text, confidence } = await this.#words(audio, abort);
    const words = text.trim();
    if (words === '' && speechMs >= SHORTEST_SPEECH_MS && abort?.aborted !== true) {
      this.#options.unintelligible();
    }
    return {
      type: stt.SpeechEventType.FINAL_TRANSCRIPT,
      alternatives: [
        {
          text: words,
          language: asLanguageCode('zh'),
          startTime: 0,
          endTime: speechMs / 1000,
          confidence: confidence ?? 1,
        },
      ],
    };
  }

  override stream(): stt.SpeechStream {
    throw new Error('One request per utterance: the framework cuts the audio by voice activity.');
  }

  async #words(audio: Pcm, abort?: AbortSignal): Promise<Transcript> {
    const { recognizer, note } = this.#options;
    const limit = AbortSignal.timeout(RECOGNITION_LIMIT_MS);
    const signal = abort === undefined ? limit : AbortSignal.any([abort, limit]);
    const began = performance.now();
    try {
      return await Promise.race([recognizer.recognize(audio, signal), refusal(signal)]);
    } catch (fault) {
      if (abort?.aborted === true) return { text: '' };
      note({
        type: 'fault.occurred',
        component: 'stt',
        kind: limit.aborted ? 'timeout' : fault instanceof SpeechFault ? fault.kind : 'failed',
        outcome: `${recognizer.id}: 这句话没有听清，请来电人再说一次`,
        ms: Math.round(performance.now() - began),
      });
      return { text: '' };
    }
  }
}

function refusal(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
