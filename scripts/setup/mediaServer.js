/**
 * Where the media server comes from, in this order: LIVEKIT_URL (one that runs elsewhere) →
 * `livekit-server` on PATH → this project's cache → built with Go → downloaded release → a message
 * that lists these ways.
 *
 * Finding changes nothing; only `ensureMediaServer` builds or downloads. A program is never run
 * with its public development keys: see scripts/start.
 */
import { join } from 'node:path';
import { buildMediaServer } from './buildMediaServer.js';
import { downloadMediaServer } from './downloadMediaServer.js';
import { findProgram, isProgram } from './findProgram.js';
import { readRelease } from './release.js';
import { runProgram } from './runProgram.js';
import { SetUpFault } from './say.js';

/**
 * @typedef {{ kind: 'elsewhere', url: string }
 *   | { kind: 'program', program: string, from: 'path' | 'cache' }} MediaServer
 * @typedef {{ root: string, environment: NodeJS.ProcessEnv }} Place
 */

/** @param {string} root */
export function cachedMediaServer(root) {
  return join(root, '.cache', 'media-server', 'livekit-server');
}

/**
 * @param {Place} place
 * @returns {Promise<MediaServer | undefined>}
 */
export async function findMediaServer({ root, environment }) {
  const url = environment.LIVEKIT_URL?.trim();
  if (url) return { kind: 'elsewhere', url };
  const onPath = findProgram('livekit-server', environment);
  if (onPath !== undefined) return { kind: 'program', program: onPath, from: 'path' };
  const cached = cachedMediaServer(root);
  if (isProgram(cached) && (await versionOf(cached)) === readRelease(root).version) {
    return { kind: 'program', program: cached, from: 'cache' };
  }
  return undefined;
}

/**
 * @param {Place & { say: import('./say.js').Say, platform?: string }} context
 * @returns {Promise<MediaServer>}
 */
export async function ensureMediaServer({ root, environment, say, platform }) {
  const found = await findMediaServer({ root, environment });
  if (found !== undefined) {
    say.found(describeMediaServer(found));
    return found;
  }
  const target = cachedMediaServer(root);
  const faults = [];
  const go = findProgram('go', environment);
  if (go === undefined) {
    faults.push('PATH 里没有 go，不能编译');
  } else {
    const fault = await buildMediaServer({ root, go, target, environment, say });
    if (fault === undefined) return { kind: 'program', program: target, from: 'cache' };
    faults.push(fault);
    say.doing('编译没有成功，改为下载发行包');
  }
  const fault = await downloadMediaServer({
    release: readRelease(root),
    platform: platform ?? `${process.platform}-${process.arch}`,
    target,
    environment,
    say,
  });
  if (fault === undefined) return { kind: 'program', program: target, from: 'cache' };
  faults.push(fault);
  throw new SetUpFault(
    [
      `没有找到媒体服务器（livekit-server）。`,
      ...faults.map((line) => `  · ${line}`),
      mediaServerWays(root),
    ].join('\n'),
  );
}

/** @param {MediaServer} server */
export function describeMediaServer(server) {
  if (server.kind === 'elsewhere')
    return `媒体服务器：使用 LIVEKIT_URL（${server.url}），不另外启动`;
  const where = server.from === 'path' ? 'PATH 上的' : '项目缓存里的';
  return `媒体服务器：${where} ${server.program}`;
}

/** @param {string} root */
export function mediaServerWays(root) {
  const { version, base } = readRelease(root);
  return [
    '可以用下面任何一种办法：',
    '  1. 已有媒体服务器：设置 LIVEKIT_URL、LIVEKIT_API_KEY、LIVEKIT_API_SECRET',
    `  2. 把 livekit-server 放到 PATH 上（macOS：brew install livekit）`,
    `  3. 把 livekit-server ${version} 放到 ${cachedMediaServer(root)}`,
    '  4. 安装 Go 1.26 或更新版本（https://go.dev/dl），npm start 会自己编译',
    `  5. 能访问 ${base}（或用 MEDIA_SERVER_MIRROR 指定镜像），npm start 会自己下载`,
  ].join('\n');
}

/** @param {string} program */
async function versionOf(program) {
  const { output } = await runProgram(program, ['--version']);
  return /version (\d+\.\d+\.\d+)/.exec(output)?.[1];
}
