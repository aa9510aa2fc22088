/** Backup and restore: equal row by row, and nothing is changed where a file is not sound. */
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { getTableName, is, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDesk, testSecret } from '../../desk/server/testing/testDesk.ts';
import { backupTables } from '../../records/backup/backupTables.ts';
import { checkBackup } from '../../records/backup/checkBackup.ts';
import { restoreBackup } from '../../records/backup/restoreBackup.ts';
import { splitLines } from '../../records/backup/splitLines.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import { patientClient } from '../../records/database/connection.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import * as schema from '../../records/database/schema.ts';
import { eraseAgain, erasedSoFar } from '../../records/erasure/eraseAgain.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { localMaintenance } from '../../records/maintenance/localMaintenance.ts';
import { remoteMaintenance } from '../../records/maintenance/remoteMaintenance.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { startRecordsDesk } from '../support/databases/recordsDesk.ts';
import {
  complains,
  ends,
  rings,
  says,
  verifies,
  writeCall,
} from '../support/databases/writtenCall.ts';

const phone = '13000000001';
const odd = `行\u2028分\u2029隔\r\n\t"\\" 𠮷😀 \u0000 ${'长'.repeat(300)}`;
const ticketsOfAll = 6;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-backup-'));
  file = join(folder, 'backup.gz');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a backup', () => {
  it('holds every table but the one that says which database it is, and those of the moment', () => {
    const tables = Object.values(schema)
      .filter((each) => is(each, PgTable))
      .map((table) => getTableName(table));
    const held: string[] = backupTables.map(({ name }) => name);
    const others = ['installation', 'sessions', 'sign_in_failures', 'verifications'];
    expect([...held, ...others].sort()).toEqual(tables.sort());
  });

  it('is split into lines at line feeds alone', async () => {
    const text = join(folder, 'text');
    writeFileSync(text, `一\u2028二\r三\n四`);
    const lines: string[] = [];
    for await (const line of splitLines(createReadStream(text, { highWaterMark: 2 })))
      lines.push(line);
    expect(lines).toEqual(['一\u2028二\r三', '四']);
  });
});

