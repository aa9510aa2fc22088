/**
 * A backup may be older than an erasure: what was erased stays erased after it is restored. Known
 * from the database before the restore and from the notes beside the journal files.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { erasedEvents, erasures, journalParts } from '../database/schema.ts';
import { listCalls } from '../journal/readCall.ts';
import { lockCall } from '../journal/store/lockCall.ts';
import { projectStored } from '../projections/projectStored.ts';
import { readErasures } from './diskErasures.ts';
import { emptyEvents } from './emptyEvents.ts';
import { eraseDeskRows } from './eraseDeskRows.ts';

type ErasureRow = typeof erasures.$inferSelect;

export interface ErasedSoFar {
  /** Rows of erasures, by id; those known from disk alone are without their subject. */
  readonly erasures: ReadonlyMap<string, ErasureRow>;
  /** Which erasure a call was emptied by. */
  readonly calls: ReadonlyMap<string, string>;
}

/** @param dataDir folder with this machine's journals */
export async function erasedSoFar(db: Db, dataDir: string): Promise<ErasedSoFar> {
  const known = new Map<string, ErasureRow>();
  const calls = new Map<string, string>();
  for (const callId of listCalls(join(dataDir, 'journal'))) {
    const folder = join(dataDir, 'journal', callId);
    for (const { erasureId, at, events } of existsSync(folder) ? readErasures(folder) : []) {
      const row: ErasureRow = {
        erasureId,
        at: new Date(at),
        scope: 'customer',
        subject: '',
        calls: 1,
        events: events.length,
      };
      known.set(erasureId, row);
      calls.set(callId, erasureId);
    }
  }
  for (const row of await db.select().from(erasures)) known.set(row.erasureId, row);
  const emptied = db
    .selectDistinct({ callId: erasedEvents.callId, erasureId: erasedEvents.erasureId })
    .from(erasedEvents);
  for (const { callId, erasureId } of await emptied) calls.set(callId, erasureId);
  return { erasures: known, calls };
}

/** @returns how many events were emptied again */
export async function eraseAgain(
  database: Pick<RecordsDatabase, 'transaction'>,
  erased: ErasedSoFar,
): Promise<number> {
  let count = 0;
  for (const [callId, erasureId] of erased.calls) {
    const row = erased.erasures.get(erasureId);
    if (row === undefined) continue;
    count += await database.transaction(async (db) => {
      await lockCall(db, callId);
      const [there] = await db
        .select()
        .from(journalParts)
        .where(eq(journalParts.callId, callId))
        .limit(1);
      if (there === undefined) return 0;
      await db.insert(erasures).values(row).onConflictDoNothing();
      const emptied = await emptyEvents(db, callId, erasureId);
      await projectStored(db, callId);
      await eraseDeskRows(db, callId);
      return emptied.length;
    });
  }
  return count;
}
