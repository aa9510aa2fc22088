/**
 * The recorded voice of a company: which phrases have a file in `prompts/audio`, and whether each can
 * be used. A file for a phrase that does not exist or still has open slots, one that is silent, too
 * short or no WAV is a fault with its name; all faults are told at once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { companySlotValues } from '../../words/loadWords.ts';
import type { Words } from '../../words/types.ts';
import { FaultList } from '../../words/wordsFault.ts';
import { speechBounds } from './level.ts';
import { durationMs } from './pcm.ts';
import { phraseTexts } from './phraseTexts.ts';
import { loadPronunciation } from './pronunciation.ts';
import { readWav, WavError } from './wav.ts';

export interface Recording {
  readonly file: string;
  /** What is said in it. */
  readonly text: string;
}

const SHORTEST_RECORDING_MS = 200;

function recordedFiles(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
      .filter((name) => name.toLowerCase().endsWith('.wav'))
      .toSorted();
  } catch {
    return [];
  }
}

function checkRecording(file: string): string | undefined {
  try {
    const pcm = readWav(readFileSync(file), file);
    if (durationMs(pcm) < SHORTEST_RECORDING_MS) return '录音不足 0.2 秒，请重新录制';
    return speechBounds(pcm) ? undefined : '录音里没有声音，请重新录制';
  } catch (error) {
    if (error instanceof WavError) return `${error.fault}，请提供 16 位 PCM 的 WAV 文件`;
    return `读不出来：${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * By phrase. The folder need not exist.
 * @throws WordsFault with every file that can't be used
 */
export function readRecordings(
  words: Words,
  slots: Readonly<Record<string, string>>,
  directory: string,
): ReadonlyMap<string, Recording> {
  const faults = new FaultList();
  const recordings = new Map<string, Recording>();
  const spoken = phraseTexts(words, slots);
  for (const name of recordedFiles(directory)) {
    const file = join(directory, name);
    const phrase = basename(name, name.slice(-4));
    const known = words.phrases.all.some(({ id }) => id === phrase);
    const entry = spoken.find((one) => one.phrase === phrase && one.form === undefined);
    const fault = !known
      ? `没有用语 ${phrase}，请改用 phrases.yaml 里的编号作文件名`
      : entry === undefined
        ? `用语 ${phrase} 有通话中才知道的槽位，不能使用录音`
        : checkRecording(file);
    if (fault !== undefined) faults.add(file, 0, fault);
    else if (entry) recordings.set(phrase, { file, text: entry.text });
  }
  faults.throwIfAny();
  return recordings;
}

/**
 * Judges all that a voice needs of the words: how they are pronounced, and what was recorded.
 * @returns the phrases with a recorded voice
 * @throws WordsFault with what can't be used
 */
export function checkSounds(words: Words, promptsDir: string): readonly string[] {
  loadPronunciation(join(promptsDir, 'pronunciation.yaml'));
  const slots = companySlotValues(words.company);
  return [...readRecordings(words, slots, join(promptsDir, 'audio')).keys()];
}
