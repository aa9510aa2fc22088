/**
 * Cuts a sentence into the clauses that are synthesized one by one, each with the pause after it.
 *
 * eSpeak's own pauses differ with the rate and cannot be set, so the pauses are ours; and a clause
 * is the unit in which speech can be stopped, taken up again after a crash, or begin to sound.
 * Expects text that was prepared for reading (numbers and letters as Chinese characters).
 */

export interface Clause {
  /** With its closing mark, which the engine needs for the intonation. */
  readonly text: string;
  /** Chinese characters, one spoken syllable each. */
  readonly characters: number;
  /** Silence after it, in milliseconds; 0 for the last one. */
  readonly pauseMs: number;
}

const SHORT_PAUSE_MS = 110;
const LONG_PAUSE_MS = 240;
const CLAUSE = /[^，、,。！？；：!?;:…\n]+[，、,。！？；：!?;:…\n]*/gu;
const ENDS_SENTENCE = /[。！？；：!?;:…\n]\s*$/u;

/** Syllables that a prepared text is spoken with: its Chinese characters. */
export function spokenCharacters(text: string): number {
  return text.match(/\p{Script=Han}/gu)?.length ?? 0;
}

/** The clauses of a text in order; none where there is nothing to speak. */
export function splitClauses(text: string): Clause[] {
  const parts = (text.match(CLAUSE) ?? []).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return parts.map((part, index) => ({
    text: part.trim(),
    characters: spokenCharacters(part),
    pauseMs:
      index === parts.length - 1 ? 0 : ENDS_SENTENCE.test(part) ? LONG_PAUSE_MS : SHORT_PAUSE_MS,
  }));
}
