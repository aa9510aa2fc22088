/**
 * Handoffs as the conductor carries them out: the request with the summary that code builds from
 * the journal, and the offer to one person after another. Decides nothing about either.
 */
import type { JournalEntry, JournalEventOf } from '../records/journal/events.ts';
import { summarize } from '../records/summary.ts';
import type { CallEvent, Step } from './flow/events.ts';
import type { CallMemory } from './flow/memory.ts';
import type { CallEnvironment, PersonGate } from './ports.ts';

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

/** Offers a requested handoff to the next person; `offered`, `queued` or `nobody` comes back. */
export async function offerHandoff(
  { handoffId, attempt, to }: Extract<Step, { type: 'offer' }>,
  { journal, desk, words }: Pick<CallEnvironment, 'journal' | 'desk' | 'words'>,
): Promise<CallEvent> {
  const requested = journal.events.findLast(
    (event): event is JournalEventOf<'handoff.requested'> =>
      event.type === 'handoff.requested' && event.handoffId === handoffId,
  );
  if (!requested) return { type: 'nobody', handoffId };
  const { reason, department, summary } = requested;
  const answer = await desk.offer({
    handoffId,
    callId: journal.callId,
    attempt,
    reason,
    department,
    summary,
    answerWithinMs: words.company.handoff.answerWithinMs,
    ...(to === undefined ? {} : { to }),
  });
  if (answer.outcome === 'rings') return { type: 'offered', handoffId, human: answer.human };
  return { type: answer.outcome, handoffId };
}

/** Moves the gate between caller and person; `gate.stuck` comes back where it did not open. */
export async function moveGate(
  step: Extract<Step, { type: 'gate' }>,
  gate: PersonGate | undefined,
): Promise<CallEvent | null> {
  if (step.to === 'clear') {
    await gate?.clear();
    return null;
  }
  const moved = (await gate?.[step.to](step.human)) ?? true;
  return moved ? null : { type: 'gate.stuck', human: step.human };
}
