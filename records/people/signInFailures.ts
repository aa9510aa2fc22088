/**
 * Counts attempts to sign in that have not succeeded and locks what they were made on or from.
 *
 * An attempt counts before its password is looked at, in one statement, so that many at the same
 * moment are no way around the limit; success takes the counts back. A locked key counts no further.
 */
import { eq, inArray, lt, or, sql } from 'drizzle-orm';
import { signInFailures } from '../database/accountTables.ts';
import type { Db } from '../database/connection.ts';

export interface FailureLimit {
  readonly key: string;
  /** Attempts allowed before it locks. */
  readonly attempts: number;
}

/** Failures count together for so long, and a lock holds for as long. */
export const lockMs = 15 * 60_000;
const keptMs = 24 * 3_600_000;

/** @returns until when it is locked; null where the attempt may be made, which is counted by then */
export async function reserveAttempt(
  db: Db,
  limits: readonly FailureLimit[],
  now: Date,
): Promise<Date | null> {
  await db.delete(signInFailures).where(lt(signInFailures.firstAt, new Date(+now - keptMs)));
  let locked: Date | null = null;
  for (const limit of limits) {
    const until = await reserve(db, limit, now);
    if (until !== null && (locked === null || until > locked)) locked = until;
  }
  return locked;
}

/** The attempt succeeded: what it was counted on starts anew. */
export async function clearAttempts(db: Db, keys: readonly string[]): Promise<void> {
  await db.delete(signInFailures).where(inArray(signInFailures.key, [...keys]));
}

/** @param prefix keys that begin so are forgotten, too */
export async function forgetFailures(db: Db, key: string, prefix: string): Promise<void> {
  const begins = sql`starts_with(${signInFailures.key}, ${prefix})`;
  await db.delete(signInFailures).where(or(eq(signInFailures.key, key), begins));
}

async function reserve(db: Db, { key, attempts }: FailureLimit, now: Date): Promise<Date | null> {
  const { failures, firstAt, lockedUntil } = signInFailures;
  const at = now.toISOString();
  const until = new Date(+now + lockMs);
  const over = sql`(${lockedUntil} is not null or ${firstAt} <= ${new Date(+now - lockMs).toISOString()}::timestamptz)`;
  const next = sql`case when ${over} then 1 else ${failures} + 1 end`;
  const counted = await db
    .insert(signInFailures)
    .values({ key, failures: 1, firstAt: now, lockedUntil: attempts <= 1 ? until : null })
    .onConflictDoUpdate({
      target: signInFailures.key,
      set: {
        failures: next,
        firstAt: sql`case when ${over} then ${at}::timestamptz else ${firstAt} end`,
        lockedUntil: sql`case when ${next} >= ${attempts} then ${until.toISOString()}::timestamptz end`,
      },
      setWhere: sql`${lockedUntil} is null or ${lockedUntil} <= ${at}::timestamptz`,
    })
    .returning({ key: signInFailures.key });
  if (counted.length > 0) return null;
  const [row] = await db
    .select({ lockedUntil })
    .from(signInFailures)
    .where(eq(signInFailures.key, key));
  return row?.lockedUntil ?? until;
}
