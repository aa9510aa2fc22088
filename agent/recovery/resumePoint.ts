/**
 * Where a successor goes on: the last saved state or plan of the journal, with what of the plan is
 * still to be done. A call that never got as far as `call.started` has no such point: it begins.
 */
import type { JournalEvent } from '../../records/journal/events.ts';
import type { Step } from '../flow/events.ts';
import { remainingSteps } from './remainingSteps.ts';
import { readSavedCall, readSteps, type SavedCall } from './savedCall.ts';

export interface ResumePoint {
  readonly saved: SavedCall;
  /** The number of the caller's last turn. */
  readonly turn: number;
  /** Planned, and not done. */
  readonly steps: readonly Step[];
  /** The caller's words that nothing was planned about yet; null: none. */
  readonly unheard: string | null;
}

/** @param events of the call so far, all parts in order */
export function resumePoint(events: readonly JournalEvent[]): ResumePoint | null {
  const at = events.findLastIndex(({ type }) => type === 'state.saved' || type === 'turn.planned');
  const last = events[at];
  if (last?.type !== 'state.saved' && last?.type !== 'turn.planned') return null;
  const saved = readSavedCall(last.state);
  if (saved === null) return null;
  const after = events.slice(at + 1);
  const steps = last.type === 'turn.planned' ? remainingSteps(readSteps(last.steps), after) : [];
  const words = last.type === 'state.saved' ? after.findLast(isSaid) : undefined;
  return {
    saved,
    steps,
    turn: events.at(-1)?.turn ?? 0,
    unheard: words === undefined ? null : words.text,
  };
}

function isSaid(event: JournalEvent): event is Extract<JournalEvent, { type: 'caller.said' }> {
  return event.type === 'caller.said';
}
