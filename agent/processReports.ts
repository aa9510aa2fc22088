/**
 * What a call's process tells its worker over the channel between them, beside the framework's own
 * messages (which ignore these): that it is warm, that it has a call, that it speaks.
 */

const states = ['warm', 'answering', 'speaking'] as const;
export type ProcessState = (typeof states)[number];

/** Tells the worker; nothing happens in a process without one. */
export function report(state: ProcessState): void {
  if (process.connected) process.send?.({ case: 'three-rings', state });
}

/** The state in a message; null where it is one of the framework's. */
export function readReport(message: unknown): ProcessState | null {
  if (typeof message !== 'object' || message === null || !('state' in message)) return null;
  return states.find((state) => state === message.state) ?? null;
}
