/**
 * The frame of every command that works on the records: settings judged, the database opened
 * (directly, or through the running product), faults said as sentences, exit code 1 for them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { BackupFault } from '../../records/backup/backupFault.ts';
import { DatabaseFault } from '../../records/database/databaseFault.ts';
import {
  type DatabaseSettings,
  databaseHints,
  databaseOf,
  databaseShape,
} from '../../records/database/settings.ts';
import { MaintenanceFault } from '../../records/maintenance/maintenance.ts';
import {
  type OpenMaintenance,
  openMaintenance,
} from '../../records/maintenance/openMaintenance.ts';

export interface RecordsSettings {
  /** Absolute. */
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  /** Bearer of the desk server; null where this installation has none yet. */
  readonly deskSecret: string | null;
}

const root = dirname(dirname(import.meta.dirname));
const schema = z.object({ ...databaseShape });

/** Runs a command to its end and sets the exit code. */
export async function runRecordsCommand(
  work: (records: OpenMaintenance, settings: RecordsSettings) => Promise<number>,
): Promise<void> {
  try {
    const settings = readRecordsSettings(process.env);
    const records = await openMaintenance(settings.database, settings.deskSecret);
    try {
      process.exitCode = await work(records, settings);
    } finally {
      await records.close();
    }
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`✗ ${error.message}\n`);
    process.exitCode = 1;
  }
}

function isExpected(error: unknown): error is Error {
  const kinds = [DatabaseFault, MaintenanceFault, BackupFault];
  return kinds.some((kind) => error instanceof kind);
}

function readRecordsSettings(environment: NodeJS.ProcessEnv): RecordsSettings {
  const read = schema.safeParse(environment);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => {
      const name = String(path[0]);
      return `  ${name}：${message}。${databaseHints[name] ?? ''}`;
    });
    throw new MaintenanceFault(`设置有误：\n${faults.join('\n')}`);
  }
  const dataDir = resolve(root, environment.DATA_DIR?.trim() || 'data');
  return {
    dataDir,
    database: databaseOf(read.data.DATABASE_URL, dataDir),
    deskSecret: environment.DESK_SECRET?.trim() || secretIn(dataDir),
  };
}

function secretIn(dataDir: string): string | null {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) return null;
  const secrets = z.object({ deskSecret: z.string() });
  return secrets.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data?.deskSecret ?? null;
}
