/** Starts fresh calls of text mode, one after another, each with its own ids from the seed. */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { ChatModel } from '../models/types.ts';
import type { Words } from '../words/types.ts';
import type { Beginning } from './callAnswered.ts';
import { createTextCall, type TextCall } from './textCall.ts';

export type StartCall = (onEvent: (event: JournalEvent) => void, now?: Date) => Promise<TextCall>;

export interface CallStarterOptions extends Beginning {
  readonly words: Words;
  readonly models: readonly ChatModel[];
  readonly product: string;
  readonly now: Date;
  readonly seed: string;
}

export function callStarter(options: CallStarterOptions): StartCall {
  let count = 0;
  return (onEvent, now = options.now) => {
    count += 1;
    return createTextCall({ ...options, now, seed: `${options.seed}/${count}`, onEvent });
  };
}
