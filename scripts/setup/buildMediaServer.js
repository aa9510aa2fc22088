/**
 * Builds the media server from the sources that deploy/media-server pins (go.mod, go.sum).
 *
 * Go checks every module against go.sum, so nothing else than the pinned sources is built. The
 * program is put in place only once it is whole.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, runProgram } from './runProgram.js';

const source = 'github.com/livekit/livekit-server/cmd/server';
const reportEveryMs = 10_000;

/**
 * @param {{ root: string, go: string, target: string, environment: NodeJS.ProcessEnv, say: import('./say.js').Say }} context
 * @returns {Promise<string | undefined>} what went wrong, or undefined
 */
export async function buildMediaServer({ root, go, target, environment, say }) {
  say.doing('正在用 Go 编译媒体服务器（第一次约 80–120 秒，以后不再需要）');
  mkdirSync(dirname(target), { recursive: true });
  const unfinished = `${target}.${process.pid}.building`;
  const startedAt = Date.now();
  let downloaded = 0;
  let compiled = 0;
  const progress = setInterval(() => {
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    say.doing(`  已用 ${seconds} 秒：下载模块 ${downloaded} 个，编译包 ${compiled} 个`);
  }, reportEveryMs);
  const { code, output } = await runProgram(
    go,
    ['build', '-v', '-mod=readonly', '-o', unfinished, source],
    {
      cwd: join(root, 'deploy', 'media-server'),
      environment,
      onLine: (line) => {
        if (line.startsWith('go: downloading')) downloaded += 1;
        else compiled += 1;
      },
    },
  );
  clearInterval(progress);
  if (code !== 0) {
    rmSync(unfinished, { force: true });
    return `go build 失败（退出码 ${code}）：\n${lastLines(output)}`;
  }
  renameSync(unfinished, target);
  say.found(`媒体服务器编译完成（${Math.round((Date.now() - startedAt) / 1000)} 秒）`);
  return undefined;
}
