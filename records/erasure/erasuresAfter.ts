/** The erasures that came after one that is known, for machines that hold journal files. */
import { asc, eq, gt } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { erasedEvents, erasures } from '../database/schema.ts';
import type { Erasure } from './eraseCalls.ts';

const atOnce = 20;

/** @param after id of the last one that is known; '' for all. Ids sort by time. */
export async function erasuresAfter(db: Db, after: string): Promise<Erasure[]> {
  const rows = await db
    .select()
    .from(erasures)
    .where(gt(erasures.erasureId, after))
    .orderBy(asc(erasures.erasureId))
    .limit(atOnce);
  const list: Erasure[] = [];
  for (const { erasureId, at } of rows) {
    const events = await db
      .select({
        callId: erasedEvents.callId,
        part: erasedEvents.part,
        seq: erasedEvents.seq,
        hash: erasedEvents.hash,
      })
      .from(erasedEvents)
      .where(eq(erasedEvents.erasureId, erasureId));
    list.push({ erasureId, at: at.toISOString(), events });
  }
  return list;
}
