/**
 * Opens the records for an operator's command: directly, or, where a running product has the
 * embedded database open, through its desk server.
 */
import { DatabaseFault } from '../database/databaseFault.ts';
import { embeddedFolder } from '../database/embedded/folder.ts';
import { readHolder } from '../database/embedded/holder.ts';
import { openDatabase, type RecordsDatabase } from '../database/openDatabase.ts';
import type { DatabaseSettings } from '../database/settings.ts';
import { localMaintenance } from './localMaintenance.ts';
import { type Maintenance, MaintenanceFault } from './maintenance.ts';
import { remoteMaintenance } from './remoteMaintenance.ts';

export interface OpenMaintenance {
  readonly maintenance: Maintenance;
  /** Open here; null where a running product has it. */
  readonly database: RecordsDatabase | null;
  close(): Promise<void>;
}

/**
 * @param secret bearer of the desk server; null where none is known
 * @throws DatabaseFault or MaintenanceFault for the operator
 */
export async function openMaintenance(
  settings: DatabaseSettings,
  secret: string | null,
): Promise<OpenMaintenance> {
  try {
    const database = await openDatabase(settings);
    const maintenance = localMaintenance(database, () => new Date());
    return { maintenance, database, close: () => database.close() };
  } catch (error) {
    if (!(error instanceof DatabaseFault) || error.kind !== 'locked') throw error;
    const url = settings.kind === 'embedded' ? deskOf(settings.dataDir) : null;
    if (url === null || secret === null) throw error;
    const maintenance = remoteMaintenance({ url, secret });
    return { maintenance, database: null, close: () => Promise.resolve() };
  }
}

function deskOf(dataDir: string): string | null {
  return readHolder(embeddedFolder(dataDir).holder)?.deskUrl ?? null;
}

/** The database, where it has to be open here. @throws MaintenanceFault where a product runs on it */
export function requireLocal({ database }: OpenMaintenance): RecordsDatabase {
  if (database !== null) return database;
  throw new MaintenanceFault(
    '三声正在运行，数据库由它使用。请先结束三声（Ctrl-C），再运行这个命令。',
  );
}
