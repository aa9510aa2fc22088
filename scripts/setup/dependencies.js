/**
 * The npm dependencies: installed exactly as package-lock.json says, or installed now.
 *
 * What is installed is read from npm's own record inside node_modules and compared entry by entry,
 * so that a changed lockfile is noticed and a second run costs milliseconds. Nothing is ever
 * resolved anew: `npm ci` only.
 */
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';
import { lastLines, runProgram } from './runProgram.js';
import { SetUpFault } from './say.js';

/** @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function packagesOf(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/**
 * Why the dependencies must be installed, or undefined where they are as the lockfile says.
 * Optional packages may be absent (other platforms), but never in another version.
 * @param {string} root
 * @returns {string | undefined}
 */
export function whyInstall(root) {
  const locked = packagesOf(join(root, 'package-lock.json'));
  if (locked === undefined)
    throw new SetUpFault('package-lock.json 缺失或已损坏；请从仓库恢复它。');
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return '还没有安装';
  for (const [path, entry] of Object.entries(locked)) {
    if (path === '') continue;
    const there = installed[path];
    const mayBeAbsent = entry.optional === true || entry.devOptional === true;
    if (there === undefined ? !mayBeAbsent : there.version !== entry.version) {
      return `与 package-lock.json 不一致（${path.replace(/^.*node_modules\//, '')}）`;
    }
  }
  return undefined;
}

/**
 * Installs what is missing.
 * @param {{ root: string, environment: NodeJS.ProcessEnv, say: import('./say.js').Say }} context
 */
export async function ensureDependencies({ root, environment, say }) {
  const why = whyInstall(root);
  if (why === undefined) {
    say.found('依赖已安装');
    return;
  }
  say.doing(`正在安装依赖：${why}（npm ci，约 1 分钟）`);
  const { code, output } = await runProgram(
    'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, environment: withoutOwnRuntime(environment) },
  );
  if (code !== 0) {
    throw new SetUpFault(
      `npm ci 没有成功（退出码 ${code}）。请检查网络与 npm 源，然后重试。\n${lastLines(output)}`,
    );
  }
  say.found('依赖安装完成');
}

/**
 * npm replaces node_modules, and with it the Node inside: it must run on the host's own.
 * @param {NodeJS.ProcessEnv} environment
 */
function withoutOwnRuntime(environment) {
  const path = (environment.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes(`node_modules${sep}.bin`))
    .join(delimiter);
  return { ...environment, PATH: path };
}
