/**
 * Makes all projected rows anew from the events, call by call, e.g. after a version of the product
 * that projects otherwise. What the desk itself wrote stays.
 */
import { asc, eq, gt } from 'drizzle-orm';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { complaints, contactChanges, journalParts, ratings } from '../database/schema.ts';
import { projectStored } from './projectStored.ts';

const callsAtOnce = 100;

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
    for (const table of [complaints, contactChanges, ratings]) {
      await db.delete(table).where(eq(table.callId, callId));
    }
    await projectStored(db, callId);
  });
}
