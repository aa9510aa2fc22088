/**
 * Erasures in the journal files of this machine. Beside the files of a call stands what was erased
 * from them (`erasures.jsonl`), written first: an event that is empty without standing there was
 * tampered with. Doing it again changes nothing.
 */
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { eraseEvent } from '../journal/eraseEvent.ts';
import { readMark, writeMark } from '../journal/ship/shippedMark.ts';
import { readLine } from '../journal/store/journalLine.ts';
import type { ErasedPlace } from './emptyEvents.ts';

const noteSchema = z.object({
  erasureId: z.string(),
  at: z.string(),
  events: z.array(z.object({ part: z.int(), seq: z.int(), hash: z.string() })),
});

/** What one erasure took from one call. */
export type ErasureNote = z.infer<typeof noteSchema>;

/** @param folder of the call */
export function readErasures(folder: string): ErasureNote[] {
  const file = notesOf(folder);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => parseNote(line) ?? []);
}

/**
 * @param journals folder of all journals
 * @returns how many events were emptied
 */
export function eraseOnDisk(
  journals: string,
  erasure: { readonly erasureId: string; readonly at: string },
  places: readonly ErasedPlace[],
): number {
  let emptied = 0;
  for (const callId of new Set(places.map((place) => place.callId))) {
    const folder = join(journals, callId);
    if (!existsSync(folder)) continue;
    const events = places
      .filter((place) => place.callId === callId)
      .map(({ part, seq, hash }) => ({ part, seq, hash }));
    const noted = readErasures(folder).some(({ erasureId }) => erasureId === erasure.erasureId);
    if (!noted) {
      const { erasureId, at } = erasure;
      const note: ErasureNote = { erasureId, at, events };
      appendFileSync(notesOf(folder), `${JSON.stringify(note)}\n`, { mode: 0o600, flush: true });
    }
    emptied += emptyFiles(folder, events);
  }
  return emptied;
}

function emptyFiles(folder: string, events: ErasureNote['events']): number {
  let emptied = 0;
  for (const name of readdirSync(folder).filter((each) => /^\d+\.jsonl$/.test(each))) {
    const part = Number.parseInt(name, 10);
    const hashes = new Map(
      events.filter((event) => event.part === part).map(({ seq, hash }) => [seq, hash]),
    );
    if (hashes.size === 0) continue;
    const before = readFileSync(join(folder, name), 'utf8');
    const lines = before.split('\n').map((text) => {
      const event = readLine(text)?.event;
      if (event === undefined || hashes.get(event.seq) !== event.hash) return text;
      const left = eraseEvent(event);
      if (left === null) return text;
      emptied += 1;
      return JSON.stringify(left);
    });
    replace(join(folder, name), lines.join('\n'));
    remember(folder, part, statSync(join(folder, name)).size);
  }
  return emptied;
}

/** The old text is gone from the file the moment the new one is whole. */
function replace(path: string, text: string): void {
  const fresh = `${path}.new`;
  writeFileSync(fresh, text, { mode: 0o600 });
  const file = openSync(fresh, 'r');
  fsyncSync(file);
  closeSync(file);
  renameSync(fresh, path);
}

/** The database has these lines, emptied as well: nothing needs to be sent again. */
function remember(folder: string, part: number, bytes: number): void {
  const mark = readMark(folder);
  if (mark === null) return;
  const parts = mark.parts.map((each) => (each.part === part ? { ...each, bytes } : each));
  writeMark(folder, { ...mark, parts });
}

function notesOf(folder: string): string {
  return join(folder, 'erasures.jsonl');
}

function parseNote(line: string): ErasureNote | null {
  try {
    return noteSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