onEachDatabase('a database', (databases) => {
  let database: RecordsDatabase;
  let databaseId: string;

  beforeEach(async () => {
    database = await databases.emptied();
    databaseId = await createJournalStore(database, () => new Date()).databaseId();
  });

  async function filled(): Promise<void> {
    await seedCustomers(database);
    const store = createJournalStore(database, () => new Date());
    for (let at = 0; at < ticketsOfAll; at += 1) {
      const words = Array.from({ length: at === 0 ? 600 : 5 }, (_, word) => says(`${odd} ${word}`));
      const told = [...words, ...complains(phone, `t-${at}`), ends];
      const entries = [rings(phone), verifies('customer-1'), ...told];
      await store.store(writeCall(entries, { callId: `call-${at}` }).lines);
    }
    await store.store(writeCall([rings(), says('另一个历史')], { callId: 'call-0' }).lines);
    await database.db.update(schema.tickets).set({ status: 'closed', closedAt: new Date(1) });
  }

  const everything = async () => {
    const { rows } = await database.pool.query(
      backupTables
        .map(
          ({ name }) =>
            `select '${name}' as name, (select json_agg(t order by t::text) from ${name} t)::text as rows`,
        )
        .join(' union all '),
    );
    return rows;
  };

  async function backUp(
    lines = localMaintenance(database, () => new Date()).backup(),
  ): Promise<string> {
    let text = '';
    for await (const line of lines) text += `${line}\n`;
    writeFileSync(file, gzipSync(text));
    return text;
  }

  async function restore(force = false): Promise<void> {
    const backup = await checkBackup(file);
    const client = await patientClient(database.target);
    try {
      await restoreBackup(client, { file, backup, force });
    } finally {
      await client.end();
    }
  }

  const rewrite = (change: (text: string) => string) =>
    writeFileSync(file, gzipSync(change(gunzipSync(readFileSync(file)).toString('utf8'))));

  it('comes back equal, row by row, and as another database', async () => {
    await filled();
    const before = await everything();
    await backUp();
    await databases.emptied();
    await restore();
    expect(await everything()).toEqual(before);
    const store = createJournalStore(database, () => new Date());
    expect(await store.databaseId()).not.toBe(databaseId);
    expect(await store.store(writeCall([rings(), ends], { callId: 'new' }).lines)).toMatchObject({
      outcome: 'stored',
    });
  });

  it('that holds something is replaced only by force', async () => {
    await filled();
    await backUp();
    await database.db.delete(schema.tickets);
    const before = await everything();
    await expect(restore()).rejects.toThrow('--force');
    expect(await everything()).toEqual(before);
    await restore(true);
    expect(await database.db.$count(schema.tickets)).toBe(ticketsOfAll);
  });

  it('is backed up as it stood at one moment, while it is written to', async () => {
    await filled();
    const lines = localMaintenance(database, () => new Date()).backup();
    const iterator = lines[Symbol.asyncIterator]();
    const first = await iterator.next();
    const late =
      databases.kind === 'embedded' ? null : database.db.delete(schema.tickets).execute();
    await late;
    let text = `${first.value}\n`;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
      text += `${next.value}\n`;
    }
    writeFileSync(file, gzipSync(text));
    const { head } = await checkBackup(file);
    expect(head.tables.find(({ name }) => name === 'tickets')?.rows).toBe(ticketsOfAll);
  });

  it.each<[string, (text: string) => string]>([
    ['is cut off', (text) => text.slice(0, text.length / 2)],
    ['lacks its last line', (text) => text.split('\n').slice(0, -2).join('\n')],
    ['has a row that was changed', (text) => text.replace('"王建国"', '"王建军"')],
    ['lacks a row', (text) => text.replace(/\{"row":.*\n/, '')],
    ['has two rows exchanged', (text) => text.replace(/(\{"row":.*\n)(\{"row":.*\n)/, '$2$1')],
    ['goes on after its end', (text) => `${text}{"row":{}}\n`],
    ['is something else', () => '{"hello":1}\n'],
    ['is empty', () => ''],
  ])('is left as it is by a file that %s', async (_, change) => {
    await filled();
    await backUp();
    rewrite(change);
    const before = await everything();
    await expect(restore(true)).rejects.toThrow(/已损坏|没有到末尾/);
    expect(await everything()).toEqual(before);
  });

  it('is left as it is by a file that is no archive, or half of one, or not there', async () => {
    await seedCustomers(database);
    await backUp();
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.length - 20));
    await expect(restore(true)).rejects.toThrow('已损坏');
    writeFileSync(file, 'not an archive');
    await expect(restore(true)).rejects.toThrow('已损坏');
    rmSync(file);
    await expect(restore(true)).rejects.toThrow('没有备份文件');
    expect(await database.db.$count(schema.customers)).toBe(4);
  });

  it.each<[string, (text: string) => string]>([
    ['of a newer format', (text) => text.replace('"version":1', '"version":2')],
    ['of a newer schema', (text) => text.replace(/"schema":\[/, '"schema":["of the future",')],
  ])('refuses a file %s, and says which version it takes', async (_, change) => {
    await seedCustomers(database);
    await backUp();
    rewrite(change);
    await expect(restore(true)).rejects.toThrow('更新版本的三声');
  });

  it('takes the file of an older schema, whose tables had fewer columns', async () => {
    await filled();
    const columns = ['"status":"closed","closed_at":"1970-01-01T00:00:00.001+00:00"'];
    const older = (await backUp()).replaceAll(`,${columns[0]}`, '');
    const { Checksum, rowOf } = await import('../../records/backup/backupLines.ts');
    const whole = new Checksum();
    let table = new Checksum();
    const lines = older
      .trimEnd()
      .split('\n')
      .slice(0, -1)
      .map((line) => {
        const row = rowOf(line);
        if (row !== null) table.add(row);
        const end = line.startsWith('{"end"')
          ? { ...JSON.parse(line), sha256: table.digest() }
          : null;
        if (end !== null) table = new Checksum();
        const written = end === null ? line : JSON.stringify(end);
        whole.add(written);
        return written;
      });
    lines.push(JSON.stringify({ complete: true, sha256: whole.digest() }));
    writeFileSync(file, gzipSync(`${lines.join('\n')}\n`));
    await databases.emptied();
    await restore();
    const rows = await database.db.select({ status: schema.tickets.status }).from(schema.tickets);
    expect(rows).toHaveLength(ticketsOfAll);
    expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['open']));
  });

  it('keeps erased what was erased after the backup', async () => {
    await filled();
    await backUp();
    const maintenance = localMaintenance(database, () => new Date('2026-11-25T00:00:00.000Z'));
    const found = await maintenance.findCalls({ number: phone });
    await maintenance.erase(
      { number: phone },
      found.map(({ callId }) => callId),
    );
    const erased = await erasedSoFar(database.db, folder);
    await restore(true);
    expect(await eraseAgain(database, erased)).toBeGreaterThan(100);
    const { rows } = await database.pool.query(
      `select count(*)::int as count from events where line like '%${phone}%'`,
    );
    expect(rows).toEqual([{ count: 0 }]);
    expect(await database.db.$count(schema.erasures)).toBe(1);
  });

  describe('through a running desk', () => {
    let desk: TestDesk;
    beforeEach(async () => {
      ({ desk } = await startRecordsDesk(database));
    });
    afterEach(() => desk.stop());

    it('is backed up the same', async () => {
      await filled();
      const here = await backUp();
      const remote = remoteMaintenance({ url: desk.url, secret: testSecret });
      const there = await backUp(remote.backup());
      const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('{"row"'));
      expect(rowsOf(there)).toEqual(rowsOf(here));
      await checkBackup(file);
    });

    it('gives its connection back where the reader goes away in the middle', async () => {
      await filled();
      const remote = remoteMaintenance({ url: desk.url, secret: testSecret });
      for (let reader = 0; reader < 12; reader += 1) {
        for await (const line of remote.backup()) if (line.startsWith('{"row"')) break;
      }
      expect((await database.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    });
  });
});
