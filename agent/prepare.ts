/**
 * What every call of a process needs and none changes: made before the call comes, and renewed when
 * the words on disk have changed since, so that each call begins with the words as they are then.
 */
import { join } from 'node:path';
import { createModels } from './models/createModels.ts';
import type { ChatModel } from './models/types.ts';
import type { AgentSettings } from './settings.ts';
import { createSpeechGear, type SpeechGear } from './voice/speechGear.ts';
import { ServedWords } from './words/servedWords.ts';
import type { Words } from './words/types.ts';
import { WordsFault } from './words/wordsFault.ts';

export interface Prepared {
  readonly settings: AgentSettings;
  readonly served: ServedWords;
  readonly words: Words;
  readonly models: readonly ChatModel[];
  readonly speech: SpeechGear;
  /** Why the words on disk are not the ones that serve; null where they are. */
  readonly fault: string | null;
}

/** Where the words lie as they were last sound. */
export function lastGoodWords({ dataDir }: Pick<AgentSettings, 'dataDir'>): string {
  return join(dataDir, 'words');
}

/** @throws WordsFault with every fault, where no sound words served before either */
export function prepare(settings: AgentSettings): Prepared {
  const served = new ServedWords(settings.promptsDir, lastGoodWords(settings));
  const { words, fault } = served.current();
  return { settings, served, fault, ...gearFor(words, settings) };
}

/** For a call that begins now; what was prepared stays where nothing sound is new. */
export function renewed(prepared: Prepared): Prepared {
  const { settings, served } = prepared;
  const { words, fault } = served.current();
  if (words === prepared.words) return fault === prepared.fault ? prepared : { ...prepared, fault };
  try {
    const fresh = { settings, served, fault, ...gearFor(words, settings) };
    void prepared.speech.close();
    return fresh;
  } catch (error) {
    if (error instanceof WordsFault) return { ...prepared, fault: error.message };
    throw error;
  }
}

function gearFor(words: Words, settings: AgentSettings) {
  return {
    words,
    models: createModels(words, settings.model),
    speech: createSpeechGear(words, settings),
  };
}
