/** The two databases that the records must work on alike; a suite runs once on each. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { openDatabase, type RecordsDatabase } from '../../../records/database/openDatabase.ts';
import type { DatabaseSettings } from '../../../records/database/settings.ts';
import { copyCluster } from './cluster.ts';
import { type PostgresServer, startPostgres } from './postgresServer.ts';

export interface TestDatabases {
  readonly kind: 'embedded' | 'postgres';
  /** Settings of a fresh, empty database; everything of it is gone after the test. */
  settings(): Promise<DatabaseSettings>;
  /** Opens a fresh database; it is closed after the test. */
  open(): Promise<RecordsDatabase>;
  /** The suite's own database, emptied: quicker, for tests that leave it standing. */
  emptied(): Promise<RecordsDatabase>;
}

/** Declares the suite on both. */
export function onEachDatabase(name: string, suite: (databases: TestDatabases) => void): void {
  describe(`${name}, embedded`, () => suite(embedded()));
  describe(`${name}, PostgreSQL`, () => suite(postgres()));
}

function embedded(): TestDatabases {
  return ofKind('embedded', async (cleaned) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'three-rings-records-'));
    cleaned(() => rmSync(dataDir, { recursive: true, force: true }));
    await copyCluster(dataDir);
    return { kind: 'embedded', dataDir };
  });
}

function postgres(): TestDatabases {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server?.remove());
  return ofKind('postgres', async () => {
    if (server === undefined) throw new Error('PostgreSQL is not started');
    return { kind: 'postgres', url: await server.fresh() };
  });
}

function ofKind(
  kind: TestDatabases['kind'],
  fresh: (cleaned: (clean: () => void) => void) => Promise<DatabaseSettings>,
): TestDatabases {
  const open: RecordsDatabase[] = [];
  const last: (() => void)[] = [];
  let shared: RecordsDatabase | undefined;
  const cleaning: (() => void)[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((database) => database.close()));
    for (const clean of cleaning.splice(0)) clean();
  });
  afterAll(async () => {
    await shared?.close();
    for (const clean of last.splice(0)) clean();
  });
  const settings = () => fresh((clean) => cleaning.push(clean));
  return {
    kind,
    settings,
    async open() {
      const database = await openDatabase(await settings());
      open.push(database);
      return database;
    },
    async emptied() {
      shared ??= await openDatabase(await fresh((clean) => last.push(clean)));
      await empty(shared);
      return shared;
    },
  };
}

async function empty({ pool }: RecordsDatabase): Promise<void> {
  const { rows } = await pool.query(
    `select string_agg(format('%I', tablename), ', ') as tables from pg_tables
     where schemaname = 'public' and tablename <> 'installation'`,
  );
  await pool.query(`truncate ${rows[0]?.tables} cascade`);
}
