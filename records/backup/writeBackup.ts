/** Reads a whole database as the lines of a backup, as it stood at one moment, while it is in use. */
import type pg from 'pg';
import { migrationsOf } from '../database/migrate.ts';
import { type BackupHead, backupVersion, Checksum, rowLine } from './backupLines.ts';
import { backupTables } from './backupTables.ts';
import { readRows } from './readRows.ts';

/** @param client of its own for as long as it is read */
export async function* writeBackup(client: pg.ClientBase, now: Date): AsyncGenerator<string> {
  const whole = new Checksum();
  const line = (text: string) => {
    whole.add(text);
    return text;
  };
  await client.query('begin isolation level repeatable read, read only');
  try {
    await client.query(`set local time zone 'UTC'`);
    yield line(JSON.stringify(await headOf(client, now)));
    for (const table of backupTables) {
      const checksum = new Checksum();
      let rows = 0;
      for await (const some of readRows(client, table)) {
        for (const row of some) {
          checksum.add(row);
          yield line(rowLine(row));
        }
        rows += some.length;
      }
      yield line(JSON.stringify({ end: table.name, rows, sha256: checksum.digest() }));
    }
    yield JSON.stringify({ complete: true, sha256: whole.digest() });
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

async function headOf(client: pg.ClientBase, now: Date): Promise<BackupHead> {
  const tables = [];
  for (const { name } of backupTables) {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int as count from ${name}`,
    );
    tables.push({ name, rows: rows[0]?.count ?? 0 });
  }
  return {
    format: 'three-rings-backup',
    version: backupVersion,
    createdAt: now.toISOString(),
    schema: await migrationsOf(client),
    tables,
  };
}
