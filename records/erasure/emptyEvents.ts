/** Empties the events of a call in the database, and notes under which erasure. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { erasedEvents, events } from '../database/schema.ts';
import { eraseEvent } from '../journal/eraseEvent.ts';
import { readLine } from '../journal/store/journalLine.ts';

export interface ErasedPlace {
  readonly callId: string;
  readonly part: number;
  readonly seq: number;
  /** Of the event as it was, in the chain. */
  readonly hash: string;
}

const rowsAtOnce = 200;

/** What of the call is not erased yet; its lock is held. The rows are not projected here. */
export async function emptyEvents(
  db: Db,
  callId: string,
  erasureId: string,
): Promise<ErasedPlace[]> {
  const rows = await db
    .select({ line: events.line })
    .from(events)
    .where(and(eq(events.callId, callId), eq(events.erased, false)));
  const emptied = rows.flatMap(({ line }) => {
    const event = readLine(line)?.event;
    return (event && eraseEvent(event)) ?? [];
  });
  for (let from = 0; from < emptied.length; from += rowsAtOnce) {
    const some = emptied.slice(from, from + rowsAtOnce);
    const values = some.map(
      (event) => sql`(${event.part}::int, ${event.seq}::int, ${JSON.stringify(event)}::text)`,
    );
    await db.execute(sql`
      update events set line = emptied.line, erased = true
      from (values ${sql.join(values, sql`, `)}) as emptied (part, seq, line)
      where events.call_id = ${callId}
        and events.part = emptied.part and events.seq = emptied.seq`);
    await db
      .insert(erasedEvents)
      .values(some.map(({ part, seq, hash }) => ({ erasureId, callId, part, seq, hash })))
      .onConflictDoNothing();
  }
  return emptied.map(({ part, seq, hash }) => ({ callId, part, seq, hash }));
}
