/**
 * Watches the words while calls are being answered (TRN-kb): a sound change is copied aside, so
 * that a process which starts while the folder is broken serves the last sound version; a broken
 * change is told once. The folder is looked at, not subscribed to: editors, mounts and version
 * control write in ways that notifications miss.
 */
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ServedWords } from './servedWords.ts';
import type { Words } from './types.ts';

export interface KeepWordsOptions {
  readonly directory: string;
  readonly served: ServedWords;
  /** Where the copy lies. */
  readonly lastGood: string;
  /** A sound change is served from now on. */
  changed(words: Words): void;
  /** A broken one is not: every fault, with file and line. */
  broken(fault: string): void;
}

export interface KeptWords {
  /** Looks at the folder once. */
  look(): void;
}

/** Copies the words as they are now; `look` does the same after each sound change. */
export function keepWords(options: KeepWordsOptions): KeptWords {
  const { directory, served, lastGood } = options;
  let last = served.current();
  if (last.fault === null) copyAside(directory, lastGood);
  return {
    look() {
      const now = served.current();
      if (now.words !== last.words) {
        copyAside(directory, lastGood);
        options.changed(now.words);
      }
      if (now.fault !== null && now.fault !== last.fault) options.broken(now.fault);
      last = now;
    },
  };
}

/** The copy is whole or not there: it is made beside its place and moved in. */
function copyAside(directory: string, lastGood: string): void {
  const [fresh, old] = [`${lastGood}.new`, `${lastGood}.old`];
  mkdirSync(dirname(lastGood), { recursive: true });
  for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  cpSync(directory, fresh, { recursive: true });
  if (existsSync(lastGood)) renameSync(lastGood, old);
  renameSync(fresh, lastGood);
  rmSync(old, { recursive: true, force: true });
}
