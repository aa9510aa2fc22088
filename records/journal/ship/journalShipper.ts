/**
 * Ships the journal of a running call to the desk: in batches, a moment after they are written, and
 * again with growing pauses while the desk is out of reach. The disk has them all the while, so
 * whatever is still unsent when the process goes is sent by the sweeper. It never holds up the call.
 */
import type { JournalReceiver } from './journalReceiver.ts';
import { type PartSource, shipLines } from './shipLines.ts';

/** What is written within this time goes together. */
const gatherMs = 200;
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/** Calls `due` after so long; returns a cancel function. */
export type Schedule = (ms: number, due: () => void) => () => void;

export interface JournalShipperOptions {
  readonly source: PartSource;
  readonly receiver: Pick<JournalReceiver, 'deliver'>;
  readonly schedule: Schedule;
  /** Told once per outage, and once where the desk refuses for good. */
  readonly trouble: (kind: 'later' | 'refused', reason: string) => void;
}

export class JournalShipper {
  readonly #options: JournalShipperOptions;
  #stored = 0;
  #failures = 0;
  #refused = false;
  #shipping: Promise<void> | null = null;
  #cancel: (() => void) | null = null;

  constructor(options: JournalShipperOptions) {
    this.#options = options;
  }

  /** How far the desk has it. */
  get stored(): number {
    return this.#stored;
  }

  /** Something was written. Returns at once. */
  wake(): void {
    if (this.#shipping === null && this.#cancel === null) this.#after(gatherMs);
  }

  /** Tries now, whatever pause it is in; resolves when all is stored or the try has failed. */
  async flush(): Promise<void> {
    await this.#shipping;
    this.#cancel?.();
    this.#cancel = null;
    await this.#ship();
  }

  /** Resolves when no try is under way. */
  async settled(): Promise<void> {
    await this.#shipping;
  }

  /** Stops trying; what is unsent stays on disk. */
  stop(): void {
    this.#refused = true;
    this.#cancel?.();
    this.#cancel = null;
  }

  #after(ms: number): void {
    if (this.#refused) return;
    this.#cancel = this.#options.schedule(ms, () => {
      this.#cancel = null;
      void this.#ship();
    });
  }

  #ship(): Promise<void> {
    if (this.#refused) return Promise.resolve();
    this.#shipping ??= this.#shipOnce().finally(() => {
      this.#shipping = null;
      // Written just as the last batch came back, when nobody listened to `wake`.
      if (this.#options.source.count > this.#stored) this.wake();
    });
    return this.#shipping;
  }

  async #shipOnce(): Promise<void> {
    const { source, receiver, trouble } = this.#options;
    const { seq, stopped } = await shipLines(source, receiver, this.#stored);
    this.#stored = seq;
    if (stopped === null) {
      this.#failures = 0;
      return;
    }
    if (stopped.outcome === 'refused') {
      this.stop();
      trouble('refused', stopped.fault);
      return;
    }
    if (this.#failures === 0) trouble('later', stopped.reason);
    const pause = Math.min(firstPauseMs * 2 ** this.#failures, longestPauseMs);
    this.#failures += 1;
    this.#after(pause);
  }
}
