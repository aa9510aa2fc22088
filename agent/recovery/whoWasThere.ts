/**
 * Who must be in the room of a call that is gone on with: whoever left in the gap is not seen leaving,
 * and counts as lost. Pure.
 */
import { personIdentity } from '../voice/callerPresence.ts';
import { phaseName } from './savedCall.ts';
import type { Successor } from './succeed.ts';

/** The caller; and the person who spoke with them, or was briefed, when the process died. */
export function whoWasThere(callerIdentity: string, { point }: Successor): readonly string[] {
  if (point === null) return [callerIdentity];
  const { value, memory } = point.saved;
  const there = phaseName(value).startsWith('person') || memory.handoff?.leg === 'briefing';
  const human = memory.handoff?.human ?? null;
  return there && human !== null ? [callerIdentity, personIdentity(human)] : [callerIdentity];
}
