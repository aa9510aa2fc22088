/** Sweeps the journals of this machine, and carries out erasures in them, one round after another. */
import { eraseOnDisk } from '../../erasure/diskErasures.ts';
import type { Schedule } from './journalShipper.ts';
import { type SettledCalls, type SweepOptions, sweepJournals } from './sweepJournals.ts';

export interface JournalSweeperOptions extends Omit<SweepOptions, 'now' | 'settled'> {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly schedule: Schedule;
  /** Between the end of one round and the next. */
  readonly everyMs: number;
  /** A round that failed for another reason than the desk, e.g. a disk that can't be read. */
  readonly failed: (error: unknown) => void;
}

export class JournalSweeper {
  readonly #options: JournalSweeperOptions;
  #cancel: (() => void) | null = null;
  readonly #settled: SettledCalls = { databaseId: '', calls: new Set() };
  #erasedUpTo = '';
  #sweeping: Promise<void> | null = null;
  #stopped = false;

  constructor(options: JournalSweeperOptions) {
    this.#options = options;
  }

  /** The first round begins after one pause: a start has better things to do. */
  start(): void {
    if (this.#stopped) return;
    this.#cancel = this.#options.schedule(this.#options.everyMs, () => {
      this.#sweeping = this.#round();
    });
  }

  /** Resolves when no round is under way. */
  async settled(): Promise<void> {
    await this.#sweeping;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  /** Erasures that were made where these files are not. */
  async #eraseFiles(): Promise<void> {
    const { folder, receiver } = this.#options;
    for (;;) {
      const erasures = await receiver.erasuresAfter(this.#erasedUpTo);
      if (erasures === null || erasures.length === 0) return;
      for (const erasure of erasures) {
        eraseOnDisk(folder, erasure, erasure.events);
        this.#erasedUpTo = erasure.erasureId;
      }
    }
  }

  async #round(): Promise<void> {
    try {
      await sweepJournals({
        ...this.#options,
        now: this.#options.now(),
        settled: this.#settled,
      });
      await this.#eraseFiles();
    } catch (error) {
      this.#options.failed(error);
    }
    this.start();
  }
}
