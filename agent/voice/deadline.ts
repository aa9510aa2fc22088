/** One limit that can be moved while it runs: each sign of life sets it anew. */
export class Deadline {
  readonly passed: Promise<string>;
  #timer: NodeJS.Timeout | undefined;
  #expire: (what: string) => void = () => undefined;

  constructor() {
    this.passed = new Promise((resolve) => {
      this.#expire = resolve;
    });
  }

  /** Passes after `ms`, unless set again; `what` names what did not happen in time. */
  set(ms: number, what: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#expire(what), ms);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
