/**
 * Erases the caller's data of calls in the database: the fields of their events go, their places,
 * types and hashes stay, rows are projected anew from what is left, and the erasure is on record. All
 * of it happens, or nothing.
 */
import { eq } from 'drizzle-orm';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { erasures } from '../database/schema.ts';
import { lockCall } from '../journal/store/lockCall.ts';
import { projectStored } from '../projections/projectStored.ts';
import { type CallerSelector, maskSubject } from './callerSelector.ts';
import { type ErasedPlace, emptyEvents } from './emptyEvents.ts';
import { eraseDeskRows } from './eraseDeskRows.ts';

export interface Erasure {
  readonly erasureId: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly events: readonly ErasedPlace[];
}

export interface ErasureRequest {
  readonly selector: CallerSelector;
  readonly callIds: readonly string[];
  readonly erasureId: string;
  readonly at: Date;
}

export async function eraseCalls(
  database: Pick<RecordsDatabase, 'transaction'>,
  { selector, callIds, erasureId, at }: ErasureRequest,
): Promise<Erasure> {
  return await database.transaction(async (db) => {
    const subject = maskSubject(selector);
    const scope = 'customer' in selector ? 'customer' : 'number';
    const calls = callIds.length;
    await db.insert(erasures).values({ erasureId, at, scope, subject, calls, events: 0 });
    const places: ErasedPlace[] = [];
    for (const callId of callIds) {
      await lockCall(db, callId);
      places.push(...(await emptyEvents(db, callId, erasureId)));
      await projectStored(db, callId);
      await eraseDeskRows(db, callId);
    }
    await db
      .update(erasures)
      .set({ events: places.length })
      .where(eq(erasures.erasureId, erasureId));
    return { erasureId, at: at.toISOString(), events: places };
  });
}
