/** The real desk server on a real database, as call processes and sweepers meet it. */

import { type RecordsAccess, withDatabase } from '../../../desk/server/records/recordsKeeper.ts';
import { startTestDesk, type TestDesk } from '../../../desk/server/testing/testDesk.ts';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';

/** The database can be taken away and given back. */
export interface ReachableRecords extends RecordsAccess {
  reachable: boolean;
}

export function accessTo(database: RecordsDatabase): ReachableRecords {
  return {
    reachable: true,
    get ready() {
      return this.reachable;
    },
    use(work) {
      return withDatabase(this.reachable ? database : null, work);
    },
  };
}

export async function startRecordsDesk(
  database: RecordsDatabase,
): Promise<{ desk: TestDesk; records: ReachableRecords }> {
  const records = accessTo(database);
  return { desk: await startTestDesk({ records }), records };
}
