/**
 * Waiting in tests: for an event or a condition, never for a span of time.
 *
 * Every wait has a deadline and says what it waited for, so that a test that hangs explains itself.
 */

/** The promise's value. @throws Error naming `what` after `limitMs` */
export async function within<T>(limitMs: number, what: string, promise: Promise<T>): Promise<T> {
  const expired = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => expired.reject(new Error(`nothing after ${limitMs} ms: ${what}`)),
    limitMs,
  );
  try {
    return await Promise.race([promise, expired.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** First value of `probe` that is neither null nor false, asked every 50 ms. @throws after `limitMs` */
export async function eventually<T>(
  limitMs: number,
  what: string | (() => string),
  probe: () => Promise<T | null | false> | T | null | false,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value !== null && value !== false) return value;
    if (performance.now() > deadline) {
      const wanted = typeof what === 'string' ? what : what();
      throw new Error(`nothing after ${limitMs} ms: ${wanted}`);
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    setTimeout(resolve, 50);
    await promise;
  }
}

/** Something that tells its listeners that it changed, and can be waited for. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  notify(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves with the first value of `probe` that is not null, asked now and at each change. */
  async until<T>(limitMs: number, what: () => string, probe: () => T | null): Promise<T> {
    const found = Promise.withResolvers<T>();
    const check = () => {
      const value = probe();
      if (value !== null) found.resolve(value);
    };
    this.#listeners.add(check);
    const timer = setTimeout(
      () => found.reject(new Error(`nothing after ${limitMs} ms: ${what()}`)),
      limitMs,
    );
    check();
    try {
      return await found.promise;
    } finally {
      clearTimeout(timer);
      this.#listeners.delete(check);
    }
  }
}
