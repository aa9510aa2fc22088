/** The schema: what migrations make is what the code says, once, however many start at once. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { patientClient } from '../../records/database/connection.ts';
import { DatabaseFault } from '../../records/database/databaseFault.ts';
import { migrate, migrationsFolder } from '../../records/database/migrate.ts';
import { openDatabase } from '../../records/database/openDatabase.ts';
import * as schema from '../../records/database/schema.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';

describe('the migrations', () => {
  it('are those of the schema in the code', async () => {
    const meta = join(migrationsFolder, 'meta');
    const last = readdirSync(meta)
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1);
    const snapshot = JSON.parse(readFileSync(join(meta, last ?? ''), 'utf8'));
    const now = generateDrizzleJson(schema, snapshot.id);
    expect(await generateMigration(snapshot, now)).toEqual([]);
  });
});

onEachDatabase('a database', (databases) => {
  it('gets every table, and text of any kind comes back as it went in', async () => {
    const { db } = await databases.open();
    const hostile = `'; drop table customers; -- “”\u200b𠮷😀 ${'长'.repeat(5000)}`;
    const row = { id: 'c1', name: hostile, title: null, phone: '13000000009', idLastFour: '000X' };
    await db.insert(schema.customers).values(row);
    expect(await db.select().from(schema.customers)).toEqual([row]);
  });

  it('is migrated once where several start at the same time', async () => {
    const settings = await databases.settings();
    const first = await openDatabase(settings);
    const client = await patientClient(first.target);
    await client.query(
      'drop schema public cascade; create schema public; drop schema drizzle cascade',
    );
    await client.end();
    const clients =
      databases.kind === 'embedded'
        ? [await patientClient(first.target)]
        : await Promise.all([1, 2, 3].map(() => patientClient(first.target)));
    await Promise.all(clients.map((each) => migrate(each)));
    await Promise.all(clients.map((each) => each.end()));
    const { rows } = await first.pool.query('select count(*)::int as count from installation');
    expect(rows).toEqual([{ count: 1 }]);
    await first.close();
  });

  it('that a newer version has changed is refused and left as it is', async () => {
    const settings = await databases.settings();
    const first = await openDatabase(settings);
    await first.db.execute(
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of the future', 9e14)`,
    );
    await first.close();
    const again = openDatabase(settings);
    await expect(again).rejects.toBeInstanceOf(DatabaseFault);
    await expect(again).rejects.toMatchObject({ kind: 'refused' });
    await expect(again).rejects.toThrow(/更新版本[\s\S]*npm run backup/);
  });

  it('undoes everything of a transaction that fails, and goes on', async () => {
    const database = await databases.open();
    const row = { id: 'c1', name: '王', title: null, phone: '1', idLastFour: '0000' };
    const work = database.transaction(async (db) => {
      await db.insert(schema.customers).values(row);
      await db.insert(schema.customers).values(row);
    });
    await expect(work).rejects.toThrow();
    expect(await database.db.select().from(schema.customers)).toEqual([]);
    await database.transaction((db) => db.insert(schema.customers).values(row));
    expect(await database.db.$count(schema.customers)).toBe(1);
  });
});
