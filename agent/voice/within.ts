/** Waiting with a limit: nothing in the voice shell waits for ever. */

/**
 * The value of `promise`, or null where it has not come after `limitMs` (machine time). A rejection
 * after that belongs to nobody and is dropped.
 */
export async function within<T>(promise: PromiseLike<T>, limitMs: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  promise.then(undefined, () => undefined);
  const limit = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, limitMs, null);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
