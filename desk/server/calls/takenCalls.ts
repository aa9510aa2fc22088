/**
 * Which calls have been taken, as far as the agents' side has said so itself.
 *
 * The media server is no prompt witness: after a minute without a call, or a new worker, it shows
 * a taken job only 5 s later (measured; its look-up of agents waits for stragglers). A worker that
 * takes a job, and a call's process that opens its command stream, say so at once.
 */
const rememberedCalls = 1000;

export class TakenCalls {
  readonly #taken = new Set<string>();
  readonly #waiting = new Map<string, () => void>();

  note(callId: string): void {
    this.#taken.add(callId);
    for (const oldest of this.#taken) {
      if (this.#taken.size <= rememberedCalls) break;
      this.#taken.delete(oldest);
    }
    this.#waiting.get(callId)?.();
  }

  /** Resolves true as soon as the call is taken, false when `signal` aborts. */
  async until(callId: string, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<void>();
    if (this.#taken.has(callId) || signal.aborted) resolve();
    this.#waiting.set(callId, resolve);
    signal.addEventListener('abort', () => resolve(), { once: true });
    await promise;
    this.#waiting.delete(callId);
    return this.#taken.has(callId);
  }
}
