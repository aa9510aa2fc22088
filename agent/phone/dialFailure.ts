/** What a telephone that was not answered said about it: the SIP status, read as a cause. */
import { ServerError, SipCallError } from 'livekit-server-sdk';
import type { DialCause } from './dialler.ts';

/** RFC 3261, section 21, and RFC 8197 (607), RFC 8688 (608). */
const causes: Readonly<Record<number, DialCause>> = {
  408: 'no_answer',
  480: 'no_answer',
  486: 'busy',
  487: 'no_answer',
  600: 'busy',
  603: 'declined',
  607: 'declined',
  608: 'declined',
};

/** Codes of the media server's own answer where the bridge had no SIP status to report. */
const ranOut: ReadonlySet<string> = new Set(['deadline_exceeded', 'canceled']);

export interface DialFailure {
  readonly cause: DialCause;
  /** For operators; without the number. */
  readonly detail: string;
}

export function dialFailure(error: unknown): DialFailure {
  const sipStatus = error instanceof SipCallError ? error.sipStatusCode : undefined;
  if (sipStatus !== undefined) {
    return { cause: causes[sipStatus] ?? 'unreachable', detail: `SIP ${sipStatus}` };
  }
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return { cause: 'no_answer', detail: 'no final answer in time' };
  }
  if (error instanceof ServerError) {
    const cause = ranOut.has(error.code ?? '') ? 'no_answer' : 'unreachable';
    return { cause, detail: `media server: ${error.code ?? `status ${error.status}`}` };
  }
  return { cause: 'unreachable', detail: 'the media server did not answer' };
}
