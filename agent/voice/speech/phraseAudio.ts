/**
 * The sound of mandated words without a synthesizer in the way: a recorded voice where the company
 * has one (`prompts/audio/<phrase>.wav`), else what was rendered beforehand.
 *
 * Recorded files are checked when the store is made; a broken one, or one for a phrase that does
 * not exist or still has open slots, refuses the start with file and fault. A phrase that is in
 * neither place is undefined: the caller of `get` then synthesizes it live.
 */
import { readFileSync } from 'node:fs';
import type { Words } from '../../words/types.ts';
import { createAudioCache } from './audioCache.ts';
import { readRecordings } from './recordings.ts';
import type { Pace, Pcm } from './types.ts';
import { readWav } from './wav.ts';

export interface PhraseAudio {
  /**
   * The sound of a phrase said with exactly this text, or undefined. Reads a file once. A recorded
   * voice has one pace; what was rendered is for the normal one, slow speech is made when it is said.
   */
  get(phrase: string, text: string, pace?: Pace): Pcm | undefined;
  /** Phrases with a recorded voice. */
  readonly recorded: readonly string[];
}

export interface PhraseAudioOptions {
  readonly words: Words;
  /** Slots known before a call, see `renderPhrases`. */
  readonly slots: Readonly<Record<string, string>>;
  /** Folder of rendered sound, e.g. `data/audio-cache`. */
  readonly directory: string;
  /** Folder of recorded voices, e.g. `prompts/audio`; it need not exist. */
  readonly recordedDirectory: string;
  /** Ids of the synthesizers whose renderings may be used, the preferred one first. */
  readonly synthesizerIds: readonly string[];
}

/** @throws WordsFault with every recorded file that can't be used */
export function createPhraseAudio(options: PhraseAudioOptions): PhraseAudio {
  const cache = createAudioCache(options.directory);
  const recordings = readRecordings(options.words, options.slots, options.recordedDirectory);

  const loaded = new Map<string, Pcm>();
  const load = (phrase: string, text: string): Pcm | undefined => {
    const recording = recordings.get(phrase);
    if (recording?.text === text) return readWav(readFileSync(recording.file), recording.file);
    for (const id of options.synthesizerIds) {
      const pcm = cache.read(id, text);
      if (pcm) return pcm;
    }
    return undefined;
  };

  return {
    recorded: [...recordings.keys()],
    get: (phrase, text, pace = 'normal') => {
      if (pace === 'slow' && recordings.get(phrase)?.text !== text) return undefined;
      const key = `${phrase}\0${text}`;
      const pcm = loaded.get(key) ?? load(phrase, text);
      if (pcm) loaded.set(key, pcm);
      return pcm;
    },
  };
}
