/** The phrases that the caller's page speaks itself, with the sound that was recorded for them or that the worker has rendered. */

import { writeWav } from '../../../agent/voice/speech/wav.ts';
import { createSpeechGear } from '../../../agent/voice/speechGear.ts';
import type { Words } from '../../../agent/words/types.ts';
import type { DeskSettings } from '../settings.ts';
import type { SpokenPhraseName, SpokenPhraseSource } from './spokenPhrase.ts';

/** @throws WordsFault where a recorded voice or the lexicon can't be used */
export function createSpokenPhrases(
  words: Words,
  { promptsDir, dataDir, tts }: Pick<DeskSettings, 'promptsDir' | 'dataDir' | 'tts'>,
): Readonly<Record<SpokenPhraseName, SpokenPhraseSource>> {
  const { phraseAudio } = createSpeechGear(words, { promptsDir, dataDir, tts, stt: null });
  const source = (id: string): SpokenPhraseSource => {
    const { text } = words.phrases.get(id);
    let wav: Uint8Array | undefined;
    return {
      text,
      readAudio: async () => {
        const pcm = wav ? undefined : phraseAudio.get(id, text);
        if (pcm) wav = writeWav(pcm);
        return wav;
      },
    };
  };
  return { busy: source('opening.busy'), held: source('waiting.held') };
}
