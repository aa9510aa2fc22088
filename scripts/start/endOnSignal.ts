/**
 * When start has to end: Ctrl-C, a polite kill, the terminal closed, or the npm that started us
 * gone without telling.
 *
 * A signal often comes twice (once from the terminal, once passed on by npm); within
 * `sameSignalMs` that is one wish. A later one means "at once".
 */

const sameSignalMs = 700;
const parentEveryMs = 300;

/**
 * @param ways `orderly` runs once; `atOnce` when asked again
 * @param parent process id of whoever started us, where it matters
 */
export function endOnSignal(
  ways: { orderly: () => void; atOnce: () => void },
  parent: number | undefined,
): void {
  let askedAt: number | undefined;
  const ask = () => {
    const now = performance.now();
    if (askedAt === undefined) {
      askedAt = now;
      ways.orderly();
    } else if (now - askedAt > sameSignalMs) ways.atOnce();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
  if (parent === undefined) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    ask();
  }, parentEveryMs);
  watch.unref();
}
