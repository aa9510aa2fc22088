/**
 * A server as a child process of a test: its output is kept, its readiness is waited for, and its
 * end is certain. It is killed with everything that it started.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Changes, eventually } from './deadline.ts';
import { inheritedEnvironment } from './settings.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly folder?: string;
}

/** Process groups that must not outlive this process, e.g. where a test run is broken off. */
const groups = new Set<number>();
process.once('exit', () => {
  for (const group of groups) killGroup(group);
});

export class ChildServer {
  readonly #options: ChildOptions;
  readonly #child: ChildProcess;
  readonly #changes = new Changes();
  #output = '';

  constructor(options: ChildOptions) {
    this.#options = options;
    this.#child = spawn(options.command, [...options.arguments], {
      cwd: options.folder,
      env: { ...inheritedEnvironment, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (this.#child.pid) groups.add(this.#child.pid);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#changes.notify();
      });
    }
    this.#child.on('error', (error) => {
      this.#output += `\n${error.message}`;
      this.#changes.notify();
    });
    this.#child.on('exit', () => this.#changes.notify());
  }

  /** Everything it wrote so far, both streams. */
  get output(): string {
    return this.#output;
  }

  get processId(): number {
    return this.#child.pid ?? 0;
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** Resolves when the output matches. @throws Error with the output where it ended before or `limitMs` are over */
  async printed(pattern: RegExp, limitMs: number): Promise<RegExpExecArray> {
    const what = () =>
      `「${this.#options.name}」 printing ${pattern}; it printed:\n${this.#output}`;
    const found = await this.#changes.until(limitMs, what, () => {
      const match = pattern.exec(this.#output);
      return match ?? (this.running ? null : 'ended');
    });
    if (found === 'ended') throw new Error(`${this.#options.name} ended:\n${this.#output}`);
    return found;
  }

  /** Resolves when `url` answers with a status below 500. @throws as `printed` does */
  async answers(url: string, limitMs: number): Promise<void> {
    await eventually(
      limitMs,
      () => `${url}; 「${this.#options.name}」 printed:\n${this.#output}`,
      async () => {
        if (!this.running) throw new Error(`${this.#options.name} ended:\n${this.#output}`);
        const response = await fetch(url).catch(() => null);
        await response?.body?.cancel();
        return response !== null && response.status < 500;
      },
    );
  }

  /** Asks it to end, and makes it end after `graceMs`. Idempotent. */
  async stop(graceMs = 3000): Promise<void> {
    if (this.running) {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGTERM');
      const timer = setTimeout(() => this.#killGroup(), graceMs);
      await ended;
      clearTimeout(timer);
    }
    this.#killGroup();
  }

  /** Kills it and all that it started, without a word. */
  async kill(): Promise<void> {
    const ended = this.running ? once(this.#child, 'exit') : null;
    this.#killGroup();
    await ended;
  }

  #killGroup(): void {
    if (!this.#child.pid) return;
    killGroup(this.#child.pid);
    groups.delete(this.#child.pid);
  }
}

function killGroup(group: number): void {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // The group is gone already, which is what was wanted.
  }
}
