/** The company's busy phrase, with the sound that was recorded for it or that the worker has rendered. */

import { writeWav } from '../../../agent/voice/speech/wav.ts';
import { createSpeechGear } from '../../../agent/voice/speechGear.ts';
import type { Words } from '../../../agent/words/types.ts';
import type { DeskSettings } from '../settings.ts';
import type { BusyPhraseSource } from './busyPhrase.ts';

const busyPhraseId = 'opening.busy';

/** @throws WordsFault where a recorded voice or the lexicon can't be used */
export function createBusyPhrase(
  words: Words,
  { promptsDir, dataDir, tts }: Pick<DeskSettings, 'promptsDir' | 'dataDir' | 'tts'>,
): BusyPhraseSource {
  const { text } = words.phrases.get(busyPhraseId);
  const { phraseAudio } = createSpeechGear(words, { promptsDir, dataDir, tts, stt: null });
  let wav: Uint8Array | undefined;
  return {
    text,
    readAudio: async () => {
      const pcm = wav ? undefined : phraseAudio.get(busyPhraseId, text);
      if (pcm) wav = writeWav(pcm);
      return wav;
    },
  };
}
