/** The rows of a table as the database's own JSON, in the order of its key, a few at a time. */
import type pg from 'pg';
import type { BackupTable } from './backupTables.ts';

const rowsAtOnce = 500;

/**
 * Within a transaction.
 * @param columns these alone, in this order; all by default
 */
export async function* readRows(
  client: pg.ClientBase,
  { name, key }: BackupTable,
  columns?: readonly string[],
): AsyncGenerator<string[]> {
  // Names come from our own list; keys are compared by their bytes, the same on every database.
  const order = key.map((column) => `${column}::text collate "C"`).join(', ');
  const chosen = columns?.map(quoted).join(', ') ?? '*';
  await client.query(
    `declare rows no scroll cursor for
     select row_to_json(chosen)::text as row
     from (select ${chosen} from ${name} order by ${order}) as chosen`,
  );
  try {
    for (;;) {
      const { rows } = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from rows`);
      if (rows.length === 0) return;
      yield rows.map(({ row }) => row);
    }
  } finally {
    await client.query('close rows').catch(() => undefined);
  }
}

/** A column's name as an identifier. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
