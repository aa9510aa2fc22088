/** What a desk page is sent on every change: all waiting handoffs, and the call that its own person has. */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { DeskWords } from '../deskWords.ts';
import type { HandoffQueue } from './handoffQueue.ts';

export interface WaitingHandoff {
  readonly handoffId: string;
  readonly callId: string;
  readonly attempt: number;
  readonly reason: HandoffOffer['reason'];
  readonly department: string;
  /** Its open duties by name, not by id. */
  readonly summary: HandoffOffer['summary'];
  /** The first words of whoever takes it. */
  readonly greeting: string;
  /** ISO 8601: when it was first offered to anyone. */
  readonly waitingSince: string;
  /** Until when the present offer stands. */
  readonly answerBy: string;
  /** Whom the present offer addresses, null once declined; anyone may take it. */
  readonly offeredTo: string | null;
  /** Who has the call and wants to speak with a colleague first; null: it is a call to take. */
  readonly consults: string | null;
}

export interface HandoffList {
  /** The server's time, so that a page with another clock counts waiting times rightly. */
  readonly now: string;
  readonly workNumber: string;
  readonly handoffs: readonly WaitingHandoff[];
  /** The call this person has taken, so that a reloaded page can go back to it (accept again). */
  readonly taken: { readonly handoffId: string; readonly callId: string } | null;
}

export function handoffListFor(
  queue: HandoffQueue,
  workNumber: string,
  {
    now,
    words,
  }: { readonly now: number; readonly words: Pick<DeskWords, 'greeting' | 'dutyName'> },
): HandoffList {
  const iso = (milliseconds: number) => new Date(milliseconds).toISOString();
  const claim = queue.claimOf(workNumber);
  return {
    now: iso(now),
    workNumber,
    handoffs: queue.waiting().map(({ offer, waitingSince, offeredAt, offeredTo, declined }) => ({
      handoffId: offer.handoffId,
      callId: offer.callId,
      attempt: offer.attempt,
      reason: offer.reason,
      department: offer.department,
      summary: { ...offer.summary, openDuties: dutyNames(offer.summary.openDuties, words) },
      greeting: words.greeting(offer.department),
      waitingSince: iso(waitingSince),
      answerBy: iso(offeredAt + offer.answerWithinMs),
      offeredTo: declined ? null : offeredTo,
      consults: offer.consults ?? null,
    })),
    taken: claim ? { handoffId: claim.offer.handoffId, callId: claim.offer.callId } : null,
  };
}

function dutyNames(
  clauses: readonly string[],
  { dutyName }: Pick<DeskWords, 'dutyName'>,
): string[] {
  return [...new Set(clauses.map(dutyName))];
}
