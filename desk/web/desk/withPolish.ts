/** A handoff with the wording that came after its ring, if any did. Pure. */
import { polishedWording, withWording } from '../../../records/journal/polishedSummary.ts';
import type { WaitingHandoff } from './deskApi.ts';
import type { ShownPageEvent } from './timeline/pageEvent.ts';

export function withPolish<T extends WaitingHandoff | null>(
  handoff: T,
  events: readonly ShownPageEvent[],
): T {
  const wording = handoff && polishedWording(handoff.handoffId, events);
  return handoff && wording
    ? { ...handoff, summary: withWording(handoff.summary, wording) }
    : handoff;
}
