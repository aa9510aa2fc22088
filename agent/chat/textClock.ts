/**
 * The call clock of text mode, tests and evals: moved by hand, through every due timer, settling
 * all effects at each. Nothing else makes time pass.
 */
import type { CallClock } from '../ports.ts';

interface Scheduled {
  readonly at: number;
  readonly order: number;
  readonly due: () => void;
}

export class TextClock implements CallClock {
  readonly #scheduled = new Set<Scheduled>();
  #now: number;
  #order = 0;

  constructor(now: Date) {
    this.#now = now.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  schedule(at: number, due: () => void): () => void {
    this.#order += 1;
    const entry: Scheduled = { at, order: this.#order, due };
    this.#scheduled.add(entry);
    return () => this.#scheduled.delete(entry);
  }

  /**
   * Moves the clock on; a timer due exactly at the end is reached.
   * @param settle waits until all that a timer caused has happened
   */
  async advance(milliseconds: number, settle: () => Promise<void>): Promise<void> {
    const end = this.#now + milliseconds;
    await settle();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = Math.max(this.#now, next.at);
      this.#scheduled.delete(next);
      next.due();
      await settle();
    }
    this.#now = end;
  }

  #next(end: number): Scheduled | undefined {
    return [...this.#scheduled]
      .filter((entry) => entry.at <= end)
      .sort((a, b) => a.at - b.at || a.order - b.order)[0];
  }
}
