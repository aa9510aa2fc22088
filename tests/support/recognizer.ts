/**
 * Recognises the closed set of test utterances from their sound.
 *
 * Templates are spoken by eSpeak NG and compared by dynamic time warping. What sounds like none of
 * them (a cough, noise, other words) gives '' and never the nearest guess.
 */
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { type Features, speechFeatures } from './speechFeatures.ts';
import { timeWarp } from './timeWarp.ts';
import { utterances } from './utterances.ts';
import { speak } from './voice.ts';

/** Utterances of the set lie below 1.3 with noise at 20 dB, all other sounds above 2.0. */
const limit = 1.6;

export interface Recognition {
  /** The utterance; '' where the sound is none of the set. */
  readonly text: string;
  /** To the nearest template, in dB of cepstral distance. */
  readonly distance: number;
}

export class Recognizer {
  readonly #templates: readonly { readonly text: string; readonly features: Features }[];

  constructor(templates: readonly { readonly text: string; readonly features: Features }[]) {
    this.#templates = templates;
  }

  recognize(audio: Pcm): Recognition {
    const features = speechFeatures(audio);
    let best: Recognition = { text: '', distance: Number.POSITIVE_INFINITY };
    for (const template of this.#templates) {
      const distance = timeWarp(template.features, features);
      if (distance < best.distance) best = { text: template.text, distance };
    }
    return best.distance <= limit ? best : { text: '', distance: best.distance };
  }
}

export async function createRecognizer(): Promise<Recognizer> {
  const texts = Object.values(utterances);
  const spoken = await Promise.all(texts.map((text) => speak(text)));
  return new Recognizer(
    texts.map((text, index) => ({ text, features: speechFeatures(spoken[index] as Pcm) })),
  );
}
