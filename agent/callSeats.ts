/**
 * How many more calls this worker has room for. A call takes its seat when it is accepted, not when
 * its process is up: that takes seconds, in which a burst of calls would all be accepted, and most
 * of their callers would wait in rooms without an agent instead of hearing that all lines are busy.
 * Memory counts too: a machine that runs out of it would lose calls, the old ones first.
 */

/** For a call's process to take over, in ms; the seat of a call that never came is free again then. */
const TAKE_OVER_LIMIT_MS = 60_000;

export interface CallSeatsOptions {
  /** Calls at once. */
  readonly limit: number;
  /** Ids of the calls whose process has taken over. */
  readonly running: () => readonly string[];
  /** What a call takes, and what is left, in MiB; left out: memory is no matter. */
  readonly memory?: { readonly perCall: number; readonly free: () => number };
}

export class CallSeats {
  readonly #options: CallSeatsOptions;
  readonly #promised = new Map<string, NodeJS.Timeout>();

  constructor(options: CallSeatsOptions) {
    this.#options = options;
  }

  /** 0 empty, 1 full. */
  get load(): number {
    const { limit, running } = this.#options;
    const taken = running();
    for (const id of taken) this.#free(id);
    return this.#lacksMemory() ? 1 : (taken.length + this.#promised.size) / limit;
  }

  /** One more call would leave too little for it, or for those that are on their way. */
  #lacksMemory(): boolean {
    const { memory } = this.#options;
    return memory !== undefined && memory.free() < memory.perCall * (this.#promised.size + 1);
  }

  /** Keeps a seat for an accepted call until its process counts by itself. */
  promise(id: string): void {
    const timer = setTimeout(() => this.#free(id), TAKE_OVER_LIMIT_MS);
    timer.unref();
    this.#promised.set(id, timer);
  }

  #free(id: string): void {
    clearTimeout(this.#promised.get(id));
    this.#promised.delete(id);
  }
}
