/**
 * The processes that the framework keeps for the next calls, as the worker sees them. The framework
 * forks the next one at the very moment in which a call takes the one before, and its start (two
 * seconds of processor time) would slow down the answer. So it is held back (SIGSTOP) until that
 * call speaks, or for 5 seconds, or until another call comes. And a process that ends before it had
 * a call is reported: the framework would fork for ever, or hand the next call to the dead. So is
 * one that ends in the middle of its call, for another to go on with it.
 */
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type ReportedCall, readCallReport, readReport } from './processReports.ts';

/** How far a process without a call has come; the framework hands calls to those that are up. */
type Readiness = 'forked' | 'up' | 'warm';

/** Longest time for which a new process is held back, in ms. */
const HOLD_LIMIT_MS = 5_000;
/** From the acceptance of a call to its process saying that it has it, at most, in ms. */
const ANSWERING_LIMIT_MS = 10_000;

export interface CallProcessesOptions {
  /** The module that the processes run, as the framework passes it to them. */
  readonly module: string;
  /** A process is warm, or a call took one: so many calls would be answered at once now. */
  free(processes: number): void;
  /**
   * A process ended without a call. One that was up stays in the framework's queue, and the next
   * call would be handed to it.
   */
  lost(wasUp: boolean): void;
  /** A process ended in the middle of its call. */
  died(call: ReportedCall): void;
}

export class CallProcesses {
  readonly #options: CallProcessesOptions;
  /** Those without a call. */
  readonly #waiting = new Map<ChildProcess, Readiness>();
  /** The calls that go on, by their processes. */
  readonly #calls = new Map<ChildProcess, ReportedCall>();
  readonly #held = new Set<ChildProcess>();
  /** Calls that were accepted and no process has reported yet. */
  readonly #coming: NodeJS.Timeout[] = [];
  #holding: NodeJS.Timeout | null = null;

  /** Watches every process that is forked from now on. */
  constructor(options: CallProcessesOptions) {
    this.#options = options;
    subscribe('child_process', this.#onProcess);
    process.once('exit', this.#onExit);
  }

  /** Lets every process go on and watches no more: the worker is being stopped. */
  close(): void {
    unsubscribe('child_process', this.#onProcess);
    process.off('exit', this.#onExit);
    for (const timer of this.#coming) clearTimeout(timer);
    this.#waiting.clear();
    this.#release();
  }

  readonly #onExit = () => this.#release();

  readonly #onProcess = (event: unknown) => {
    if (!isFork(event)) return;
    const child = event.process;
    child.once('spawn', () => {
      if (child.spawnargs.includes(this.#options.module)) this.#forked(child);
    });
  };

  /** A call was accepted: it goes before whatever is being made ready for later ones. */
  callComes(): void {
    this.#release();
    if (this.#waiting.size > this.#coming.length) {
      this.#holding = setTimeout(() => this.#release(), HOLD_LIMIT_MS);
    }
    this.#coming.push(setTimeout(() => this.#arrived(), ANSWERING_LIMIT_MS));
    this.#options.free(this.#free);
  }

  get #free(): number {
    const warm = [...this.#waiting.values()].filter((readiness) => readiness === 'warm').length;
    return Math.max(0, warm - this.#coming.length);
  }

  #arrived(): void {
    clearTimeout(this.#coming.shift());
  }

  #forked(child: ChildProcess): void {
    this.#waiting.set(child, 'forked');
    child.on('message', (message) => this.#heard(child, message));
    child.once('exit', () => {
      const last = this.#waiting.get(child);
      if (this.#waiting.delete(child)) this.#options.lost(last !== 'forked');
      const call = this.#calls.get(child);
      if (call !== undefined) this.#options.died(call);
      this.#calls.delete(child);
    });
    if (this.#holding === null) return;
    this.#held.add(child);
    child.kill('SIGSTOP');
  }

  #heard(child: ChildProcess, message: unknown): void {
    const report = readReport(message);
    if (report === 'speaking') this.#release();
    if (report === 'answering' && this.#waiting.delete(child)) this.#arrived();
    const call = readCallReport(message);
    if (report === 'ended') this.#calls.delete(child);
    else if (call !== null) this.#calls.set(child, call);
    if ((report !== 'up' && report !== 'warm') || !this.#waiting.has(child)) return;
    this.#waiting.set(child, report);
    if (report === 'warm') this.#options.free(this.#free);
  }

  #release(): void {
    if (this.#holding !== null) clearTimeout(this.#holding);
    this.#holding = null;
    for (const child of this.#held) child.kill('SIGCONT');
    this.#held.clear();
  }
}

function isFork(event: unknown): event is { readonly process: ChildProcess } {
  return typeof event === 'object' && event !== null && 'process' in event;
}
