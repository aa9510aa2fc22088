/**
 * The events of a call, dealt with one after another, however they come in. What can't wait
 * (danger to life) goes ahead of all that waits; nothing is dealt with twice or dropped.
 */
import type { CallEvent } from './flow/events.ts';

interface Waiting {
  readonly event: CallEvent;
  readonly dealtWith: () => void;
}

export class EventQueue {
  readonly #deal: (event: CallEvent, urgent: boolean) => Promise<void>;
  readonly #urgent: Waiting[] = [];
  readonly #waiting: Waiting[] = [];
  #running: Promise<void> | null = null;

  /** @param deal deals with one event; must not reject */
  constructor(deal: (event: CallEvent, urgent: boolean) => Promise<void>) {
    this.#deal = deal;
  }

  /** Resolves when all that the event caused has happened. */
  add(event: CallEvent, urgent = false): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    (urgent ? this.#urgent : this.#waiting).push({ event, dealtWith: resolve });
    this.#running ??= this.#run();
    return promise;
  }

  /** Whether something is being dealt with now. */
  get busy(): boolean {
    return this.#running !== null;
  }

  /** Whether an event of this kind has come in and waits for its turn. */
  holds(kind: (event: CallEvent) => boolean): boolean {
    return [...this.#urgent, ...this.#waiting].some(({ event }) => kind(event));
  }

  /** Resolves when everything handed in so far, and what came of it, has been dealt with. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    await Promise.resolve();
    for (;;) {
      const urgent = this.#urgent.shift();
      const next = urgent ?? this.#waiting.shift();
      if (next === undefined) break;
      await this.#deal(next.event, urgent !== undefined);
      next.dealtWith();
    }
    this.#running = null;
  }
}
