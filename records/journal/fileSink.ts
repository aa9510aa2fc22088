/**
 * Journal files on local disk: `<folder>/<callId>/<part>.jsonl`, one write per event, so that a
 * killed process loses at most the event in flight. Flushed to the disk at the end of the call and
 * after each write effect.
 */
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { JournalEvent, JournalEventType } from './events.ts';

const flushedAfter: ReadonlySet<JournalEventType> = new Set([
  'ticket.opened',
  'complaint.recorded',
  'contact.changed',
  'satisfaction.rated',
  'handoff.requested',
  'consent.changed',
  'call.ended',
]);

/** The file of one part of a call's journal. */
export function journalFile(folder: string, callId: string, part: number): string {
  return join(folder, callId, `${part}.jsonl`);
}

/**
 * Opens the file of a new part; fails where it exists (there is one writer a part).
 * @throws Error with the path where the disk refuses
 */
export function openFileSink(
  folder: string,
  callId: string,
  part = 0,
): (event: JournalEvent) => void {
  mkdirSync(join(folder, callId), { recursive: true });
  const file = openSync(journalFile(folder, callId, part), 'ax', 0o600);
  let open = true;
  return (event) => {
    if (!open) throw new Error(`journal of ${callId} is closed: call.ended was its last event`);
    const line = Buffer.from(`${JSON.stringify(event)}\n`);
    let written = 0;
    while (written < line.length) written += writeSync(file, line, written);
    if (flushedAfter.has(event.type)) fsyncSync(file);
    if (event.type === 'call.ended') {
      closeSync(file);
      open = false;
    }
  };
}
