/** Where the media server comes from: the order of the ways, each with a stand-in. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  cachedMediaServer,
  ensureMediaServer,
  findMediaServer,
} from '../scripts/setup/mediaServer.js';
import { runProgram } from '../scripts/setup/runProgram.js';
import { saying } from './support/setup/saying.ts';
import { standIn, temporaryFolder } from './support/setup/temporaryFolder.ts';

const version = '9.9.9';
const server = `echo "livekit-server version ${version}"`;
const platform = 'linux-x64';

function project(release: { base?: string; sha256?: string } = {}) {
  const root = temporaryFolder();
  const folder = join(root, 'deploy', 'media-server');
  mkdirSync(folder, { recursive: true });
  const archives =
    release.sha256 === undefined
      ? {}
      : { [platform]: { name: 'livekit.tar.gz', sha256: release.sha256 } };
  writeFileSync(
    join(folder, 'release.json'),
    JSON.stringify({ version, base: release.base ?? 'http://127.0.0.1:9/none', archives }),
  );
  const programs = join(root, 'programs');
  mkdirSync(programs);
  const { say, text } = saying();
  return { root, programs, say, text, environment: { PATH: programs } };
}

async function archiveOf(script: string): Promise<Buffer> {
  const folder = temporaryFolder();
  standIn(join(folder, 'livekit-server'), script);
  const file = join(folder, 'archive.tar.gz');
  const { code } = await runProgram('tar', ['-czf', file, '-C', folder, 'livekit-server']);
  expect(code).toBe(0);
  return readFileSync(file);
}

async function serve(bytes: Buffer) {
  const asked: string[] = [];
  const http = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end(bytes);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    http.close();
  });
  const { port } = http.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, asked };
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

test('LIVEKIT_URL goes before everything else', async () => {
  const { root, programs, environment } = project();
  standIn(join(programs, 'livekit-server'), server);
  standIn(cachedMediaServer(root), server);
  const url = 'wss://media.example.com';
  expect(
    await findMediaServer({ root, environment: { ...environment, LIVEKIT_URL: url } }),
  ).toEqual({ kind: 'elsewhere', url });
});

test('a livekit-server on PATH goes before the cache', async () => {
  const { root, programs, environment } = project();
  const program = standIn(join(programs, 'livekit-server'), server);
  standIn(cachedMediaServer(root), server);
  expect(await findMediaServer({ root, environment })).toEqual({
    kind: 'program',
    program,
    from: 'path',
  });
});

test('the cache is used before anything is built', async () => {
  const { root, programs, environment, say, text } = project();
  standIn(join(programs, 'go'), 'exit 1');
  const program = standIn(cachedMediaServer(root), server);
  expect(await ensureMediaServer({ root, environment, say, platform })).toMatchObject({ program });
  expect(text()).not.toContain('编译');
});

test('a cached server of another version is built anew', async () => {
  const { root, environment } = project();
  standIn(cachedMediaServer(root), 'echo "livekit-server version 1.0.0"');
  expect(await findMediaServer({ root, environment })).toBeUndefined();
});

test('Go builds the pinned sources, says so, and a second run finds the result', async () => {
  const { root, programs, environment, say, text } = project();
  const record = join(root, 'go.log');
  standIn(
    join(programs, 'go'),
    `echo "$PWD $*" > ${record}\nwhile [ "$1" != -o ]; do shift; done\nprintf '#!/bin/sh\\n${server}\\n' > "$2"\n/bin/chmod 755 "$2"`,
  );
  const built = await ensureMediaServer({ root, environment, say, platform });
  expect(built).toEqual({ kind: 'program', program: cachedMediaServer(root), from: 'cache' });
  expect(readFileSync(record, 'utf8')).toContain(join('deploy', 'media-server'));
  expect(readFileSync(record, 'utf8')).toContain('github.com/livekit/livekit-server/cmd/server');
  expect(text()).toContain('正在用 Go 编译');
  expect(await findMediaServer({ root, environment })).toEqual(built);
});

test('where Go fails, the release is downloaded and used if its SHA-256 is the pinned one', async () => {
  const bytes = await archiveOf(server);
  const { base, asked } = await serve(bytes);
  const { root, programs, environment, say } = project({ base, sha256: sha256(bytes) });
  standIn(join(programs, 'go'), 'echo "no network" >&2; exit 1');
  await ensureMediaServer({ root, environment, say, platform });
  expect(asked).toEqual([`/v${version}/livekit.tar.gz`]);
  expect(await findMediaServer({ root, environment })).toMatchObject({ from: 'cache' });
});

test('a mirror may serve the archive, since the pin decides', async () => {
  const bytes = await archiveOf(server);
  const { base, asked } = await serve(bytes);
  const { root, environment, say } = project({ sha256: sha256(bytes) });
  await ensureMediaServer({
    root,
    environment: { ...environment, MEDIA_SERVER_MIRROR: `${base}/mirror/` },
    say,
    platform,
  });
  expect(asked).toEqual([`/mirror/v${version}/livekit.tar.gz`]);
});

test('an archive with another SHA-256 is thrown away, with both sums named', async () => {
  const bytes = await archiveOf(server);
  const { base } = await serve(bytes);
  const pinned = 'a'.repeat(64);
  const { root, environment, say } = project({ base, sha256: pinned });
  const attempt = ensureMediaServer({ root, environment, say, platform });
  await expect(attempt).rejects.toThrow(new RegExp(`${sha256(bytes)}.*${pinned}`));
  expect(existsSync(cachedMediaServer(root))).toBe(false);
});

test('an archive without a pin is not even asked for', async () => {
  const { base, asked } = await serve(Buffer.from('anything'));
  const { root, environment, say } = project({ base });
  await expect(ensureMediaServer({ root, environment, say, platform })).rejects.toThrow('SHA-256');
  expect(asked).toEqual([]);
});

test('where nothing works, the message lists every way', async () => {
  const { root, environment, say } = project({ sha256: 'a'.repeat(64) });
  const attempt = ensureMediaServer({ root, environment, say, platform });
  for (const way of [
    'LIVEKIT_URL',
    'PATH',
    cachedMediaServer(root),
    'Go 1.26',
    'MEDIA_SERVER_MIRROR',
  ]) {
    await expect(attempt).rejects.toThrow(way);
  }
});
