/**
 * The news for a caller who waits behind the shut gate: its words, and the sound that was recorded or
 * rendered for them. No sound is made here: without one the caller has the tone alone.
 */
import type { HandoverGearOptions } from './handoverGear.ts';
import type { PhraseAudio } from './voice/speech/phraseAudio.ts';
import type { Words } from './words/types.ts';

const PHRASE = 'waiting.held';

export function heldNews(
  { phrases }: Pick<Words, 'phrases'>,
  audio: Pick<PhraseAudio, 'get'>,
): HandoverGearOptions['news'] {
  const { text } = phrases.get(PHRASE);
  return { phrase: PHRASE, text, sound: () => audio.get(PHRASE, text) };
}
