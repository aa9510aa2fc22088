/**
 * Puts a checked backup into a database: everything, verified row by row against the file, or
 * nothing. Refuses a database that holds something, unless told to replace it.
 */
import type pg from 'pg';
import { BackupFault } from './backupFault.ts';
import { Checksum, endSchema, rowOf } from './backupLines.ts';
import { type BackupTable, backupTables } from './backupTables.ts';
import { type CheckedBackup, linesOf } from './checkBackup.ts';
import { quoted, readRows } from './readRows.ts';

const rowsAtOnce = 500;
const charactersAtOnce = 2_000_000;

export interface RestoreOptions {
  readonly file: string;
  readonly backup: CheckedBackup;
  /** Replace what the database holds. */
  readonly force: boolean;
  /** Told of rows that are in. */
  readonly progress?: (rows: number) => void;
}

/** @throws BackupFault where it is refused; nothing has changed then */
export async function restoreBackup(client: pg.ClientBase, options: RestoreOptions): Promise<void> {
  await client.query('begin');
  try {
    await client.query(`set local time zone 'UTC'`);
    await makeEmpty(client, options.force);
    await load(client, options);
    for (const table of backupTables) await verify(client, table, options.backup);
    await client.query(`update installation set database_id = gen_random_uuid()::text`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

async function makeEmpty(client: pg.ClientBase, force: boolean): Promise<void> {
  const names = backupTables.map(({ name }) => name).join(', ');
  await client.query(`lock table ${names} in access exclusive mode`);
  const some = backupTables.map(({ name }) => `exists (select from ${name})`).join(' or ');
  const { rows } = await client.query<{ some: boolean }>(`select ${some} as some`);
  if (rows[0]?.some !== true) return;
  if (!force) {
    throw new BackupFault(
      '数据库里已有数据，没有恢复。要用备份取代它，请加 --force（会先删除现有的全部记录）。',
    );
  }
  // Sessions go with the people they belong to.
  await client.query(`truncate ${names} cascade`);
}

async function load(client: pg.ClientBase, { file, backup, progress }: RestoreOptions) {
  const names = backup.head.tables.map(({ name }) => name);
  let at = 0;
  let waiting: string[] = [];
  let characters = 0;
  let done = 0;
  const flush = async () => {
    const table = names[at];
    if (table === undefined || waiting.length === 0) return;
    await insert(client, table, backup.tables.get(table)?.columns ?? [], waiting);
    done += waiting.length;
    progress?.(done);
    waiting = [];
    characters = 0;
  };
  for await (const line of linesOf(file)) {
    const row = rowOf(line);
    if (row !== null) {
      waiting.push(row);
      characters += row.length;
      if (waiting.length >= rowsAtOnce || characters >= charactersAtOnce) await flush();
    } else if (endSchema.safeParse(JSON.parse(line)).success) {
      await flush();
      at += 1;
    }
  }
}

/** Columns that an older version did not have yet get their defaults. */
async function insert(
  client: pg.ClientBase,
  table: string,
  names: readonly string[],
  rows: readonly string[],
) {
  const columns = names.map(quoted).join(', ');
  await client.query(
    `insert into ${table} (${columns})
     select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

/** What is in the database now is what the file says, row by row. */
async function verify(client: pg.ClientBase, table: BackupTable, backup: CheckedBackup) {
  const expected = backup.tables.get(table.name);
  if (expected === undefined) return;
  const columns = expected.columns.length > 0 ? expected.columns : undefined;
  const checksum = new Checksum();
  for await (const rows of readRows(client, table, columns)) {
    for (const row of rows) checksum.add(row);
  }
  if (checksum.digest() !== expected.sha256) {
    throw new BackupFault(`恢复后核对不符（表 ${table.name}），已撤销，没有改动任何数据。`);
  }
}
