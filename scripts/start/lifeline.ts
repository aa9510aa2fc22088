/** Starts the reaper (reaper.js) and tells it which process groups are ours; see there. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Lifeline {
  tell(change: '+' | '-', group: number): void;
  /** All groups have ended: lets the reaper go. */
  release(): Promise<void>;
}

export function openLifeline(): Lifeline {
  const reaper = spawn(process.execPath, [join(import.meta.dirname, 'reaper.js')], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.stdin.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    reaper.once('exit', () => resolve());
    reaper.once('error', () => resolve());
  });
  return {
    tell: (change, group) => reaper.stdin.write(`${change}${group}\n`),
    release: async () => {
      reaper.stdin.end();
      await Promise.race([ended, wait(300, undefined, { ref: false })]);
    },
  };
}
