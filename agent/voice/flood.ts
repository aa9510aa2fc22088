/** A limit on how often something is taken, e.g. 5 messages a second: what is more is dropped. */
export class Flood {
  readonly #perSecond: number;
  readonly #now: () => number;
  #room: number;
  #at: number;

  /** `now` gives milliseconds of machine time. */
  constructor(perSecond: number, now: () => number) {
    this.#perSecond = perSecond;
    this.#now = now;
    this.#room = perSecond;
    this.#at = now();
  }

  /** Whether one more is taken now. */
  takes(): boolean {
    const now = this.#now();
    this.#room = Math.min(
      this.#perSecond,
      this.#room + ((now - this.#at) * this.#perSecond) / 1000,
    );
    this.#at = now;
    if (this.#room < 1) return false;
    this.#room -= 1;
    return true;
  }
}
