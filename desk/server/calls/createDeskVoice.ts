/**
 * The desk's own voice: the phrases that the caller's page speaks itself, with the sound that was
 * recorded for them or that the worker has rendered; and the briefing of people, made when it is
 * asked for. The engine is started by the first briefing.
 */

import { collect } from '../../../agent/voice/speech/pcm.ts';
import { writeWav } from '../../../agent/voice/speech/wav.ts';
import { createSpeechGear } from '../../../agent/voice/speechGear.ts';
import type { Words } from '../../../agent/words/types.ts';
import type { DeskSettings } from '../settings.ts';
import type { SpokenPhraseName, SpokenPhraseSource } from './spokenPhrase.ts';

/** A briefing that takes longer, in ms, is of no use: the call rings for 20 s. */
const briefsWithinMs = 8_000;

/** The sound of a text as a WAV file; undefined where there is no voice, or not in time. */
export type Speak = (text: string) => Promise<Buffer | undefined>;

export interface DeskVoice {
  readonly spoken: Readonly<Record<SpokenPhraseName, SpokenPhraseSource>>;
  readonly speak: Speak;
  close(): Promise<void>;
}

/**
 * @param withinMs for one text; the first one starts the engine too
 * @throws WordsFault where a recorded voice or the lexicon can't be used
 */
export function createDeskVoice(
  words: Words,
  { promptsDir, dataDir, tts }: Pick<DeskSettings, 'promptsDir' | 'dataDir' | 'tts'>,
  withinMs: number = briefsWithinMs,
): DeskVoice {
  const { phraseAudio, synthesizer } = createSpeechGear(words, {
    promptsDir,
    dataDir,
    tts,
    stt: null,
  });
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
  return {
    spoken: { busy: source('opening.busy'), held: source('waiting.held') },
    async speak(text) {
      const late = AbortSignal.timeout(withinMs);
      const pcm = await collect(synthesizer.synthesize(text, late)).catch(() => null);
      return pcm === null || late.aborted ? undefined : Buffer.from(writeWav(pcm));
    },
    close: () => synthesizer.close(),
  };
}
