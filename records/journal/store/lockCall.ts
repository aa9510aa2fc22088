import { sql } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';

/** Until the end of the transaction nobody else writes to this call. */
export async function lockCall(db: Db, callId: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${callId}, 0))`);
}
