/**
 * One process per database folder: two on one folder lose rows without a word.
 *
 * The lock is held by the kernel (a SQLite file under an exclusive transaction; Node has no lock of
 * its own), so it goes with its process, however that ends, and no stale one is ever left behind.
 */
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

const tryEveryMs = 100;
/** SQLITE_BUSY. */
const busy = 5;
/** Nothing else may refer to a lock for the life of its process; collected as garbage, it would open. */
const held = new Set<DatabaseSync>();

/**
 * @param withinMs how long a holder that is just ending is waited for
 * @returns gives the lock back, or null where another process keeps it
 */
export async function lockFolder(file: string, withinMs: number): Promise<(() => void) | null> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const lock = attempt(file);
    if (lock !== null) {
      held.add(lock);
      return () => {
        if (held.delete(lock)) lock.close();
      };
    }
    if (performance.now() >= deadline) return null;
    await wait(tryEveryMs);
  }
}

function attempt(file: string): DatabaseSync | null {
  const lock = new DatabaseSync(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return null;
    throw error;
  }
}
