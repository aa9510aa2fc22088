/**
 * Makes all projected rows anew from the events, call by call, e.g. after a version of the product
 * that projects otherwise. What the desk itself wrote stays.
 */
import { asc, eq, gt } from 'drizzle-orm';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import {
  complaints,
  contactChanges,
  installation,
  journalParts,
  ratings,
} from '../database/schema.ts';
import { lockCall } from '../journal/store/lockCall.ts';
import { projectionVersion } from './projectCall.ts';
import { projectStored } from './projectStored.ts';

const callsAtOnce = 100;

/** Rebuilds where an older version of the product made the rows. @returns how many calls were rebuilt */
export async function rebuildOutdated(database: RecordsDatabase): Promise<number> {
  const [row] = await database.db.select().from(installation);
  if (row === undefined || row.projectionVersion >= projectionVersion) return 0;
  const count = await rebuildProjections(database);
  await database.db.update(installation).set({ projectionVersion });
  return count;
}

/** @returns how many calls there are */
export async function rebuildProjections(database: RecordsDatabase): Promise<number> {
  let count = 0;
  for (let after = ''; ; ) {
    const page = await database.db
      .selectDistinct({ callId: journalParts.callId })
      .from(journalParts)
      .where(gt(journalParts.callId, after))
      .orderBy(asc(journalParts.callId))
      .limit(callsAtOnce);
    for (const { callId } of page) await rebuildCall(database, callId);
    count += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < callsAtOnce) return count;
    after = last.callId;
  }
}

async function rebuildCall(database: RecordsDatabase, callId: string): Promise<void> {
  await database.transaction(async (db) => {
    await lockCall(db, callId);
    for (const table of [complaints, contactChanges, ratings]) {
      await db.delete(table).where(eq(table.callId, callId));
    }
    await projectStored(db, callId);
  });
}
