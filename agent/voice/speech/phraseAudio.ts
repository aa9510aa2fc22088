/**
 * The sound of mandated words without a synthesizer in the way: a recorded voice where the company
 * has one (`prompts/audio/<phrase>.wav`), else what was rendered beforehand.
 *
 * Recorded files are checked when the store is made; a broken one, or one for a phrase that does
 * not exist or still has open slots, refuses the start with file and fault. A phrase that is in
 * neither place is undefined: the caller of `get` then synthesizes it live.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Words } from '../../words/types.ts';
import { FaultList } from '../../words/wordsFault.ts';
import { createAudioCache } from './audioCache.ts';
import { speechBounds } from './level.ts';
import { durationMs } from './pcm.ts';
import { phraseTexts } from './phraseTexts.ts';
import type { Pace, Pcm } from './types.ts';
import { readWav, WavError } from './wav.ts';

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

/** @throws WordsFault with every recorded file that can't be used */
export function createPhraseAudio(options: PhraseAudioOptions): PhraseAudio {
  const cache = createAudioCache(options.directory);
  const faults = new FaultList();
  const recordings = new Map<string, { readonly file: string; readonly text: string }>();
  const prerendered = phraseTexts(options.words, options.slots);

  for (const name of recordedFiles(options.recordedDirectory)) {
    const file = join(options.recordedDirectory, name);
    const phrase = basename(name, name.slice(-4));
    const known = options.words.phrases.all.some(({ id }) => id === phrase);
    const entry = prerendered.find((one) => one.phrase === phrase && one.form === undefined);
    const fault = !known
      ? `没有用语 ${phrase}，请改用 phrases.yaml 里的编号作文件名`
      : entry === undefined
        ? `用语 ${phrase} 有通话中才知道的槽位，不能使用录音`
        : checkRecording(file);
    if (fault !== undefined) faults.add(file, 0, fault);
    else if (entry) recordings.set(phrase, { file, text: entry.text });
  }
  faults.throwIfAny();

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
