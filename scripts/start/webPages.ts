/**
 * The built web pages: made when they are missing or older than their sources, judged by content
 * (a hash over desk/web, and over the lockfile for the libraries inside), never by file times.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, runProgram } from '../setup/runProgram.js';
import { StartFault } from './StartFault.ts';

const config = 'desk/web/vite.config.ts';

/** @throws StartFault with the end of the build's output */
export async function buildWebPages(
  root: string,
  say: { found: (line: string) => void; doing: (line: string) => void },
): Promise<void> {
  const sources = hashOfSources(root);
  if (webPagesAreCurrent(root, sources)) {
    say.found('网页已构建');
    return;
  }
  say.doing('正在构建网页（第一次约 20 秒）');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await runProgram(
    process.execPath,
    [vite, 'build', '--config', config, '--logLevel', 'warn'],
    { cwd: root, environment: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' } },
  );
  if (code !== 0) throw new StartFault(`网页构建失败（退出码 ${code}）：\n${lastLines(output)}`);
  writeFileSync(markOf(root), `${sources}\n`);
  say.found('网页构建完成');
}

export function webPagesAreCurrent(root: string, sources = hashOfSources(root)): boolean {
  const mark = markOf(root);
  const built = existsSync(join(root, 'dist', 'web', 'index.html')) && existsSync(mark);
  return built && readFileSync(mark, 'utf8').trim() === sources;
}

function markOf(root: string): string {
  return join(root, 'dist', 'web.sources');
}

function hashOfSources(root: string): string {
  const hash = createHash('sha256');
  const folder = join(root, 'desk', 'web');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of [...files, join(root, 'package-lock.json')]) {
    hash
      .update(`${file.slice(root.length)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}
