/** The real desk server with real accounts, whose time a test moves. */
import {
  startTestDesk,
  type TestDesk,
  type TestDeskOptions,
} from '../../../desk/server/testing/testDesk.ts';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { DeskAccounts } from '../deskAccounts.ts';
import { accessTo, type ReachableRecords } from './recordsDesk.ts';

export interface AccountsDesk {
  readonly desk: TestDesk;
  readonly records: ReachableRecords;
  readonly accounts: DeskAccounts;
  /** Lets time pass for locks and links. */
  later(ms: number): void;
}

export async function startAccountsDesk(
  database: RecordsDatabase,
  options: TestDeskOptions = {},
): Promise<AccountsDesk> {
  const records = accessTo(database);
  let passed = 0;
  const now = () => Date.now() + passed;
  const desk = await startTestDesk({ records, accounts: 'real', now, ...options });
  await desk.firstAdministrator.announce(database);
  return {
    desk,
    records,
    accounts: new DeskAccounts(desk.url, () => desk.said.join('\n')),
    later: (ms) => {
      passed += ms;
    },
  };
}
