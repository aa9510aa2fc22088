/**
 * The rendered sound of every phrase, made once for all tests and kept in the project's cache.
 *
 * A product under test gets a copy in its data folder, as it would have after its first start; the
 * tests compare what a caller hears with these same files.
 */
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { createAudioCache } from '../../agent/voice/speech/audioCache.ts';
import { createEspeakSynthesizer } from '../../agent/voice/speech/espeakSynthesizer.ts';
import { phraseTexts } from '../../agent/voice/speech/phraseTexts.ts';
import { loadPronunciation } from '../../agent/voice/speech/pronunciation.ts';
import { renderPhrases } from '../../agent/voice/speech/renderPhrases.ts';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { companySlotValues, loadWords } from '../../agent/words/loadWords.ts';

const project = join(import.meta.dirname, '../..');
const cache = join(project, '.cache/test-phrases');

export interface PhraseSounds {
  /** @throws Error where the phrase has slots that only a call knows */
  sound(phrase: string): Pcm;
  copyTo(folder: string): Promise<void>;
}

/** Renders what is missing with the default voice; some 40 s the first time, then nothing. */
export async function phraseSounds(): Promise<PhraseSounds> {
  const words = loadWords(join(project, 'prompts'));
  const slots = companySlotValues(words.company);
  const pronunciation = loadPronunciation(join(project, 'prompts/pronunciation.yaml'));
  const synthesizer = createEspeakSynthesizer({ pronunciation });
  try {
    await renderPhrases({ words, synthesizer, directory: cache, slots });
  } finally {
    await synthesizer.close();
  }
  const store = createAudioCache(cache);
  const texts = phraseTexts(words, slots);
  return {
    sound(phrase) {
      const entry = texts.find((one) => one.phrase === phrase && one.form === undefined);
      const sound = entry && store.read(synthesizer.id, entry.text);
      if (!sound) throw new Error(`no rendered sound of phrase ${phrase}`);
      return sound;
    },
    copyTo: (folder) => cp(cache, folder, { recursive: true }),
  };
}
