/**
 * The last resort against left-over processes: if start dies without a word (kill -9), this one
 * ends the process groups that start had named.
 *
 * Start writes a line per group to our input: `+<group>` begun, `-<group>` ended. The end of input
 * means that start is gone. Signals from the terminal are not ours to heed.
 */
import { createInterface } from 'node:readline';

const graceMs = 1500;
/** @type {Set<number>} */
const groups = new Set();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const group = Number(line.slice(1));
  if (line.startsWith('+')) groups.add(group);
  else groups.delete(group);
});
lines.on('close', () => {
  if (groups.size === 0) return;
  end('SIGTERM');
  setTimeout(() => end('SIGKILL'), graceMs);
});

/** @param {NodeJS.Signals} signal */
function end(signal) {
  for (const group of groups) {
    try {
      process.kill(-group, signal);
    } catch {
      groups.delete(group);
    }
  }
}
