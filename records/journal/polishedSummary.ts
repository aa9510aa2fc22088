/**
 * The wording of a handoff's summary, and what it reads like with the polished one. The summary
 * itself stays as code has built it: only the three texts in the caller's words are worded anew.
 * Nothing is polished here.
 */
import type { HandoffSummary, JournalEntry, SummaryWording } from './events.ts';

/** The texts of a summary that are the caller's own words. */
export function wordingOf({ demand, complaint }: HandoffSummary): SummaryWording {
  return { demand, event: complaint?.event ?? null, wish: complaint?.demand ?? null };
}

/** What the journal so far says of a handoff's polished wording; null: code's own stays. */
export function polishedWording(
  handoffId: string,
  events: readonly (JournalEntry | { readonly type: 'erased' })[],
): SummaryWording | null {
  const polished = events.findLast(
    (event) => event.type === 'summary.polished' && event.handoffId === handoffId,
  );
  return polished?.type === 'summary.polished' ? (polished.wording ?? null) : null;
}

export function withWording(
  summary: HandoffSummary,
  wording: SummaryWording | null,
): HandoffSummary {
  if (wording === null) return summary;
  const { complaint } = summary;
  return {
    ...summary,
    demand: wording.demand,
    complaint: complaint && { ...complaint, event: wording.event, demand: wording.wish },
  };
}
