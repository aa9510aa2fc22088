/** The pending timers of a call, on the call clock; their due times are part of the saved state. */
import type { TimerName } from './flow/events.ts';
import type { CallClock } from './ports.ts';

interface Pending {
  readonly dueAt: number;
  readonly afterMs: number;
  readonly cancel: () => void;
}

export class CallTimers {
  readonly #pending = new Map<TimerName, Pending>();
  readonly #clock: CallClock;
  readonly #due: (timer: TimerName) => void;

  constructor(clock: CallClock, due: (timer: TimerName) => void) {
    this.#clock = clock;
    this.#due = due;
  }

  /** Starts a timer anew. */
  set(timer: TimerName, afterMs: number): void {
    this.cancel(timer);
    const dueAt = this.#clock.now().getTime() + afterMs;
    const cancel = this.#clock.schedule(dueAt, () => {
      this.#pending.delete(timer);
      this.#due(timer);
    });
    this.#pending.set(timer, { dueAt, afterMs, cancel });
  }

  cancel(...timers: TimerName[]): void {
    for (const timer of timers) {
      this.#pending.get(timer)?.cancel();
      this.#pending.delete(timer);
    }
  }

  /** Starts a pending timer from now; nothing where it is not pending. */
  restart(timer: TimerName): void {
    const pending = this.#pending.get(timer);
    if (pending) this.set(timer, pending.afterMs);
  }

  dueAt(timer: TimerName): Date | null {
    const pending = this.#pending.get(timer);
    return pending ? new Date(pending.dueAt) : null;
  }

  cancelAll(): void {
    this.cancel(...this.#pending.keys());
  }

  /** Due times, for the saved state. */
  get saved(): { timer: TimerName; dueAt: string }[] {
    return [...this.#pending].map(([timer, { dueAt }]) => ({
      timer,
      dueAt: new Date(dueAt).toISOString(),
    }));
  }
}
