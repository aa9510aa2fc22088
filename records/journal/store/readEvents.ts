/**
 * Reads a call's events as far as a reader does not have them yet: new ones, those of a successor,
 * and a late tail of an older part alike. An event that an erasure emptied comes without its data.
 */
import { and, asc, eq, gt, notInArray, or } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import { events } from '../../database/schema.ts';
import type { StoredEvent } from '../events.ts';
import { readLine } from './journalLine.ts';

/** Per part, the last seq that the reader has. */
export type ReadSoFar = Map<number, number>;

/** The events that `soFar` lacks, in order; it is moved on. @throws what the driver throws */
export async function readEventsAfter(
  db: Db,
  callId: string,
  soFar: ReadSoFar,
): Promise<StoredEvent[]> {
  const parts = [...soFar.keys()];
  const rows = await db
    .select({ line: events.line })
    .from(events)
    .where(
      and(
        eq(events.callId, callId),
        parts.length === 0
          ? undefined
          : or(
              notInArray(events.part, parts),
              ...[...soFar].map(([part, seq]) => and(eq(events.part, part), gt(events.seq, seq))),
            ),
      ),
    )
    .orderBy(asc(events.part), asc(events.seq));
  const read = rows.flatMap(({ line }) => readLine(line)?.event ?? []);
  for (const { part, seq } of read) soFar.set(part, seq);
  return read;
}
