/** Reads journals back from disk, as they are: a broken line is reported, never skipped silently. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChainBreak, verifyChain } from './chain.ts';
import type { JournalEvent } from './events.ts';

export interface ReadCall {
  readonly callId: string;
  readonly events: readonly JournalEvent[];
  /** The lines as they stand in the files. */
  readonly lines: readonly string[];
  /** First fault of the chain or of a line; null where all is whole. */
  readonly broken: ChainBreak | null;
  /** A last line without its end: the event in flight when the process was killed. */
  readonly torn: boolean;
}

/** Ids of all calls in a folder, oldest first (UUIDv7 sorts by time). */
export function listCalls(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** @returns the call, or null where the folder has none of that id */
export function readCall(folder: string, callId: string): ReadCall | null {
  const directory = join(folder, callId);
  if (!/^[\w-]+$/.test(callId) || !existsSync(directory)) return null;
  const parts = readdirSync(directory)
    .filter((name) => /^\d+\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
  const events: JournalEvent[] = [];
  const lines: string[] = [];
  let broken: ChainBreak | null = null;
  let torn = false;
  for (const part of parts) {
    const rows = readFileSync(join(directory, `${part}.jsonl`), 'utf8').split('\n');
    torn = rows.pop() !== '' || torn;
    for (const [index, row] of rows.entries()) {
      lines.push(row);
      const event = parseLine(row);
      if (event) events.push(event);
      // What stands before this line may be broken already: the first fault is the one to name.
      else broken ??= verifyChain(events) ?? { part, seq: index + 1, fault: '此行不是一个事件' };
    }
  }
  return { callId, events, lines, broken: broken ?? verifyChain(events), torn };
}

function parseLine(row: string): JournalEvent | null {
  try {
    const value: JournalEvent = JSON.parse(row);
    return value && typeof value.type === 'string' && typeof value.hash === 'string' ? value : null;
  } catch {
    return null;
  }
}
