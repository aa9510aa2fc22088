/** What keeps a start from starting: everything that is wrong is said at once, exit code 1. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { freeTcpPort, requireFreePort } from '../scripts/start/ports.ts';
import { takeFolder } from '../scripts/start/runningMark.ts';
import { root, runScript, startScript } from './support/setup/runScript.ts';
import { temporaryFolder } from './support/setup/temporaryFolder.ts';

const start = join('scripts', 'start.ts');

async function busyPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test('all bad settings of all processes are listed at once, each once, without their values', async () => {
  const data = join(temporaryFolder(), 'data');
  const { code, output } = await runScript(start, [], {
    DATA_DIR: data,
    PORT: '99999',
    LIVEKIT_URL: 'ftp://media.example.com',
    LIVEKIT_API_SECRET: 'short-secret',
    OPENAI_API_KEY: 'sk-something',
    TTS_BASE_URL: 'voice',
    LOG_LEVEL: 'loud',
    DATABASE_URL: 'mysql://user:db-password@host/name',
    SAMPLE_DATA: 'maybe',
  });
  expect(code).toBe(1);
  const named = [
    'PORT',
    'LIVEKIT_URL',
    'LIVEKIT_API_KEY',
    'LIVEKIT_API_SECRET',
    'LLM_MODEL',
    'TTS_BASE_URL',
    'LOG_LEVEL',
    'DATABASE_URL',
    'SAMPLE_DATA',
  ];
  for (const setting of named) {
    expect(output.match(new RegExp(`^  ${setting}：`, 'gm')), setting).toHaveLength(1);
  }
  expect(output).toContain(`设置有 ${named.length} 处问题`);
  expect(output).not.toMatch(/short-secret|sk-something|db-password| {4}at /);
  expect(existsSync(data)).toBe(false);
});

test('a port in use is named, together with a free one to take instead', async () => {
  const port = await busyPort();
  const { code, output } = await runScript(start, [], {
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(port),
  });
  expect(code).toBe(1);
  expect(output).toContain(`端口 ${port} 已被占用`);
  const offered = Number(/PORT=(\d+) npm start/.exec(output)?.[1]);
  await expect(requireFreePort(offered, '127.0.0.1')).resolves.toBeUndefined();
});

test('a media server elsewhere that does not answer is a fault of the start, not a long wait', async () => {
  const { code, output } = await runScript(start, [], {
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(await freeTcpPort(3600)),
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'some-key',
    LIVEKIT_API_SECRET: 'x'.repeat(40),
  });
  expect(code).toBe(1);
  expect(output).toContain('LIVEKIT_URL 指向的媒体服务器没有应答');
});

test('a database that does not answer stops the start, without its password', async () => {
  const { code, output } = await runScript(start, [], {
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: String(await freeTcpPort(3600)),
    DATABASE_URL: 'postgres://user:db-password@127.0.0.1:9/name',
  });
  expect(code).toBe(1);
  expect(output).toContain('PostgreSQL 127.0.0.1:9/name 用不了');
  expect(output).not.toMatch(/db-password| {4}at /);
});

test('a database folder of another major version stops the start, and is not touched', async () => {
  const data = join(temporaryFolder(), 'data');
  const cluster = join(data, 'database', 'cluster');
  mkdirSync(cluster, { recursive: true });
  writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
  const { code, output } = await runScript(start, [], {
    DATA_DIR: data,
    PORT: String(await freeTcpPort(3600)),
  });
  expect(code).toBe(1);
  expect(output).toMatch(/PostgreSQL 17 的数据[\s\S]*npm run backup[\s\S]*npm run restore/);
  expect(readdirSync(cluster)).toEqual(['PG_VERSION']);
});

test('a broken phrase file stops the start with file, line and fault', async () => {
  const prompts = join(temporaryFolder(), 'prompts');
  cpSync(join(root, 'prompts'), prompts, { recursive: true });
  const file = join(prompts, 'phrases.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n  broken: [\n`);
  const { code, output } = await runScript(start, [], {
    DATA_DIR: join(temporaryFolder(), 'data'),
    PROMPTS_DIR: prompts,
  });
  expect(code).toBe(1);
  expect(output).toMatch(new RegExp(`${file}:\\d+: `));
  expect(output).not.toContain('    at ');
});

test('a recorded voice that can not be used stops the start, and is told once', async () => {
  const prompts = join(temporaryFolder(), 'prompts');
  cpSync(join(root, 'prompts'), prompts, { recursive: true });
  writeFileSync(join(prompts, 'audio', 'no_such_phrase.wav'), 'no sound');
  const { code, output } = await runScript(start, [], {
    DATA_DIR: join(temporaryFolder(), 'data'),
    PROMPTS_DIR: prompts,
  });
  expect(code).toBe(1);
  expect(output.match(/没有用语 no_such_phrase/gu)).toHaveLength(1);
});

test('a data folder that a running start holds is refused, with its process and address', async () => {
  const folder = temporaryFolder();
  const held = join(temporaryFolder(), 'start.ts');
  writeFileSync(held, 'setInterval(() => undefined, 1000);');
  const { child } = startScript([held]);
  const mark = { pid: child.pid, program: 'start.ts', address: 'http://localhost:3210' };
  writeFileSync(join(folder, 'running.json'), JSON.stringify(mark));
  expect(() => takeFolder(folder, { address: '', program: 'start.ts' })).toThrow(
    new RegExp(`进程 ${child.pid}，http://localhost:3210`),
  );
});

test('a mark whose process is gone, or is another program by now, is taken over and given back', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'running.json');
  writeFileSync(file, JSON.stringify({ pid: process.ppid, program: 'nobody.ts', address: '' }));
  const giveBack = takeFolder(folder, { address: 'here', program: 'start.ts' });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid });
  giveBack();
  expect(existsSync(file)).toBe(false);
});
