/** Making and recognising speech, behind interfaces that don't know which engine is at work. */

/** 16-bit mono PCM. */
export interface Pcm {
  readonly samples: Int16Array;
  readonly sampleRate: number;
}

/** How fast to speak: `slow` for a caller who asked for it, and for what is written down. */
export type Pace = 'normal' | 'slow';

export interface SpeechSynthesizer {
  /** For caches and logs, e.g. `espeak-ng@cmn`. */
  readonly id: string;
  /** Streams the sound of one sentence. Throws `SpeechFault`; stops when aborted. */
  synthesize(text: string, signal: AbortSignal, pace?: Pace): AsyncIterable<Pcm>;
  close(): Promise<void>;
}

export interface Transcript {
  /** '' where speech gave no words. */
  readonly text: string;
  readonly confidence?: number;
}

export interface SpeechRecognizer {
  readonly id: string;
  /** Recognises one whole utterance. Throws `SpeechFault`. */
  recognize(audio: Pcm, signal: AbortSignal): Promise<Transcript>;
}

/** An engine did not do what it should; `kind` says how, for `fault.occurred`. */
export class SpeechFault extends Error {
  override readonly name = 'SpeechFault';
  readonly kind:
    | 'refused'
    | 'unauthorized'
    | 'rate_limited'
    | 'timeout'
    | 'stalled'
    | 'garbage'
    | 'failed';
  constructor(kind: SpeechFault['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
