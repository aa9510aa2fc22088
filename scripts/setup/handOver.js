/**
 * Hands the terminal over to the product's own Node.
 *
 * Where this Node can, it is replaced by the new program, so that signals need no forwarding;
 * otherwise it stays as a thin parent: passes signals on and takes over the exit code. Either way
 * the program learns who stands above it (`THREE_RINGS_ANCESTORS`), to end when they are gone.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const passedOn = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * @param {{ root: string, runtime: string, program: string, programArguments: readonly string[], environment: NodeJS.ProcessEnv, ancestors: readonly number[] }} context
 * @returns {Promise<number>} the exit code (never returns where this process is replaced)
 */
export function handOver({ root, runtime, program, programArguments, environment, ancestors }) {
  const ownArguments = [program, ...programArguments];
  const path = [join(root, 'node_modules', '.bin'), dirname(runtime), environment.PATH ?? ''];
  /** @param {readonly number[]} chain */
  const withAncestors = (chain) => ({
    ...environment,
    PATH: [...new Set(path)].join(delimiter),
    THREE_RINGS_ANCESTORS: chain.join(','),
  });
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(runtime, [runtime, ...ownArguments], withAncestors(ancestors));
  }
  return new Promise((resolve) => {
    const child = spawn(runtime, ownArguments, {
      stdio: 'inherit',
      env: withAncestors([process.pid, ...ancestors]),
    });
    for (const signal of passedOn) process.on(signal, () => child.kill(signal));
    child.on('error', (error) => {
      process.stderr.write(`✗ 无法运行 ${runtime}：${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
