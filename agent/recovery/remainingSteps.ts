/**
 * What of a plan is still to be done. Each step that leaves a trace in the journal (a deed, words
 * heard to their end, a request) is done where its trace is there, so that nothing is written or
 * promised twice; every other step is harmless to repeat: a timer is armed anew, an offer of the
 * same attempt and a claim of the same person get the same answer, a gate stays where it is, a
 * look-up is made again. Pure.
 */

import type { JournalEvent } from '../../records/journal/events.ts';
import { maskDeep } from '../../records/journal/mask.ts';
import type { Step } from '../flow/events.ts';

/** @param after the events that were written since the plan */
export function remainingSteps(
  steps: readonly Step[],
  after: readonly JournalEvent[],
): readonly Step[] {
  const traces = [...after];
  const take = (is: (event: JournalEvent) => boolean): boolean => {
    const at = traces.findIndex(is);
    if (at >= 0) traces.splice(at, 1);
    return at >= 0;
  };
  return steps.flatMap((step): readonly Step[] => {
    switch (step.type) {
      case 'journal':
        return take((event) => holds(event, step.entry)) ? [] : [step];
      case 'request':
        return take(
          (event) => event.type === 'handoff.requested' && event.handoffId === step.handoffId,
        )
          ? []
          : [step];
      case 'say_again':
        return take((event) => event.type === 'agent.said' && event.text === step.text)
          ? []
          : [step];
      case 'say': {
        if (take((event) => event.type === 'duty.lapsed' && event.phrase === step.phrase))
          return [];
        const heard = take(
          (event) => event.type === 'duty.fulfilled' && event.phrase === step.phrase,
        );
        if (!heard) return [step];
        const { onceHeard } = step;
        const written = onceHeard === undefined || take((event) => holds(event, onceHeard));
        return written ? [] : [{ type: 'journal', entry: onceHeard }];
      }
      default:
        return [step];
    }
  });
}

/** Whether an event is this entry: the same type, and every field as it was masked. */
function holds(event: JournalEvent, entry: object): boolean {
  const written = new Map(Object.entries(event));
  return Object.entries(maskDeep(entry)).every(
    ([name, value]) => JSON.stringify(written.get(name)) === JSON.stringify(value),
  );
}
