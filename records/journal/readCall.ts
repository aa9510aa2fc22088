/** Reads journals back from disk, as they are: a broken line is reported, never skipped silently. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readErasures } from '../erasure/diskErasures.ts';
import { type ChainBreak, verifyChain } from './chain.ts';
import { isErased } from './eraseEvent.ts';
import type { StoredEvent } from './events.ts';
import { readMark } from './ship/shippedMark.ts';

export interface ReadCall {
  readonly callId: string;
  readonly events: readonly StoredEvent[];
  /** The lines as they stand in the files. */
  readonly lines: readonly string[];
  /** First fault of the chain or of a line; null where all is whole. */
  readonly broken: ChainBreak | null;
  /** A last line without its end: the event in flight when the process was killed. */
  readonly torn: boolean;
  /** How many events are without their caller's data, by an erasure that is on record. */
  readonly erased: number;
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
  if (!/^[\w+-]+$/.test(callId) || !existsSync(directory)) return null;
  const parts = readdirSync(directory)
    .filter((name) => /^\d+\.jsonl$/.test(name))
    .map((name) => Number.parseInt(name, 10))
    .sort((a, b) => a - b);
  const events: StoredEvent[] = [];
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
  broken ??=
    verifyChain(events) ?? emptiedSecretly(directory, events) ?? cutAtEnd(directory, events);
  return { callId, events, lines, broken, torn, erased: events.filter(isErased).length };
}

/** An event without its data, and no erasure that took it. */
function emptiedSecretly(directory: string, events: readonly StoredEvent[]): ChainBreak | null {
  const empty = events.filter(isErased);
  if (empty.length === 0) return null;
  const recorded = readErasures(directory).flatMap((erasure) => erasure.events);
  const found = empty.find(
    (event) =>
      !recorded.some(
        ({ part, seq, hash }) => part === event.part && seq === event.seq && hash === event.hash,
      ),
  );
  return found ? { part: found.part, seq: found.seq, fault: '内容缺失，却没有删除记录' } : null;
}

/** The database was known to have more than the files hold now. */
function cutAtEnd(directory: string, events: readonly StoredEvent[]): ChainBreak | null {
  for (const head of readMark(directory)?.parts ?? []) {
    const last = events.findLast(({ part }) => part === head.part);
    const there = events.find(({ part, seq }) => part === head.part && seq === head.seq);
    if (head.seq > 0 && there?.hash !== head.hash) {
      const seq = Math.min(head.seq, (last?.seq ?? 0) + 1);
      return { part: head.part, seq, fault: `数据库保存到 seq ${head.seq}，与此处不符` };
    }
  }
  return null;
}

function parseLine(row: string): StoredEvent | null {
  try {
    const value: StoredEvent = JSON.parse(row);
    return value && typeof value.type === 'string' && typeof value.hash === 'string' ? value : null;
  } catch {
    return null;
  }
}
