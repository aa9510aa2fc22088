/** Which moment of the call it is, so that its phrases come first. Pure; the person may choose another. */
import type { HandoffReason } from '../../../../records/journal/events.ts';
import type { Moment } from '../workbenchApi.ts';

export interface MomentFacts {
  readonly ringing: boolean;
  readonly held: boolean;
  /** Since when the person talks, in ms; null while they do not. */
  readonly talkingMs: number | null;
  readonly ended: boolean;
  readonly reason: HandoffReason | null;
}

/** The greeting is over by then. */
const answeredMs = 15_000;

export function momentOf({ ringing, held, talkingMs, ended, reason }: MomentFacts): Moment {
  if (ringing) return 'answer';
  if (ended) return 'close';
  if (held) return 'return';
  if (talkingMs === null || talkingMs < answeredMs) return 'answer';
  if (reason === 'complaint') return 'complaint';
  return reason === 'identity_failed' ? 'verify' : 'listen';
}
