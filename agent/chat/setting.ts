/**
 * What text mode, evals and the bench run on: settings, words and models, read once. Faults go to
 * stderr in Chinese, all at once, and the exit code is 1.
 */
import { createModels } from '../models/createModels.ts';
import type { ChatModel } from '../models/types.ts';
import { readChatSettings } from '../settings.ts';
import { loadWords } from '../words/loadWords.ts';
import type { Words } from '../words/types.ts';
import { WordsFault } from '../words/wordsFault.ts';

export interface TextSetting {
  readonly words: Words;
  readonly models: readonly ChatModel[];
}

/** @returns null where something is wrong; it has been said on stderr then */
export function readTextSetting(): TextSetting | null {
  const read = readChatSettings();
  if (!read.ok) {
    const lines = read.faults.map(({ setting, fault, hint }) => `  ${setting}：${fault}。${hint}`);
    console.error(`设置有误：\n${lines.join('\n')}`);
    return null;
  }
  try {
    const words = loadWords(read.settings.promptsDir);
    return { words, models: createModels(words, read.settings.model) };
  } catch (error) {
    if (!(error instanceof WordsFault)) throw error;
    console.error(error.message);
    return null;
  }
}
