import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './folderLock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'three-rings-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  for (let round = 0; round < 5; round += 1) runInNewContext('gc')();
}

it('has one holder, until it is given back', async () => {
  const file = join(folder, 'lock');
  const giveBack = await lockFolder(file, 0);
  expect(await lockFolder(file, 0)).toBeNull();
  giveBack?.();
  const next = await lockFolder(file, 0);
  expect(next).not.toBeNull();
  next?.();
});

it('stays locked where nobody keeps what it returned', async () => {
  const file = join(folder, 'lock');
  expect(await lockFolder(file, 0)).not.toBeNull();
  collectGarbage();
  expect(await lockFolder(file, 0)).toBeNull();
});

it('is waited for', async () => {
  const file = join(folder, 'lock');
  const giveBack = await lockFolder(file, 0);
  const waiting = lockFolder(file, 10_000);
  giveBack?.();
  const next = await waiting;
  expect(next).not.toBeNull();
  next?.();
});
