/**
 * One child program as the leader of its own process group, so that its grandchildren (the agent
 * framework forks a process per call) can be ended with it, whatever becomes of the leader.
 *
 * Its output comes out line by line; nothing is restarted here.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Program {
  readonly command: string;
  readonly programArguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly folder: string;
}

export interface ProcessGroup {
  /** Process id of the leader and number of the group; 0 where it could not be started. */
  readonly id: number;
  /** How the leader ended, as a person reads it. Resolves once, never rejects. */
  readonly ended: Promise<string>;
  readonly hasEnded: () => boolean;
  /** To the leader alone: it ends its own children in its own way. */
  signal(name: NodeJS.Signals): void;
  /** SIGKILL to every process of the group. */
  kill(): void;
}

export function startGroup(program: Program, onLine: (line: string) => void): ProcessGroup {
  const child = spawn(program.command, [...program.programArguments], {
    cwd: program.folder,
    env: program.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on('line', onLine);
  let done = false;
  const ended = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      done = true;
      resolve(how);
    };
    child.once('error', (error) => finish(`无法启动：${error.message}`));
    child.once('exit', (code, signal) =>
      finish(signal === null ? `退出码 ${code}` : `信号 ${signal}`),
    );
  });
  const id = child.pid ?? 0;
  return {
    id,
    ended,
    hasEnded: () => done,
    signal: (name) => {
      if (!done && id !== 0) child.kill(name);
    },
    kill: () => killGroup(id),
  };
}

function killGroup(id: number): void {
  if (id === 0) return;
  try {
    process.kill(-id, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
