/** The desk server's own process with its database: started, killed, restarted, refused. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testSecret } from '../../desk/server/testing/testDesk.ts';
import { createHttpCustomers } from '../../records/customers/httpCustomers.ts';
import { embeddedFolder } from '../../records/database/embedded/folder.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import { ChildServer } from '../support/childServer.ts';
import { copyCluster } from '../support/databases/cluster.ts';
import { type PostgresServer, startPostgres } from '../support/databases/postgresServer.ts';
import { ends, rings, says, someCall, writeCall } from '../support/databases/writtenCall.ts';
import { eventually } from '../support/deadline.ts';
import { freePorts } from '../support/ports.ts';
import { alive } from '../support/processTree.ts';

const patience = 50_000;
const { lines } = writeCall([rings(), says('您好啊各位'), ends]);

let dataDir: string;
let url: string;
const started: ChildServer[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'three-rings-desk-'));
  const [port = 0] = await freePorts(1);
  url = `http://127.0.0.1:${port}`;
});
afterEach(async () => {
  for (const desk of started.splice(0)) await desk.kill();
  rmSync(dataDir, { recursive: true, force: true });
});

function startDesk(settings: Record<string, string> = {}): ChildServer {
  const desk = new ChildServer({
    name: 'desk server',
    command: process.execPath,
    arguments: [join(import.meta.dirname, '../../desk/server/main.ts')],
    environment: {
      PORT: new URL(url).port,
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'test',
      LIVEKIT_API_SECRET: 'x'.repeat(40),
      DESK_SECRET: testSecret,
      DATA_DIR: dataDir,
      ...settings,
    },
  });
  started.push(desk);
  return desk;
}

async function readyDesk(settings: Record<string, string> = {}): Promise<ChildServer> {
  const desk = startDesk(settings);
  await eventually(patience, () => `the records:\n${desk.output}`, isReady);
  return desk;
}

const isReady = () =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
const receiver = () => createHttpReceiver({ url, secret: testSecret });
const customers = () => createHttpCustomers({ url, secret: testSecret });
const holder = (): number =>
  JSON.parse(readFileSync(embeddedFolder(dataDir).holder, 'utf8')).processId;

async function stored(): Promise<number> {
  const heads = await receiver().heads(someCall);
  return heads?.[0]?.seq ?? 0;
}

describe('with the embedded database', () => {
  beforeEach(() => copyCluster(dataDir));

  it('keeps what it was sent over a restart, and its database ends with it', async () => {
    const first = await readyDesk();
    expect(await receiver().deliver(lines)).toMatchObject({ outcome: 'stored' });
    const database = holder();
    await first.stop();
    expect(alive(database)).toBe(false);
    await readyDesk();
    expect(await stored()).toBe(lines.length);
  });

  it('puts the sample customers in where it is asked to, and only there', async () => {
    const with_ = await readyDesk({ SAMPLE_DATA: 'on' });
    expect((await customers().findByPhone('13000000004'))?.name).toBe('欧阳静');
    await with_.stop();
    rmSync(dataDir, { recursive: true });
    await copyCluster(dataDir);
    await readyDesk({ SAMPLE_DATA: 'off' });
    expect(await customers().findByPhone('13000000004')).toBeNull();
  });

  it('goes on when its database is killed, and is answered by the next one', async () => {
    const desk = await readyDesk();
    await receiver().deliver(lines.slice(0, 2));
    process.kill(holder(), 'SIGKILL');
    await eventually(patience, 'the rest to be stored', async () => {
      const { outcome } = await receiver().deliver(lines);
      expect(['stored', 'later']).toContain(outcome);
      return outcome === 'stored';
    });
    expect(await stored()).toBe(lines.length);
    expect(desk.running).toBe(true);
    expect(desk.output).toContain('内嵌数据库意外结束');
  });

  it('leaves no database behind when it is killed itself, and the next one goes on', async () => {
    const desk = await readyDesk();
    await receiver().deliver(lines);
    const database = holder();
    process.kill(desk.processId, 'SIGKILL');
    await eventually(patience, 'the end of the database', () => !alive(database));
    await readyDesk();
    expect(await stored()).toBe(lines.length);
  });

  it('refuses a data folder of another major version, and ends with 1', async () => {
    writeFileSync(join(embeddedFolder(dataDir).cluster, 'PG_VERSION'), '16\n');
    const desk = startDesk();
    await eventually(
      patience,
      () => `its end:\n${desk.output}`,
      () => !desk.running,
    );
    expect(desk.exitCode).toBe(1);
    expect(desk.output).toMatch(/PostgreSQL 16 的数据[\s\S]*npm run restore/);
    expect(desk.output).not.toMatch(/\n\s+at /);
  });
});

describe('with PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('waits for it at the start, survives its restart, and loses nothing', async () => {
    const address = await server.fresh();
    await server.stop();
    const desk = startDesk({ DATABASE_URL: address });
    await desk.answers(`${url}/healthz`, patience);
    expect(await isReady()).toBe(false);
    expect(await receiver().deliver(lines)).toMatchObject({ outcome: 'later' });
    await server.start();
    await eventually(patience, () => `the records:\n${desk.output}`, isReady);
    expect(await receiver().deliver(lines.slice(0, 1))).toMatchObject({ outcome: 'stored' });
    await server.stop();
    expect(await receiver().deliver(lines)).toMatchObject({ outcome: 'later' });
    await server.start();
    expect(await receiver().deliver(lines)).toMatchObject({ outcome: 'stored' });
    expect(await stored()).toBe(lines.length);
    expect(desk.output).not.toContain('three@');
  });

  it('refuses a user that may not enter, without its password, and ends with 1', async () => {
    const address = (await server.fresh()).replace('three@', 'nobody:hush@');
    const desk = startDesk({ DATABASE_URL: address });
    await eventually(
      patience,
      () => `its end:\n${desk.output}`,
      () => !desk.running,
    );
    expect(desk.exitCode).toBe(1);
    expect(desk.output).toContain('DATABASE_URL');
    expect(desk.output).not.toContain('hush');
  });
});
