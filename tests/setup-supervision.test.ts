/** A start leaves no process behind, however it ends, and keeps its services running until then. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { root, startScript } from './support/setup/runScript.ts';
import { temporaryFolder } from './support/setup/temporaryFolder.ts';
import { until } from './support/setup/until.ts';

const product = join(root, 'tests', 'support', 'setup', 'standInProduct.ts');
const limitMs = 5000;

/** Process ids that the services noted, e.g. of `first`, `second`, `child`. */
function noted(record: string, name?: string): number[] {
  if (!existsSync(record)) return [];
  return readFileSync(record, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([who]) => name === undefined || who === name)
    .map(([, id]) => Number(id));
}

/** Zombies, which only wait for their parent to read their end, count as gone. */
function isAlive(id: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${id}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function running(behaviour = 'steady') {
  const record = join(temporaryFolder(), 'processes');
  const script = startScript([product, record, behaviour]);
  onTestFinished(() => {
    for (const id of noted(record).filter(isAlive)) process.kill(id, 'SIGKILL');
  });
  await until('the stand-ins are ready', () => script.output().includes('READY'));
  const allGone = () =>
    until('all processes are gone', () => !noted(record).some(isAlive), limitMs);
  return { ...script, record, allGone };
}

test('Ctrl-C ends everything within 5 s, children deaf to SIGTERM included, exit code 0', async () => {
  const { child, ended, record, allGone } = await running();
  expect(noted(record)).toHaveLength(3);
  child.kill('SIGINT');
  await allGone();
  expect((await ended).code).toBe(0);
});

test('a signal that comes twice at once is one wish, and the end is still orderly', async () => {
  const { child, ended, allGone } = await running();
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  await allGone();
  expect((await ended).code).toBe(0);
});

test('after kill -9 of start itself nothing is left', async () => {
  const { child, allGone } = await running();
  child.kill('SIGKILL');
  await allGone();
});

test('when the npm above is killed without a word, the product ends', async () => {
  const record = join(temporaryFolder(), 'processes');
  const shell = `'${process.execPath}' '${product}' '${record}' steady; true`;
  const npm = `require('node:child_process').spawn('sh',['-c',${JSON.stringify(shell)}],{stdio:'inherit'})`;
  const above = spawn(process.execPath, ['-e', npm], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: 'ignore',
  });
  onTestFinished(() => {
    above.kill('SIGKILL');
    for (const id of noted(record).filter(isAlive)) process.kill(id, 'SIGKILL');
  });
  await until('the stand-ins run', () => noted(record, 'second').length === 1);
  above.kill('SIGKILL');
  await until('all processes are gone', () => !noted(record).some(isAlive), limitMs);
});

test('a service that is killed is started again, and its children go with it', async () => {
  const { record, output } = await running();
  const [first = 0] = noted(record, 'first');
  const [child = 0] = noted(record, 'child');
  process.kill(first, 'SIGKILL');
  await until('it runs again', () => noted(record, 'first').length === 2);
  await until('its old child is gone', () => !isAlive(child));
  expect(output()).toContain('first 意外退出（信号 SIGKILL），重新启动（第 1/2 次）');
});

test('a service that dies again and again ends the start, with nothing left', async () => {
  const { ended, allGone } = await running('dies');
  const { code, output } = await ended;
  expect(code).toBe(1);
  expect(output).toContain('FAULT second 一再退出（退出码 3），不再重新启动。');
  await allGone();
});

test('a service that answers is not ready before it has printed its line', async () => {
  const record = join(temporaryFolder(), 'processes');
  const { child, output, ended } = startScript([product, record, 'late']);
  onTestFinished(() => {
    for (const id of noted(record).filter(isAlive)) process.kill(id, 'SIGKILL');
  });
  await until('it runs', () => noted(record, 'second').length === 1);
  expect(output()).not.toContain('READY');
  writeFileSync(`${record}.go`, '');
  await until('it is ready', () => output().includes('READY'));
  expect(output().indexOf('at your service')).toBeLessThan(output().indexOf('READY'));
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
});

test('a service that dies before it was ready is a fault with its last output', async () => {
  const record = join(temporaryFolder(), 'processes');
  const { code, output } = await startScript([product, record, 'silent']).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/FAULT second 没能启动（退出码 4），最后的输出：\s+no words file/);
  await until('all processes are gone', () => !noted(record).some(isAlive), limitMs);
});
