/**
 * The journal of a call as far as its dead process wrote it: from this machine's disk where it ran
 * here, and from the desk's records where the part before is not on this disk. Erased events are no
 * part of it, and a line that the death cut off is none.
 */
import { z } from 'zod';
import { isWhole } from '../../records/journal/eraseEvent.ts';
import type { JournalEvent } from '../../records/journal/events.ts';
import { readCall } from '../../records/journal/readCall.ts';
import { readLine } from '../../records/journal/store/journalLine.ts';

/** For one try to read the records, ms; there are two. */
const READ_LIMIT_MS = 2_000;
const answer = z.object({ lines: z.array(z.string()) });

export interface JournalSource {
  /** Folder of the journals on this disk. */
  readonly folder: string;
  readonly desk: { readonly url: string; readonly secret: string };
}

/** @param part the part that is written next */
export async function journalSoFar(
  { folder, desk }: JournalSource,
  callId: string,
  part: number,
): Promise<readonly JournalEvent[]> {
  const here = (readCall(folder, callId)?.events ?? []).filter(isWhole);
  const earlier = here.filter((event) => event.part < part);
  if (earlier.at(-1)?.part === part - 1) return earlier;
  const there = (await fromRecords(desk, callId)) ?? (await fromRecords(desk, callId)) ?? [];
  const known = new Set(earlier.map(placeOf));
  return [
    ...earlier,
    ...there.filter((event) => event.part < part && !known.has(placeOf(event))),
  ].sort((one, other) => one.part - other.part || one.seq - other.seq);
}

async function fromRecords(
  desk: JournalSource['desk'],
  callId: string,
): Promise<JournalEvent[] | null> {
  try {
    const url = new URL(`/internal/journal/${encodeURIComponent(callId)}/lines`, desk.url);
    const response = await fetch(url, {
      headers: { authorization: `Bearer ${desk.secret}` },
      signal: AbortSignal.timeout(READ_LIMIT_MS),
    });
    const { lines } = answer.parse(await response.json());
    return lines.flatMap((line) => {
      const event = readLine(line)?.event;
      return event !== undefined && isWhole(event) ? [event] : [];
    });
  } catch {
    return null;
  }
}

const placeOf = ({ part, seq }: JournalEvent) => `${part}/${seq}`;
