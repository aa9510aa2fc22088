/**
 * Downloads the media server's release archive and unpacks it, if and only if its SHA-256 is the
 * pinned one. An archive without a pin is not downloaded at all; the address may be a mirror
 * (`MEDIA_SERVER_MIRROR`), since the pin decides.
 */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProgram } from './runProgram.js';

const downloadWithinMs = 300_000;

/**
 * @param {{ release: import('./release.js').Release, platform: string, target: string, environment: NodeJS.ProcessEnv, say: import('./say.js').Say }} context
 * @returns {Promise<string | undefined>} what went wrong, or undefined
 */
export async function downloadMediaServer({ release, platform, target, environment, say }) {
  const archive = release.archives[platform];
  if (archive === undefined)
    return `官方没有 ${platform} 的发行包，或还没有它的 SHA-256，所以不下载`;
  const base = environment.MEDIA_SERVER_MIRROR || release.base;
  const address = `${base.replace(/\/$/, '')}/v${release.version}/${archive.name}`;
  say.doing(`正在下载媒体服务器 ${release.version}：${address}`);
  /** @type {Buffer} */
  let bytes;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(downloadWithinMs) });
    if (!response.ok) return `下载失败：${address} 回答 ${response.status}`;
    bytes = Buffer.from(await response.arrayBuffer());
  } catch (error) {
    return `下载失败：${address}（${reasonOf(error)}）`;
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== archive.sha256) {
    return `下载的文件不对，已丢弃：SHA-256 是 ${sha256}，应为 ${archive.sha256}`;
  }
  return unpack(bytes, target, say);
}

/**
 * @param {Buffer} bytes
 * @param {string} target
 * @param {import('./say.js').Say} say
 */
async function unpack(bytes, target, say) {
  mkdirSync(dirname(target), { recursive: true });
  const folder = mkdtempSync(join(dirname(target), 'unpacking-'));
  try {
    const file = join(folder, 'archive.tar.gz');
    writeFileSync(file, bytes);
    const { code, output } = await runProgram('tar', [
      '-xzf',
      file,
      '-C',
      folder,
      'livekit-server',
    ]);
    if (code !== 0) return `解压失败：${output.trim()}`;
    chmodSync(join(folder, 'livekit-server'), 0o755);
    renameSync(join(folder, 'livekit-server'), target);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  say.found('媒体服务器下载完成，SHA-256 相符');
  return undefined;
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
