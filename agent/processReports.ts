/**
 * What a call's process tells its worker over the channel between them, beside the framework's own
 * messages (which ignore these): that it is warm, that it has a call, that it speaks.
 */

const reports = ['warm', 'answering', 'speaking'] as const;
export type ProcessReport = (typeof reports)[number];

/** Tells the worker; nothing happens in a process without one. */
export function report(state: ProcessReport): void {
  if (process.connected) process.send?.({ case: 'three-rings', state });
}

/** What a message says: a report of ours, or `up` for the framework's own first one; else null. */
export function readReport(message: unknown): ProcessReport | 'up' | null {
  if (typeof message !== 'object' || message === null) return null;
  if ('case' in message && message.case === 'initializeResponse') return 'up';
  if (!('state' in message)) return null;
  return reports.find((state) => state === message.state) ?? null;
}
