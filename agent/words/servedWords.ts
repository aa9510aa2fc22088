/**
 * The words that the next call is served with (TRN-kb: they can be changed while calls are being
 * answered). A changed folder is read anew between calls; a broken one keeps the version that
 * served before, and its faults are told. A call holds what it began with to its end.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadWords } from './loadWords.ts';
import type { Words } from './types.ts';
import { WordsFault } from './wordsFault.ts';

export interface Serving {
  readonly words: Words;
  /** Why the folder as it is now is not served: every fault, with file and line; null where it is. */
  readonly fault: string | null;
}

export class ServedWords {
  readonly #directory: string;
  #serving: Serving;
  #seen: string;

  /**
   * @param lastGood a copy of the words as they were last sound, for a process that starts while
   *   the folder is broken
   * @throws WordsFault where the folder is broken and there is nothing to serve instead
   */
  constructor(directory: string, lastGood?: string) {
    this.#directory = directory;
    this.#seen = folderState(directory);
    this.#serving = firstOf(directory, lastGood);
  }

  /** Reads the folder if it has changed since the last time. Never throws for broken words. */
  current(): Serving {
    const state = folderState(this.#directory);
    if (state === this.#seen) return this.#serving;
    this.#seen = state;
    try {
      this.#serving = { words: loadWords(this.#directory), fault: null };
    } catch (error) {
      if (!(error instanceof WordsFault)) throw error;
      this.#serving = { words: this.#serving.words, fault: error.message };
    }
    return this.#serving;
  }
}

function firstOf(directory: string, lastGood: string | undefined): Serving {
  try {
    return { words: loadWords(directory), fault: null };
  } catch (error) {
    if (!(error instanceof WordsFault) || lastGood === undefined) throw error;
    const words = loadedIfSound(lastGood);
    if (words === null) throw error;
    return { words, fault: error.message };
  }
}

function loadedIfSound(directory: string): Words | null {
  try {
    return loadWords(directory);
  } catch (error) {
    if (error instanceof WordsFault) return null;
    throw error;
  }
}

/** Names, sizes and times of all files: differs whenever something was written. */
function folderState(directory: string): string {
  try {
    return readdirSync(directory, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => {
        const { size, mtimeMs, ino } = statSync(join(directory, name));
        return `${name} ${size} ${mtimeMs} ${ino}`;
      })
      .join('\n');
  } catch {
    return 'unreadable';
  }
}
