/**
 * A company's words with recorded voices: a copy of `prompts/` in which every phrase without open
 * slots has audio of its own, spoken briskly, so that a call moves on in a few seconds.
 *
 * Tests of what follows the opening use it to save time; they thereby show that a recorded voice
 * goes first and carries the same duties.
 */
import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phraseTexts } from '../../agent/voice/speech/phraseTexts.ts';
import type { Pcm } from '../../agent/voice/speech/types.ts';
import { companySlotValues, loadWords } from '../../agent/words/loadWords.ts';
import { durationMs, resample } from './audio.ts';
import { speak } from './voice.ts';
import { encodeWav } from './wav.ts';

/** The product refuses recordings that are hardly a word; so short a phrase is rendered instead. */
const shortestMs = 400;
const prompts = join(import.meta.dirname, '../../prompts');

export interface RecordedPrompts {
  readonly folder: string;
  /** @throws Error where the phrase was not recorded */
  sound(phrase: string): Pcm;
}

/** Makes the folder, to be removed with the other temporary files. */
export async function recordedPrompts(rate = 400): Promise<RecordedPrompts> {
  const folder = await mkdtemp(join(tmpdir(), 'three-rings-prompts-'));
  await cp(prompts, folder, { recursive: true });
  await mkdir(join(folder, 'audio'), { recursive: true });
  const words = loadWords(folder);
  const sounds = new Map<string, Pcm>();
  const texts = phraseTexts(words, companySlotValues(words.company));
  for (const { phrase, text } of texts.filter((entry) => entry.form === undefined)) {
    const pcm = resample(await speak(text, { rate, pitch: 40 }), 24_000);
    if (durationMs(pcm) < shortestMs) continue;
    await writeFile(join(folder, 'audio', `${phrase}.wav`), encodeWav(pcm));
    sounds.set(phrase, pcm);
  }
  return {
    folder,
    sound(phrase) {
      const pcm = sounds.get(phrase);
      if (!pcm) throw new Error(`phrase ${phrase} was not recorded`);
      return pcm;
    },
  };
}
