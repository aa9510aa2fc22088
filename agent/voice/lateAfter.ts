/** Which runs take longer than a caller waits in silence, on machine time (decision 13). */
import { within } from './within.ts';

/** Tells for a run whether it is still under way after `limitMs`; resolves when it is there, or late. */
export function lateAfter(limitMs: number): (running: Promise<unknown>) => Promise<boolean> {
  return async (running) => {
    const there = running.then(
      () => true,
      () => true,
    );
    return (await within(there, limitMs)) === null;
  };
}

/** Where no time passes while tools run, none is late. */
export function neverLate(): Promise<boolean> {
  return Promise.resolve(false);
}
