/** Starts fresh calls of text mode, one after another, each with its own ids from the seed. */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { Beginning } from './callAnswered.ts';
import type { Release } from './setting.ts';
import { createTextCall, type TextCall } from './textCall.ts';
import { TextRecords } from './textRecords.ts';

export type StartCall = (onEvent: (event: JournalEvent) => void, now?: Date) => Promise<TextCall>;

export interface CallStarterOptions {
  /** Words and models of a call that begins now; they stay the same to its end. */
  current(): Release;
  readonly begins?: Beginning;
  readonly product: string;
  readonly now: Date;
  readonly seed: string;
}

export function callStarter(options: CallStarterOptions): StartCall {
  let count = 0;
  let last: TextCall | null = null;
  const records = new TextRecords();
  return async (onEvent, now = options.now) => {
    if (last !== null) records.take(last.journal.events);
    count += 1;
    const { product, seed } = options;
    const { words, models, fault } = options.current();
    const { customers } = records;
    const own = { product, now, seed: `${seed}/${count}`, onEvent, customers };
    last = await createTextCall({ ...options.begins, words, models, fault, ...own });
    return last;
  };
}
