/**
 * Handoffs as the conductor carries them out: the request with the summary that code builds from
 * the journal, and the offer to one person after another. Decides nothing about either.
 */
import type { JournalEntry, JournalEventOf } from '../records/journal/events.ts';
import { summarize } from '../records/summary.ts';
import type { CallEvent, Step } from './flow/events.ts';
import type { CallMemory } from './flow/memory.ts';
import type { CallEnvironment } from './ports.ts';

/** `handoff.requested`, with all that a person needs to know. */
export function handoffRequest(
  { handoffId, reason, department }: Extract<Step, { type: 'request' }>,
  { caller, told, matter }: CallMemory,
  { journal }: Pick<CallEnvironment, 'journal'>,
): JournalEntry {
  const summary = summarize(journal.events, {
    name: caller.name ?? told.name,
    number: caller.number ?? told.number,
    verified: caller.verified,
    matter,
  });
  return { type: 'handoff.requested', handoffId, reason, department, summary };
}

/** Offers a requested handoff to the next person; `offered` or `nobody` comes back. */
export async function offerHandoff(
  { handoffId, attempt }: Extract<Step, { type: 'offer' }>,
  { journal, desk, words }: Pick<CallEnvironment, 'journal' | 'desk' | 'words'>,
): Promise<CallEvent> {
  const requested = journal.events.findLast(
    (event): event is JournalEventOf<'handoff.requested'> =>
      event.type === 'handoff.requested' && event.handoffId === handoffId,
  );
  if (!requested) return { type: 'nobody', handoffId };
  const { reason, department, summary } = requested;
  const human = await desk.offer({
    handoffId,
    callId: journal.callId,
    attempt,
    reason,
    department,
    summary,
    answerWithinMs: words.company.handoff.answerWithinMs,
  });
  return human === null ? { type: 'nobody', handoffId } : { type: 'offered', handoffId, human };
}
