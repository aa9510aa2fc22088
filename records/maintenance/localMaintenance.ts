/** The operator's commands on a database that this process has open. */
import { writeBackup } from '../backup/writeBackup.ts';
import { seedCustomers } from '../customers/seedCustomers.ts';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { eraseCalls } from '../erasure/eraseCalls.ts';
import { findCalls } from '../erasure/findCalls.ts';
import { randomIds } from '../ids.ts';
import { type Maintenance, MaintenanceFault } from './maintenance.ts';

export function localMaintenance(database: RecordsDatabase, now: () => Date): Maintenance {
  const find: Maintenance['findCalls'] = (selector) => findCalls(database.db, selector, now());
  return {
    findCalls: find,
    async erase(selector, callIds) {
      const over = new Set(
        (await find(selector)).flatMap((call) => (call.over ? call.callId : [])),
      );
      const strange = callIds.filter((callId) => !over.has(callId));
      if (callIds.length === 0 || strange.length > 0) {
        throw new MaintenanceFault('要删除的通话不属于这位来电人，或还没有结束。');
      }
      const at = now();
      const erasureId = randomIds(() => at).next();
      return await eraseCalls(database, { selector, callIds, erasureId, at });
    },
    seed: () => seedCustomers(database),
    async *backup() {
      const client = await database.pool.connect();
      try {
        yield* writeBackup(client, now());
      } finally {
        client.release();
      }
    },
  };
}
