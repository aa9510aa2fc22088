/**
 * What a call's process tells its worker over the channel between them, beside the framework's own
 * messages (which ignore these): that it is warm, that it has a call, that it speaks, that the call
 * has ended.
 */
import { z } from 'zod';

const reports = ['warm', 'answering', 'speaking', 'ended'] as const;
export type ProcessReport = (typeof reports)[number];

/** A call, and the part of its journal that the process writes. */
export interface ReportedCall {
  readonly callId: string;
  readonly part: number;
}

const callSchema = z.object({ callId: z.string(), part: z.int() });

/** Tells the worker; nothing happens in a process without one. @param call with `answering` */
export function report(state: ProcessReport, call?: ReportedCall): void {
  if (process.connected) process.send?.({ case: 'three-rings', state, call });
}

/** The call that a message names; null: none. */
export function readCallReport(message: unknown): ReportedCall | null {
  if (typeof message !== 'object' || message === null || !('call' in message)) return null;
  return callSchema.safeParse(message.call).data ?? null;
}

/** What a message says: a report of ours, or `up` for the framework's own first one; else null. */
export function readReport(message: unknown): ProcessReport | 'up' | null {
  if (typeof message !== 'object' || message === null) return null;
  if ('case' in message && message.case === 'initializeResponse') return 'up';
  if (!('state' in message)) return null;
  return reports.find((state) => state === message.state) ?? null;
}
