/**
 * Look-ups that take their time, in text mode: the tools named take so many milliseconds of the call
 * clock, so that a wait can be played through by hand. Nothing is late by chance.
 */
import type { Toolbox } from '../../tools/types.ts';
import type { CallClock } from '../ports.ts';

export class SlowTools {
  /** The toolbox, whose look-ups take their time. */
  readonly toolbox: Toolbox;
  readonly #delays: Readonly<Record<string, number>>;
  readonly #announceAfterMs: number;
  readonly #late = new WeakSet<Promise<unknown>>();

  /** @param delays ms of the call clock by name of tool; at or above `announceAfterMs` it is late */
  constructor(
    toolbox: Toolbox,
    delays: Readonly<Record<string, number>>,
    clock: CallClock,
    announceAfterMs: number,
  ) {
    this.#delays = delays;
    this.#announceAfterMs = announceAfterMs;
    this.toolbox = {
      ...toolbox,
      run: (name, raw) => {
        if (!this.#isSlow(name)) return toolbox.run(name, raw);
        const { promise, resolve } = Promise.withResolvers<void>();
        clock.schedule(clock.now().getTime() + (delays[name] ?? 0), resolve);
        return this.running(
          name,
          promise.then(() => toolbox.run(name, raw)),
        );
      },
    };
  }

  /** A run of this tool, whose lateness is known from its name. */
  running<T>(name: string, run: Promise<T>): Promise<T> {
    if (this.#isSlow(name)) this.#late.add(run);
    return run;
  }

  /** Whether it is late; resolves when it is there, or known to be late. */
  readonly isLate = async (running: Promise<unknown>): Promise<boolean> => {
    if (this.#late.has(running)) return true;
    await running;
    return false;
  };

  #isSlow(name: string): boolean {
    return (this.#delays[name] ?? 0) >= this.#announceAfterMs;
  }
}
