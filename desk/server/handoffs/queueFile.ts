/**
 * The queue's records on disk, so that a restart of the desk loses no waiting handoff and no command.
 *
 * One JSON object a line, one `write` each, before the answer goes out. A line that a crash cut off
 * is dropped; a broken line before the end is a fault that a person must look at, so it refuses to
 * start. Summaries are personal data: the file is for this user only, and goes with its calls.
 */
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type QueueRecord, queueRecordSchema } from './queueRecord.ts';

/** Calls of which nothing was heard for so long are over, whether they said so or not. */
const forgottenAfterMs = 24 * 60 * 60 * 1000;

export class QueueFile {
  /** What was kept and still matters. */
  readonly records: readonly QueueRecord[];
  readonly #path: string;
  readonly #live = new Set<string>();
  #file: number | undefined;

  /**
   * Reads what is there and changes nothing yet: a second desk that finds its port in use must not
   * touch the file of the first.
   * @param now milliseconds since the epoch
   * @throws where a line before the last is broken, or the folder can't be made
   */
  constructor(path: string, now: number) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    this.#path = path;
    this.records = withoutPast(readRecords(path), now);
    for (const { callId } of this.records) this.#live.add(callId);
  }

  /** Rewrites the file without the calls that are over. Idempotent; `keep` does it where nobody has. */
  open(): number {
    if (this.#file !== undefined) return this.#file;
    const lines = this.records.map((record) => `${JSON.stringify(record)}\n`).join('');
    writeFileSync(`${this.#path}.new`, lines, { mode: 0o600 });
    renameSync(`${this.#path}.new`, this.#path);
    this.#file = openSync(this.#path, 'a', 0o600);
    return this.#file;
  }

  keep(record: QueueRecord): void {
    const file = this.open();
    writeSync(file, `${JSON.stringify(record)}\n`);
    if (record.type !== 'ended') {
      this.#live.add(record.callId);
      return;
    }
    this.#live.delete(record.callId);
    if (this.#live.size === 0) ftruncateSync(file, 0);
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

function readRecords(path: string): QueueRecord[] {
  const lines = readLines(path);
  const records: QueueRecord[] = [];
  for (const [index, line] of lines.entries()) {
    const record = parseRecord(line);
    if (record) records.push(record);
    else if (index < lines.length - 1) {
      throw new Error(`${path}:${index + 1}：排队记录已损坏。请修复或删除这一行后再启动。`);
    }
  }
  return records;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function parseRecord(line: string): QueueRecord | undefined {
  try {
    return queueRecordSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function withoutPast(records: readonly QueueRecord[], now: number): QueueRecord[] {
  const past = new Set<string>();
  const lastHeard = new Map<string, number>();
  for (const record of records) {
    lastHeard.set(record.callId, record.at);
    if (record.type === 'ended') past.add(record.callId);
  }
  for (const [callId, at] of lastHeard) if (now - at > forgottenAfterMs) past.add(callId);
  return records.filter((record) => !past.has(record.callId));
}
