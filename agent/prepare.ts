/** What every call of a process needs and none changes: made once, before the call comes. */
import { createModels } from './models/createModels.ts';
import type { ChatModel } from './models/types.ts';
import type { AgentSettings } from './settings.ts';
import { createSpeechGear, type SpeechGear } from './voice/speechGear.ts';
import { loadWords } from './words/loadWords.ts';
import type { Words } from './words/types.ts';

export interface Prepared {
  readonly settings: AgentSettings;
  readonly words: Words;
  readonly models: readonly ChatModel[];
  readonly speech: SpeechGear;
}

/** @throws WordsFault with every fault of the words, the lexicon and the recorded voices */
export function prepare(settings: AgentSettings): Prepared {
  const words = loadWords(settings.promptsDir);
  return {
    settings,
    words,
    models: createModels(words, settings.model),
    speech: createSpeechGear(words, settings),
  };
}
