/**
 * The Node that runs the product: version 24, which understands TypeScript as it stands.
 *
 * On Linux it comes with the dependencies, at one pinned version; elsewhere the host's own Node
 * must be 24 or newer. The bootstrap itself gets along with Node 20.
 */
import { join } from 'node:path';
import { isProgram } from './findProgram.js';
import { SetUpFault } from './say.js';

export const neededMajor = 24;

/**
 * @param {string} root
 * @param {{ version: string, program: string }} host
 * @returns {{ program: string, version: string } | undefined}
 */
export function findRuntime(
  root,
  host = { version: process.versions.node, program: process.execPath },
) {
  const pinned = join(root, 'node_modules', '.bin', 'node');
  if (isProgram(pinned)) return { program: pinned, version: '随依赖安装' };
  if (Number(host.version.split('.')[0]) >= neededMajor) return host;
  return undefined;
}

/**
 * @param {{ root: string, say: import('./say.js').Say }} context
 * @returns {string} the program
 */
export function ensureRuntime({ root, say }) {
  const runtime = findRuntime(root);
  if (runtime === undefined) throw new SetUpFault(runtimeAdvice());
  say.found(`Node ${neededMajor}（${runtime.version}）`);
  return runtime.program;
}

export function runtimeAdvice() {
  return [
    `需要 Node ${neededMajor} 或更新版本，当前是 ${process.versions.node}。`,
    `Linux（x64、arm64）：它随依赖安装，请运行 npm ci --include=optional。`,
    `其他系统：请从 https://nodejs.org 安装 Node ${neededMajor} LTS，然后重试。`,
  ].join('\n');
}
