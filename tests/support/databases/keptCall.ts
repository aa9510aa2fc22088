/** Journals on disk for tests: as a call's process leaves them, with a time of their last write. */
import { mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { journalFile } from '../../../records/journal/fileSink.ts';

/** @returns the file */
export function keepCall(
  folder: string,
  callId: string,
  lines: readonly string[],
  { part = 0, at = Date.parse('2026-11-24T02:00:00.000Z') } = {},
): string {
  mkdirSync(join(folder, callId), { recursive: true });
  const file = journalFile(folder, callId, part);
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  utimesSync(file, at / 1000, at / 1000);
  return file;
}
