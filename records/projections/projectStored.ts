/** Makes the rows of a call anew from the events that are stored of it. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { events } from '../database/schema.ts';
import { readLine } from '../journal/store/journalLine.ts';
import { projectCall, projectedTypes } from './projectCall.ts';
import { saveProjection } from './saveProjection.ts';

export async function projectStored(db: Db, callId: string): Promise<void> {
  const rows = await db
    .select({ line: events.line })
    .from(events)
    .where(and(eq(events.callId, callId), inArray(events.type, [...projectedTypes])))
    .orderBy(asc(events.part), asc(events.seq));
  const stored = rows.flatMap(({ line }) => readLine(line)?.event ?? []);
  await saveProjection(db, projectCall(callId, stored));
}
