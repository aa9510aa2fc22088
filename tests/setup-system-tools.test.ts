/** Browser and database of the tests: installed where that is allowed, otherwise the exact command. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureSystemTools, findBrowser, systemTools } from '../scripts/setup/systemTools.js';
import { saying } from './support/setup/saying.ts';
import { standIn, temporaryFolder } from './support/setup/temporaryFolder.ts';

function machine() {
  const programs = temporaryFolder();
  const record = join(programs, 'apt.log');
  const marker = join(programs, 'installed');
  standIn(join(programs, 'apt-get'), `echo "apt-get $*" >> ${record}\n: > ${marker}`);
  const { say, text } = saying();
  const tool = {
    name: '浏览器',
    packages: ['chromium'],
    find: () => (existsSync(marker) ? marker : undefined),
  };
  const asked = () => (existsSync(record) ? readFileSync(record, 'utf8').trim().split('\n') : []);
  return { programs, environment: { PATH: programs }, say, text, tools: [tool], asked };
}

test('root gets what is missing by apt-get, announced first', async () => {
  const { environment, say, text, tools, asked } = machine();
  await ensureSystemTools({
    environment: { ...environment, PATH: `${environment.PATH}:/usr/bin:/bin` },
    say,
    tools,
    userId: 0,
  });
  expect(asked()).toEqual([
    'apt-get update',
    'apt-get install -y --no-install-recommends chromium',
  ]);
  expect(text()).toMatch(/将用 apt-get 安装 chromium[\s\S]*安装完成/);
});

test('what is there is skipped with one line', async () => {
  const { environment, say, text, tools, asked } = machine();
  const there = tools.map((tool) => ({ ...tool, find: () => '/usr/bin/chromium' }));
  await ensureSystemTools({ environment, say, tools: there, userId: 0 });
  expect(asked()).toEqual([]);
  expect(text()).toBe('浏览器：/usr/bin/chromium');
});

test('a user without sudo is told the exact command, and nothing is run', async () => {
  const { environment, say, tools, asked } = machine();
  const attempt = ensureSystemTools({ environment, say, tools, userId: 1000 });
  await expect(attempt).rejects.toThrow(
    'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium',
  );
  expect(asked()).toEqual([]);
});

test('a sudo that would ask for a password is not used', async () => {
  const { programs, environment, say, tools, asked } = machine();
  standIn(join(programs, 'sudo'), 'exit 1');
  const attempt = ensureSystemTools({ environment, say, tools, userId: 1000 });
  await expect(attempt).rejects.toThrow('sudo apt-get install');
  expect(asked()).toEqual([]);
});

test('CHROMIUM_PATH goes first, and a wrong one is not replaced by another browser', () => {
  const folder = temporaryFolder();
  const chosen = standIn(join(folder, 'my-browser'), 'exit 0');
  standIn(join(folder, 'chromium'), 'exit 0');
  expect(findBrowser({ PATH: folder, CHROMIUM_PATH: chosen })).toBe(chosen);
  expect(findBrowser({ PATH: folder, CHROMIUM_PATH: '/nowhere' })).toBeUndefined();
  expect(findBrowser({ PATH: folder })).toBe(join(folder, 'chromium'));
});

test('browser, font and database are declared', () => {
  expect(systemTools.flatMap((tool) => tool.packages)).toEqual([
    'chromium',
    'fonts-noto-cjk',
    'postgresql',
  ]);
});
