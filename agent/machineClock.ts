/** The call clock of a call on a line: the machine's time. Text mode and tests move theirs by hand. */
import type { CallClock } from './ports.ts';

/** Longest single wait of a timer of the machine, in ms. */
const LONGEST_WAIT = 2_000_000_000;

export class MachineClock implements CallClock {
  now(): Date {
    return new Date();
  }

  schedule(at: number, due: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = at - Date.now();
      timer = left > 0 ? setTimeout(wait, Math.min(left, LONGEST_WAIT)) : setTimeout(due, 0);
    };
    wait();
    return () => clearTimeout(timer);
  }
}
