/** Waits until something holds, up to a deadline; what was awaited stands in the fault. */
import { setTimeout as wait } from 'node:timers/promises';

export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  withinMs = 10_000,
): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > withinMs) throw new Error(`not within ${withinMs} ms: ${what}`);
    await wait(20);
  }
  return performance.now() - from;
}
