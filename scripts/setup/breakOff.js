/** A set-up that is broken off (Ctrl-C, kill) leaves none of its programs running. */
import { constants } from 'node:os';
import { endRunningPrograms } from './runProgram.js';

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/** @returns {() => void} the set-up is over: signals mean what they mean again */
export function endSetUpOnSignal() {
  const handlers = signals.map((signal) => {
    const handler = () => {
      endRunningPrograms();
      process.exit(128 + constants.signals[signal]);
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return () => {
    for (const remove of handlers) remove();
  };
}
