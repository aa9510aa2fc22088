/**
 * What text mode, evals and the bench run on: settings, words and models. Faults go to
 * stderr in Chinese, all at once, and the exit code is 1.
 */
import { createModels } from '../models/createModels.ts';
import type { OpenAiModelOptions } from '../models/openAiModel.ts';
import type { ChatModel } from '../models/types.ts';
import { readChatSettings } from '../settings.ts';
import { ServedWords, type Serving } from '../words/servedWords.ts';
import type { Words } from '../words/types.ts';
import { WordsFault } from '../words/wordsFault.ts';

/** One version of the words, and the models that read them. */
export interface Release {
  readonly words: Words;
  readonly models: readonly ChatModel[];
  /** Why the words as they are on disk now are not served; null where they are. */
  readonly fault: string | null;
}

export interface TextSetting extends Release {
  /** What a call that begins now is served with. */
  current(): Release;
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
    const served = new ServedWords(read.settings.promptsDir);
    const { model } = read.settings;
    let release = releaseOf(served.current(), model);
    const current = () => {
      const serving = served.current();
      if (serving.words !== release.words) release = releaseOf(serving, model);
      return { ...release, fault: serving.fault };
    };
    return { ...release, current };
  } catch (error) {
    if (!(error instanceof WordsFault)) throw error;
    console.error(error.message);
    return null;
  }
}

function releaseOf({ words, fault }: Serving, model: OpenAiModelOptions | null): Release {
  return { words, models: createModels(words, model), fault };
}
