/**
 * Brings a database to this version's schema, once, however many processes start at the same time.
 * Refuses a server that is too old and a database that a newer version of the product has changed;
 * both are left as they are.
 */
import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator';
import type pg from 'pg';
import { DatabaseFault } from './databaseFault.ts';

export const migrationsFolder = join(import.meta.dirname, 'migrations');
export const oldestServer = 15;
/** Of the lock that makes one process migrate while the others wait. */
const lockKey = 7_236_001;

/** @throws DatabaseFault `refused`; whatever the driver throws where the connection breaks */
export async function migrate(client: pg.Client): Promise<void> {
  await requireServer(client);
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await requireKnownSchema(client);
    await applyMigrations(drizzle(client), { migrationsFolder });
    await client.query(
      `insert into installation (database_id, created_at)
       select gen_random_uuid()::text, now() where not exists (select from installation)`,
    );
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]);
  }
}

/** Major version of the server. @throws DatabaseFault where it is too old */
export async function requireServer(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num ?? 0) / 10_000);
  if (major >= oldestServer) return major;
  throw new DatabaseFault(
    'refused',
    `数据库服务器是 PostgreSQL ${major}，需要 ${oldestServer} 或更新的版本。请升级服务器，或把 DATABASE_URL 指向新版本的服务器。`,
  );
}

/** Hashes of this version's migrations, in order. */
export function knownMigrations(): string[] {
  return readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash);
}

/** Hashes of the migrations that the database has, in order. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  );
  if (tables[0]?.there !== true) return [];
  const { rows } = await client.query<{ hash: string }>(
    'select hash from drizzle.__drizzle_migrations order by created_at',
  );
  return rows.map(({ hash }) => hash);
}

/** Migrations of this version that the database lacks. @throws DatabaseFault where it has others */
export async function requireKnownSchema(client: pg.ClientBase): Promise<number> {
  const known = knownMigrations();
  const there = await migrationsOf(client);
  if (there.every((hash, index) => hash === known[index])) return known.length - there.length;
  throw new DatabaseFault(
    'refused',
    '数据库的结构不是本版本写下的（多半由更新版本的三声升级过）。没有改动它。请用那个版本启动，或用它运行 npm run backup，再在新的空数据库上恢复。',
  );
}
