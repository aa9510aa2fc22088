/** Timers on a time that the test moves: due ones run one after another, each to the end of what it begins. */
import type { Schedule } from '../../../records/journal/ship/journalShipper.ts';

export class ManualTime {
  #now = 0;
  #timers: { at: number; due: () => void }[] = [];

  readonly schedule: Schedule = (ms, due) => {
    const timer = { at: this.#now + ms, due };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer);
    };
  };

  get now(): number {
    return this.#now;
  }

  get pending(): number {
    return this.#timers.length;
  }

  /** @param settled resolves when all that a timer began has happened */
  async advance(ms: number, settled: () => Promise<unknown>): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#timers.toSorted((one, other) => one.at - other.at);
      if (next === undefined || next.at > end) break;
      this.#timers = this.#timers.filter((each) => each !== next);
      this.#now = next.at;
      next.due();
      await settled();
    }
    this.#now = end;
  }
}
