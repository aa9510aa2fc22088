/** The embedded database: one process per folder, nothing committed is lost, nothing is broken. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { poolOf } from '../../records/database/connection.ts';
import { EmbeddedServer } from '../../records/database/embedded/embeddedServer.ts';
import {
  embeddedFolder,
  embeddedMajor,
  judgeFolder,
} from '../../records/database/embedded/folder.ts';
import { openDatabase } from '../../records/database/openDatabase.ts';
import { ChildServer } from '../support/childServer.ts';
import { copyCluster } from '../support/databases/cluster.ts';
import { eventually } from '../support/deadline.ts';
import { alive } from '../support/processTree.ts';

let dataDir: string;
const servers: EmbeddedServer[] = [];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'three-rings-embedded-'));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

async function started(options: { hungAfterMs?: number } = {}): Promise<EmbeddedServer> {
  if (judgeFolder(dataDir) === 'missing') await copyCluster(dataDir);
  const server = new EmbeddedServer({ dataDir, ...options });
  servers.push(server);
  await server.start();
  return server;
}

function kill(server: EmbeddedServer, signal: NodeJS.Signals): number {
  const { processId = 0 } = server;
  process.kill(processId, signal);
  return processId;
}

describe('the first start', () => {
  it('makes the cluster, and the next one uses it', async () => {
    const first = await openDatabase({ kind: 'embedded', dataDir });
    const { rows } = await first.pool.query('show server_version_num');
    expect(String(rows[0]?.server_version_num)).toMatch(new RegExp(`^${embeddedMajor}`));
    await first.close();
    expect(judgeFolder(dataDir)).toBe('usable');
    const again = await openDatabase({ kind: 'embedded', dataDir });
    const count = await again.pool.query('select count(*)::int as count from installation');
    expect(count.rows).toEqual([{ count: 1 }]);
    await again.close();
  });

  it('begins anew where an earlier one was cut off', async () => {
    const { unfinished } = embeddedFolder(dataDir);
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, 'PG_VERSION'), 'half');
    const database = await openDatabase({ kind: 'embedded', dataDir });
    await database.close();
    expect(judgeFolder(dataDir)).toBe('usable');
    expect(existsSync(unfinished)).toBe(false);
  });
});

describe('a folder', () => {
  it('is refused to a second process, which names the first', async () => {
    const server = await started();
    const second = new EmbeddedServer({ dataDir });
    await expect(second.start()).rejects.toThrow(`进程 ${server.processId}`);
  });

  it('is free again at once after kill -9 of its process', async () => {
    const server = await started();
    const [stopped] = servers.splice(0);
    const processId = kill(server, 'SIGKILL');
    await stopped?.stop();
    expect(alive(processId)).toBe(false);
    await started();
  });

  it('of another major version is refused with the way to migrate, and not touched', async () => {
    await copyCluster(dataDir);
    const { root, cluster } = embeddedFolder(dataDir);
    writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
    const before = readdirSync(root, { recursive: true });
    const opening = openDatabase({ kind: 'embedded', dataDir });
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseFault', kind: 'refused' });
    await expect(opening).rejects.toThrow(
      /PostgreSQL 17 的数据[\s\S]*npm run backup[\s\S]*npm run restore/,
    );
    expect(readdirSync(root, { recursive: true })).toEqual(before);
  });

  it('that holds something else is refused, and not taken for a missing one', () => {
    const { cluster } = embeddedFolder(dataDir);
    mkdirSync(cluster, { recursive: true });
    expect(judgeFolder(dataDir)).toMatchObject({ refused: expect.stringContaining('PG_VERSION') });
  });

  it('that is damaged is a fault with its place, not a stack trace', async () => {
    await copyCluster(dataDir);
    rmSync(join(embeddedFolder(dataDir).cluster, 'global'), { recursive: true });
    const opening = openDatabase({ kind: 'embedded', dataDir });
    await expect(opening).rejects.toMatchObject({ name: 'DatabaseFault' });
  });

  it('may have a name that is too long for a socket', async () => {
    const deep = join(dataDir, 'x'.repeat(120));
    await copyCluster(deep);
    const database = await openDatabase({ kind: 'embedded', dataDir: deep });
    await database.pool.query('select 1');
    await database.close();
  });
});

describe('its process', () => {
  it('killed in the middle of writing loses nothing that was committed, and halves nothing', async () => {
    const server = await started();
    const pool = poolOf({ socket: server.host });
    await pool.query('create table written (id int primary key, text text)');
    const committed: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      const stopAfter = committed.length + 40;
      for (let id = round * 1000; committed.length < stopAfter; id += 2) {
        const text = 'x'.repeat(2000);
        const write = pool.query('insert into written values ($1, $3), ($2, $3)', [
          id,
          id + 1,
          text,
        ]);
        if (committed.length === stopAfter - 1) kill(server, 'SIGKILL');
        const done = await write.then(
          () => true,
          () => false,
        );
        if (done) committed.push(id);
        else break;
      }
      await eventually(15_000, 'the database to answer again', () =>
        pool.query('select 1').then(
          () => true,
          () => false,
        ),
      );
      const { rows } = await pool.query('select id from written order by id');
      const ids: number[] = rows.map(({ id }) => id);
      for (const id of committed) expect(ids).toContain(id);
      for (const id of ids.filter((each) => each % 2 === 0)) expect(ids).toContain(id + 1);
    }
    await pool.end();
  });

  it('that hangs is killed and started again', async () => {
    const server = await started({ hungAfterMs: 1500 });
    const hanging = kill(server, 'SIGSTOP');
    await eventually(15_000, 'another process', () => server.processId !== hanging);
    const pool = poolOf({ socket: server.host });
    await eventually(15_000, 'an answer', () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    );
    await pool.end();
    expect(alive(hanging)).toBe(false);
  });

  it('answers a faulty statement and goes on with the next', async () => {
    const server = await started();
    const pool = poolOf({ socket: server.host });
    await expect(pool.query('select nonsense')).rejects.toThrow(/nonsense/);
    await expect(pool.query('select $1::int', ['x'])).rejects.toThrow(/invalid input/);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });

  it('rolls back what a client left open when it went', async () => {
    const server = await started();
    const pool = poolOf({ socket: server.host });
    await pool.query('create table left_open (id int)');
    const client = await pool.connect();
    await client.query('begin');
    await client.query('insert into left_open values (1)');
    client.release(true);
    expect((await pool.query('select * from left_open')).rows).toEqual([]);
    await pool.end();
  });

  it('ends with the process that started it', async () => {
    await copyCluster(dataDir);
    const parent = join(import.meta.dirname, '../support/databases/holdDatabase.ts');
    const child = new ChildServer({
      name: 'holder',
      command: process.execPath,
      arguments: [parent, dataDir],
    });
    const [, id] = await child.printed(/serving (\d+)/, 15_000);
    process.kill(child.processId, 'SIGKILL');
    await eventually(5000, 'the end of the database', () => !alive(Number(id)));
    await child.kill();
  });
});
