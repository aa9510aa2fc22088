/**
 * Look-ups that take their time, in text mode: the tools named take so many milliseconds of the call
 * clock, so that a wait can be played through by hand. Nothing is late by chance.
 */
import type { Toolbox } from '../../tools/types.ts';
import type { CallClock } from '../ports.ts';

export type Delays = Readonly<Record<string, number | readonly number[]>>;

export class SlowTools {
  /** The toolbox, whose look-ups take their time. */
  readonly toolbox: Toolbox;
  readonly #delays: Delays;
  readonly #runs = new Map<string, number>();
  readonly #announceAfterMs: number;
  readonly #late = new WeakSet<Promise<unknown>>();

  /**
   * @param delays ms of the call clock by name of tool, of all its runs or of one after another; at
   *   or above `announceAfterMs` a run is late
   */
  constructor(toolbox: Toolbox, delays: Delays, clock: CallClock, announceAfterMs: number) {
    this.#delays = delays;
    this.#announceAfterMs = announceAfterMs;
    this.toolbox = {
      ...toolbox,
      run: (name, raw) => {
        const delay = this.#next(name);
        if (delay < announceAfterMs) return toolbox.run(name, raw);
        const { promise, resolve } = Promise.withResolvers<void>();
        clock.schedule(clock.now().getTime() + delay, resolve);
        const running = promise.then(() => toolbox.run(name, raw));
        this.#late.add(running);
        return running;
      },
    };
  }

  /** What runs a tool in its turn is as late as the tool. */
  running<T>(name: string, run: () => Promise<T>): Promise<T> {
    const isSlow = this.#delay(name) >= this.#announceAfterMs;
    const running = run();
    if (isSlow) this.#late.add(running);
    return running;
  }

  /** Whether it is late; resolves when it is there, or known to be late. */
  readonly isLate = async (running: Promise<unknown>): Promise<boolean> => {
    if (this.#late.has(running)) return true;
    await running;
    return false;
  };

  /** How long the next run of this tool takes. */
  #delay(name: string): number {
    const delays = this.#delays[name] ?? 0;
    return typeof delays === 'number' ? delays : (delays[this.#runs.get(name) ?? 0] ?? 0);
  }

  #next(name: string): number {
    const delay = this.#delay(name);
    this.#runs.set(name, (this.#runs.get(name) ?? 0) + 1);
    return delay;
  }
}
