/** Runs one of the product's scripts in a process of its own and collects what it prints. */
import { type ChildProcess, spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const root = dirname(dirname(dirname(import.meta.dirname)));

export interface RunningScript {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

/** @param environment added to a bare one: no keys, addresses or npm variables of the outside leak in */
export function startScript(
  programArguments: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  folder = root,
): RunningScript {
  const child = spawn(process.execPath, [...programArguments], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: Buffer) => {
    output += chunk.toString('utf8');
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<{ code: number | null; output: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, output }));
  });
  return { child, output: () => output, ended };
}

export function runScript(
  script: string,
  programArguments: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string }> {
  return startScript([join(root, script), ...programArguments], environment).ended;
}
