/**
 * When start has to end: Ctrl-C, a polite kill, the terminal closed, or the npm that started us
 * gone without telling.
 *
 * A signal often comes twice (once from the terminal, once passed on by npm); within
 * `sameSignalMs` that is one wish. A later one means "at once".
 */
import { isOrphaned } from '../setup/ancestors.js';

const sameSignalMs = 700;
const ancestorsEveryMs = 300;

/**
 * @param ways `orderly` runs once; `atOnce` when asked again
 * @param ancestors process ids from our parent upwards whose end is ours; see setup/ancestors.js
 */
export function endOnSignal(
  ways: { orderly: () => void; atOnce: () => void },
  ancestors: readonly number[],
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
  const watch = setInterval(() => {
    if (!isOrphaned(ancestors)) return;
    clearInterval(watch);
    ask();
  }, ancestorsEveryMs);
  watch.unref();
}
