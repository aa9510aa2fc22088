/**
 * Keeps the process of the embedded database running: starts it, starts it again when it dies or
 * hangs, ends it. What it refuses (another version's folder, a folder in use) is not tried again.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseFault } from '../databaseFault.ts';
import { embeddedFolder, judgeFolder, socketFolder } from './folder.ts';
import { embeddedMessageSchema } from './messages.ts';

export interface EmbeddedServerOptions {
  /** Absolute. */
  readonly dataDir: string;
  /** Address of the desk server it works for, told to commands that find the folder locked. */
  readonly deskUrl?: string;
  /** Told of each death, in Chinese. */
  readonly report?: (line: string) => void;
  /** The first start makes the cluster; on a slow machine that takes a while. */
  readonly readyWithinMs?: number;
  /** Without a sign of life for so long it hangs. */
  readonly hungAfterMs?: number;
}

const stopWithinMs = 500;
const firstPauseMs = 200;
const longestPauseMs = 10_000;

export class EmbeddedServer {
  /** Folder of the socket: the `host` of a PostgreSQL client. */
  readonly host: string;
  readonly #options: Required<Omit<EmbeddedServerOptions, 'deskUrl'>>;
  readonly #arguments: readonly string[];
  readonly #usualHost: boolean;
  #child: ChildProcess | null = null;
  readonly #stopping = new AbortController();
  #watching: Promise<void> | null = null;

  /** @throws DatabaseFault where the folder is not ours to open; nothing is changed then */
  constructor(options: EmbeddedServerOptions) {
    const { dataDir, deskUrl = '-' } = options;
    this.#options = {
      report: () => undefined,
      readyWithinMs: 60_000,
      hungAfterMs: 60_000,
      ...options,
    };
    const state = judgeFolder(dataDir);
    if (typeof state === 'object') throw new DatabaseFault('refused', state.refused);
    const folder = embeddedFolder(dataDir);
    this.host = socketFolder(folder);
    this.#usualHost = this.host.startsWith(folder.root);
    this.#arguments = [dataDir, this.host, deskUrl];
  }

  /** @throws DatabaseFault where it can't be opened */
  async start(): Promise<void> {
    const child = await this.#launch();
    this.#watching = this.#watch(child);
  }

  /** For tests that kill it. */
  get processId(): number | undefined {
    return this.#child?.pid;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    const child = this.#child;
    if (child !== null && child.exitCode === null && child.signalCode === null) {
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await ended;
      clearTimeout(killing);
    }
    await this.#watching;
    if (!this.#usualHost) rmSync(this.host, { recursive: true, force: true });
  }

  /** Resolves when the process accepts connections. */
  #launch(): Promise<ChildProcess> {
    const child = fork(join(import.meta.dirname, 'main.ts'), this.#arguments, {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#child = child;
    const { readyWithinMs, hungAfterMs } = this.#options;
    const hang = () => child.kill('SIGKILL');
    let watch = setTimeout(hang, readyWithinMs);
    child.once('exit', () => clearTimeout(watch));
    return new Promise((resolve, reject) => {
      child.on('message', (raw) => {
        const read = embeddedMessageSchema.safeParse(raw);
        if (!read.success) return;
        const message = read.data;
        if (message.type === 'refused') reject(new DatabaseFault(message.kind, message.message));
        if (message.type === 'ready') {
          resolve(child);
          clearTimeout(watch);
          watch = setTimeout(hang, hungAfterMs);
        } else if (message.type === 'alive') watch.refresh();
      });
      child.once('error', (error) => reject(unreachable(error.message)));
      child.once('exit', (code, signal) => reject(unreachable(signal ?? `退出码 ${code}`)));
    });
  }

  async #watch(first: ChildProcess): Promise<void> {
    let child: ChildProcess | null = first;
    let pause = firstPauseMs;
    for (;;) {
      if (child !== null) await ended(child);
      if (this.#stopping.signal.aborted) return;
      this.#options.report('内嵌数据库意外结束，重新启动');
      await wait(pause, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      if (this.#stopping.signal.aborted) return;
      child = await this.#launch().catch((error: unknown) => {
        this.#options.report(error instanceof Error ? error.message : String(error));
        return null;
      });
      pause = child === null ? Math.min(2 * pause, longestPauseMs) : firstPauseMs;
    }
  }
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}

function unreachable(how: string): DatabaseFault {
  return new DatabaseFault('unreachable', `内嵌数据库没能启动（${how}）。`);
}
