/**
 * The words that bridge a slow reply: due two seconds after the caller's turn, once a reply, and
 * not needed once a sentence has come (rulebook ETI-5l; dead air ≤ 3 s).
 */
import type { Phrase } from '../words/types.ts';
import { voiceLimits } from './voiceLimits.ts';

export interface Bridge {
  readonly phrase: Phrase;
  /** Resolves when the words are due; never where they were cancelled. */
  readonly due: Promise<void>;
  cancel(): void;
}

/** Starts the wait for the words of `phrase`. */
export function startBridge(phrase: Phrase): Bridge {
  let timer: NodeJS.Timeout | undefined;
  const due = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, voiceLimits.bridge);
  });
  return { phrase, due, cancel: () => clearTimeout(timer) };
}
