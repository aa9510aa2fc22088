/**
 * Opens the records' database, whichever kind the settings name, and brings it to this version's
 * schema. The only way in: repositories, the journal's store and the commands take what this returns.
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import { type Db, inTransaction, patientClient, poolOf, type Target } from './connection.ts';
import { DatabaseFault } from './databaseFault.ts';
import { EmbeddedServer } from './embedded/embeddedServer.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';
import { type DatabaseSettings, placeOf } from './settings.ts';

export interface RecordsDatabase {
  /** For single statements. */
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly target: Target;
  /** Everything in `work` happens, or nothing. Use only what it is given: connections are few. */
  transaction<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Address of the desk server that opens it; commands that find it locked ask there. */
  readonly deskUrl?: string;
  /** What happens later to the embedded database's process. */
  readonly report?: (line: string) => void;
}

/** @throws DatabaseFault where it can't be reached or is refused */
export async function openDatabase(
  settings: DatabaseSettings,
  options: OpenOptions = {},
): Promise<RecordsDatabase> {
  const embedded =
    settings.kind === 'embedded'
      ? new EmbeddedServer({ dataDir: settings.dataDir, ...options })
      : null;
  const target: Target =
    settings.kind === 'embedded' ? { socket: embedded?.host ?? '' } : { url: settings.url };
  try {
    await embedded?.start();
    await prepare(target, placeOf(settings));
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const pool = poolOf(target);
  return {
    pool,
    target,
    db: drizzle(pool, { schema }),
    transaction: (work) => inTransaction(pool, work),
    async close() {
      await pool.end();
      await embedded?.stop();
    },
  };
}

async function prepare(target: Target, place: string): Promise<void> {
  const client = await patientClient(target).catch((error: unknown) => {
    throw faultOf(error, place);
  });
  try {
    await migrate(client);
  } catch (error) {
    throw faultOf(error, place);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** PostgreSQL's codes for a wrong password, user or database, and for a missing right. */
const wrongAccess = /^(28...|3D000|42501)$/;

/** @param place as people name it, without a password */
export function faultOf(error: unknown, place: string): DatabaseFault {
  if (error instanceof DatabaseFault) return error;
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return wrongAccess.test(code)
    ? new DatabaseFault(
        'refused',
        `${place} 拒绝了连接（${code}）。请检查 DATABASE_URL 里的用户、密码、库名和权限。`,
      )
    : new DatabaseFault(
        'unreachable',
        `${place} 用不了：${reason}。请确认它在运行、地址和网络没有问题。`,
        { cause: error },
      );
}
