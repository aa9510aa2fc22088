/**
 * Ships what dead processes left on this machine's disk. A call whose files changed a moment ago has
 * a process that ships it; everything else is compared with what the database has, and sent.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listCalls } from '../readCall.ts';
import { readLine } from '../store/journalLine.ts';
import type { JournalReceiver } from './journalReceiver.ts';
import { shipLines } from './shipLines.ts';
import { readMark, type ShippedMark, writeMark } from './shippedMark.ts';

export interface SweepOptions {
  /** Folder of the journals. */
  readonly folder: string;
  readonly receiver: JournalReceiver;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** A call that was written to more recently is left to its process. */
  readonly quietMs: number;
  /** Calls that earlier rounds have found whole and long quiet; they are not looked at again. */
  readonly settled?: SettledCalls;
  /** Told where the desk refuses a call for good. */
  readonly refused?: (callId: string, fault: string) => void;
}

/** What one sweeper remembers between its rounds, for one database. */
export interface SettledCalls {
  databaseId: string;
  readonly calls: Set<string>;
}

export interface SweepResult {
  /** Calls that are in the database as they are on disk. */
  readonly whole: number;
  /** Calls that are not, yet or for good. */
  readonly left: number;
}

/** Nothing is written to a call that has been quiet for so long. */
const settledAfterMs = 3_600_000;

interface PartFile {
  readonly part: number;
  readonly path: string;
  readonly bytes: number;
  readonly changedAt: number;
}

/** One round over all calls; ends early where the desk is out of reach. Never rejects for the desk's sake. */
export async function sweepJournals(options: SweepOptions): Promise<SweepResult> {
  const { folder, receiver, now, quietMs } = options;
  const calls = listCalls(folder);
  const databaseId = calls.length === 0 ? null : await receiver.databaseId();
  let whole = 0;
  if (databaseId === null) return { whole, left: calls.length };
  const settled = settledFor(options.settled, databaseId);
  for (const callId of calls) {
    if (settled.has(callId)) {
      whole += 1;
      continue;
    }
    await breathe();
    const parts = partsOf(join(folder, callId));
    const mark = readMark(join(folder, callId));
    if (covers(mark, parts, databaseId)) {
      if (mark?.refused === undefined) whole += 1;
      if (parts.every(({ changedAt }) => now - changedAt > settledAfterMs)) settled.add(callId);
      continue;
    }
    if (parts.some(({ changedAt }) => isBetween(now - changedAt, 0, quietMs))) continue;
    const outcome = await sweepCall(options, { callId, parts, mark, databaseId });
    if (outcome === 'later') break;
    if (outcome === 'whole') whole += 1;
  }
  return { whole, left: calls.length - whole };
}

interface SweptCall {
  readonly callId: string;
  readonly parts: readonly PartFile[];
  readonly mark: ShippedMark | null;
  readonly databaseId: string;
}

async function sweepCall(
  { folder, receiver, refused }: SweepOptions,
  { callId, parts, mark, databaseId }: SweptCall,
): Promise<'whole' | 'refused' | 'later'> {
  const heads = await receiver.heads(callId);
  if (heads === null) return 'later';
  const shipped: ShippedMark['parts'] = [];
  let fault: string | undefined;
  for (const file of parts) {
    const lines = linesOf(file.path);
    const known = heads.find((head) => head.part === file.part);
    const source = { count: lines.length, line: (seq: number) => lines[seq - 1] ?? '' };
    // The last line that is stored goes again: were it another one, it would be refused. A file
    // that changed after it was whole goes again from its start.
    const changed = mark?.parts.some(({ part }) => part === file.part) === true;
    const from = changed ? 0 : Math.max(0, Math.min(known?.seq ?? 0, lines.length) - 1);
    const { stopped } = await shipLines(source, receiver, from);
    if (stopped?.outcome === 'later') return 'later';
    if (stopped?.outcome === 'refused') fault ??= stopped.fault;
    const { seq, hash } = known !== undefined && known.seq > lines.length ? known : headOf(lines);
    shipped.push({ part: file.part, seq, hash, bytes: file.bytes });
  }
  const next = { databaseId, parts: shipped, ...(fault === undefined ? {} : { refused: fault }) };
  writeMark(join(folder, callId), next);
  if (fault !== undefined) refused?.(callId, fault);
  return fault === undefined ? 'whole' : 'refused';
}

/** A time in the future is a clock that was set back, and says nothing of a living process. */
function isBetween(age: number, from: number, to: number): boolean {
  return age >= from && age < to;
}

function settledFor(settled: SettledCalls | undefined, databaseId: string): Set<string> {
  if (settled === undefined) return new Set();
  if (settled.databaseId !== databaseId) settled.calls.clear();
  settled.databaseId = databaseId;
  return settled.calls;
}

/** Lets other work of the process go first: there may be very many calls. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function partsOf(folder: string): PartFile[] {
  return readdirSync(folder)
    .filter((name) => /^\d+\.jsonl$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const { size: bytes, mtimeMs: changedAt } = statSync(path);
      return { part: Number.parseInt(name, 10), path, bytes, changedAt };
    })
    .sort((one, other) => one.part - other.part);
}

/** Whole lines; an event in flight when its process was killed is none. */
function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').split('\n').slice(0, -1);
}

function headOf(lines: readonly string[]): { seq: number; hash: string } {
  const event = readLine(lines.at(-1) ?? '')?.event;
  return { seq: event?.seq ?? 0, hash: event?.hash ?? '' };
}

function covers(mark: ShippedMark | null, parts: readonly PartFile[], databaseId: string): boolean {
  return (
    mark?.databaseId === databaseId &&
    parts.every(({ part, bytes }) =>
      mark.parts.some((each) => each.part === part && each.bytes === bytes),
    )
  );
}
