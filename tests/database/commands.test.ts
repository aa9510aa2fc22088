/** The operator's commands as programs: beside a running product, and on their own. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { embeddedFolder } from '../../records/database/embedded/folder.ts';
import { readCall } from '../../records/journal/readCall.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import { ChildServer } from '../support/childServer.ts';
import { copyCluster } from '../support/databases/cluster.ts';
import { keepCall } from '../support/databases/keptCall.ts';
import { complains, ends, rings, someCall, writeCall } from '../support/databases/writtenCall.ts';
import { eventually } from '../support/deadline.ts';
import { freePorts } from '../support/ports.ts';
import { runScript } from '../support/setup/runScript.ts';

const phone = '13000000001';
const secret = 'desk-secret-of-the-tests-0123456789';
const { lines } = writeCall([rings(phone), ...complains(phone, 't1'), ends]);
let dataDir: string;
let file: string;
let desk: ChildServer | null = null;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'three-rings-commands-'));
  file = join(dataDir, 'backup.gz');
  await copyCluster(dataDir);
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify({ deskSecret: secret }));
});
afterEach(async () => {
  await desk?.kill();
  desk = null;
  rmSync(dataDir, { recursive: true, force: true });
});

const run = (name: string, ...words: string[]) =>
  runScript(`scripts/records/${name}.ts`, words, { DATA_DIR: dataDir });

async function startDesk(): Promise<string> {
  const [port = 0] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  desk = new ChildServer({
    name: 'desk server',
    command: process.execPath,
    arguments: [join(import.meta.dirname, '../../desk/server/main.ts')],
    environment: {
      PORT: String(port),
      LIVEKIT_URL: 'ws://127.0.0.1:9',
      LIVEKIT_API_KEY: 'test',
      LIVEKIT_API_SECRET: 'x'.repeat(40),
      DESK_SECRET: secret,
      DATA_DIR: dataDir,
      SAMPLE_DATA: 'off',
    },
  });
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await eventually(50_000, () => `the records:\n${desk?.output}`, ready);
  return url;
}

it('work beside a running product, which has the embedded database open', async () => {
  const url = await startDesk();
  const receiver = createHttpReceiver({ url, secret });
  expect(await receiver.deliver(lines)).toMatchObject({ outcome: 'stored' });
  keepCall(join(dataDir, 'journal'), someCall, lines);

  expect(await run('seed')).toMatchObject({ code: 0, output: '放入了 4 位演示客户\n' });
  expect(await run('backup', file)).toMatchObject({ code: 0 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const again = await run('backup', file);
  expect(again.code).toBe(1);
  expect(again.output).toContain('已经存在');
  const refused = await run('restore', file);
  expect(refused.code).toBe(1);
  expect(refused.output).toContain('请先结束三声');

  const asked = await run('erase', '--number', phone);
  expect(asked.code).toBe(2);
  expect(asked.output).toMatch(new RegExp(`${someCall}.*由此号码打来[\\s\\S]*没有删除`));
  const erased = await run('erase', '--number', '+86 130 0000 0001', '--yes');
  expect(erased.code).toBe(0);
  expect(erased.output).toMatch(/数据库中 \d 条事件，本机日志中 \d 条/);
  expect(readCall(join(dataDir, 'journal'), someCall)).toMatchObject({ broken: null, erased: 3 });
  const shown = await runScript('records/journal/cli.ts', [someCall], { DATA_DIR: dataDir });
  expect(shown.code).toBe(0);
  expect(shown.output).toContain('（来电人数据已删除）');
  expect(shown.output).toContain('来电人数据已删除：');
  expect(shown.output).not.toContain(phone);
});

it('work on their own, and what was erased stays erased after a restore', async () => {
  const url = await startDesk();
  await createHttpReceiver({ url, secret }).deliver(lines);
  keepCall(join(dataDir, 'journal'), someCall, lines);
  await desk?.stop();

  expect((await run('backup', file)).output).toContain('已备份');
  expect((await run('erase', '--number', phone, '--yes')).code).toBe(0);
  const careful = await run('restore', file);
  expect(careful.code).toBe(1);
  expect(careful.output).toContain('--force');
  expect((await run('restore', file, '--force')).code).toBe(2);
  const restored = await run('restore', file, '--force', '--yes');
  expect(restored.output).toMatch(/逐行核对无误[\s\S]*又已删除：3 条/);
  expect(restored.code).toBe(0);
});

it('say in a sentence what is wrong, without a stack trace', async () => {
  const wrong = [
    await run('erase'),
    await run('erase', '--number', '12'),
    await run('restore', join(dataDir, 'none.gz')),
    await run('backup', join(dataDir, 'no/such/folder/file.gz')),
    await runScript('scripts/records/seed.ts', [], { DATABASE_URL: 'mysql://user:hush@host/db' }),
    await runScript('scripts/records/seed.ts', [], {
      DATABASE_URL: 'postgres://user:hush@127.0.0.1:9/db',
    }),
  ];
  for (const { code, output } of wrong) {
    expect(code).toBe(1);
    expect(output).toMatch(/^✗ /);
    expect(output).not.toMatch(/hush|\n\s+at /);
  }
  expect(existsSync(join(dataDir, 'no'))).toBe(false);
  mkdirSync(embeddedFolder(dataDir).cluster, { recursive: true });
  writeFileSync(join(embeddedFolder(dataDir).cluster, 'PG_VERSION'), '17');
  const { code, output } = await run('backup', file);
  expect(code).toBe(1);
  expect(output).toContain('PostgreSQL 17 的数据');
  expect(readFileSync(join(embeddedFolder(dataDir).cluster, 'PG_VERSION'), 'utf8')).toBe('17');
});
