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
    this.#arm(timer, this.#clock.now().getTime() + afterMs, afterMs);
  }

  /** Starts the timers of a dead process, due when they were due; one that is overdue comes at once. */
  restore(saved: readonly { readonly timer: TimerName; readonly dueAt: string }[]): void {
    for (const { timer, dueAt } of saved) {
      const at = Date.parse(dueAt);
      this.#arm(timer, at, Math.max(0, at - this.#clock.now().getTime()));
    }
  }

  #arm(timer: TimerName, dueAt: number, afterMs: number): void {
    this.cancel(timer);
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
