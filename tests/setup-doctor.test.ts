/** `npm run doctor`: what is found, what is missing and how to get it; 0 ready, 1 not. */
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, startScript } from './support/setup/runScript.ts';
import { standIn, temporaryFolder } from './support/setup/temporaryFolder.ts';

/** PATH with a media server that does nothing, and the few tools that every system has. */
function pathWithMediaServer(): string {
  const programs = temporaryFolder();
  standIn(join(programs, 'livekit-server'), 'exit 0');
  return `${programs}:/usr/bin:/bin`;
}

test('where all is there, every line is a tick and the exit code is 0', async () => {
  const { code, output } = await startScript([join(root, 'scripts', 'bootstrap.js'), 'doctor'], {
    PATH: pathWithMediaServer(),
    DATA_DIR: join(temporaryFolder(), 'data'),
    PORT: '38417',
  }).ended;
  expect(output).toMatch(/✓ 依赖已安装\n✓ Node 24.*\n✓ 媒体服务器：PATH 上的/);
  expect(output).toMatch(/✓ 设置\n✓ 用语与知识/);
  expect(output).toMatch(/✓ 数据库：内嵌数据库 .*启动时建立/);
  expect(output).toContain('可以启动：npm start');
  expect(code).toBe(0);
});

test('a bad setting is a line with its hint, and the exit code is 1', async () => {
  const { code, output } = await startScript([join(root, 'scripts', 'bootstrap.js'), 'doctor'], {
    PATH: pathWithMediaServer(),
    PORT: 'three',
  }).ended;
  expect(output).toMatch(/✗ 设置\n[\s\S]*PORT：不是有效的端口号/);
  expect(code).toBe(1);
});

test('a recorded voice that can not be used is a line with its file, and the exit code is 1', async () => {
  const prompts = join(temporaryFolder(), 'prompts');
  cpSync(join(root, 'prompts'), prompts, { recursive: true });
  writeFileSync(join(prompts, 'audio', 'opening.greeting.wav'), 'no sound');
  const { code, output } = await startScript([join(root, 'scripts', 'bootstrap.js'), 'doctor'], {
    PATH: pathWithMediaServer(),
    DATA_DIR: join(temporaryFolder(), 'data'),
    PROMPTS_DIR: prompts,
  }).ended;
  expect(output).toMatch(/✗ 读音与录音\n[\s\S]*opening\.greeting\.wav/);
  expect(code).toBe(1);
});

test('a database that does not answer is a line with its place, and the exit code is 1', async () => {
  const { code, output } = await startScript([join(root, 'scripts', 'bootstrap.js'), 'doctor'], {
    PATH: pathWithMediaServer(),
    DATA_DIR: join(temporaryFolder(), 'data'),
    DATABASE_URL: 'postgres://user:db-password@127.0.0.1:9/name',
  }).ended;
  expect(output).toMatch(/✗ 数据库\n {4}PostgreSQL 127\.0\.0\.1:9\/name 用不了/);
  expect(output).not.toContain('db-password');
  expect(code).toBe(1);
});

test('on a fresh clone it runs from plain JavaScript and says how to get each missing part', async () => {
  const clone = temporaryFolder();
  mkdirSync(join(clone, 'deploy'));
  for (const part of ['scripts', 'deploy/media-server', 'package.json', 'package-lock.json']) {
    cpSync(join(root, part), join(clone, part), { recursive: true });
  }
  const programs = temporaryFolder();
  symlinkSync(process.execPath, join(programs, 'node'));
  const { code, output } = await startScript(
    [join(clone, 'scripts', 'bootstrap.js'), 'doctor'],
    { PATH: programs, CHROMIUM_PATH: '/nowhere' },
    clone,
  ).ended;
  expect(output).toMatch(/✗ 依赖：还没有安装\n {4}.*npm ci/);
  expect(output).toMatch(/✗ 媒体服务器：还没有[\s\S]*LIVEKIT_URL[\s\S]*Go 1\.26/);
  expect(output).toMatch(/○ Chromium.*\n {4}sudo apt-get .* chromium/);
  expect(code).toBe(1);
});
