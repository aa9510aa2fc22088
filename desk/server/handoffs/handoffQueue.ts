/**
 * Who may take which waiting handoff: the decisions, each kept as a record before it is answered.
 *
 * Claims are compare-and-set: this runs to its end without awaiting, so of two people who accept at
 * once exactly one wins. It knows no network and no clock; who is at a desk and the time are handed in.
 */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { HandoffCause } from '../../../records/journal/events.ts';
import type { QueueRecord } from './queueRecord.ts';
import {
  applyQueueRecord,
  emptyQueueState,
  type Handoff,
  type NumberedCommand,
} from './queueState.ts';

/**
 * A claim younger than this crosses with the call's own "time over, the next one": the new attempt is
 * then answered with the claimant. An older claim came to nothing (the person never joined).
 */
const claimCrossesForMs = 2000;

export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly callId: string }
  | { readonly outcome: 'taken'; readonly by: string }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'gone' };

export interface Person {
  readonly workNumber: string;
  /** When the person sat down; milliseconds since the epoch. */
  readonly since: number;
}

export class HandoffQueue {
  readonly #state = emptyQueueState();
  readonly #keep: (record: QueueRecord) => void;

  /** @param records what was kept before @param keep stores a record; throwing leaves the queue as it was */
  constructor(records: Iterable<QueueRecord>, keep: (record: QueueRecord) => void) {
    for (const record of records) applyQueueRecord(this.#state, record);
    this.#keep = keep;
  }

  /** Addresses the offer to the free person who has been idle longest; the same attempt again gives the same answer. */
  offer(offer: HandoffOffer, people: readonly Person[], at: number): string | null {
    const before = this.#state.handoffs.get(offer.handoffId);
    if (before?.claim && at - before.claim.at < claimCrossesForMs) return before.claim.human;
    if (before && !before.claim && offer.attempt <= before.offer.attempt) return before.offeredTo;
    const human = this.#longestIdle(people, before);
    this.#record({ type: 'offered', at, callId: offer.callId, offer, human });
    return human;
  }

  /** Claims for one person. The claimant may ask again (a reloaded page) and is told the same. */
  accept(handoffId: string, human: string, at: number): ClaimResult {
    const handoff = this.#state.handoffs.get(handoffId);
    if (!handoff) return { outcome: 'gone' };
    const { callId } = handoff.offer;
    if (handoff.claim?.human === human) return { outcome: 'claimed', callId };
    if (handoff.claim) return { outcome: 'taken', by: handoff.claim.human };
    if (this.claimOf(human)) return { outcome: 'busy' };
    this.#record({ type: 'accepted', at, callId, handoffId, human });
    return { outcome: 'claimed', callId };
  }

  /** @returns false where the handoff no longer waits */
  decline(handoffId: string, human: string, cause: HandoffCause, at: number): boolean {
    const handoff = this.#state.handoffs.get(handoffId);
    if (!handoff || handoff.claim) return false;
    const addressed = addresses(handoff, human);
    const { callId } = handoff.offer;
    this.#record({ type: 'declined', at, callId, handoffId, human, cause, addressed });
    return true;
  }

  /** The person is gone from the desk: every offer addressed to them is declined. */
  leave(human: string, at: number): void {
    for (const handoff of this.waiting()) {
      if (addresses(handoff, human)) this.decline(handoff.offer.handoffId, human, 'left', at);
    }
  }

  withdraw(callId: string, handoffId: string, at: number): void {
    if (this.#state.handoffs.get(handoffId)?.offer.callId !== callId) return;
    this.#record({ type: 'withdrawn', at, callId, handoffId });
  }

  /** The call is over: its handoffs and commands go. */
  end(callId: string, at: number): void {
    if (this.#state.commands.has(callId)) this.#record({ type: 'ended', at, callId });
  }

  /** The call's process is gone: nothing waits for it any longer; its commands stay for a successor. */
  lose(callId: string, at: number): void {
    const handoffs = [...this.#state.handoffs.values()];
    if (handoffs.some((handoff) => handoff.offer.callId === callId)) {
      this.#record({ type: 'lost', at, callId });
    }
  }

  commandsAfter(callId: string, after: number): readonly NumberedCommand[] {
    return (this.#state.commands.get(callId) ?? []).filter((command) => command.n > after);
  }

  /** Handoffs that anyone may take, the longest waiting first. */
  waiting(): readonly Handoff[] {
    return [...this.#state.handoffs.values()]
      .filter((handoff) => handoff.claim === null)
      .sort((one, other) => one.waitingSince - other.waitingSince);
  }

  /** The handoff that this person has taken, if its call goes on. */
  claimOf(human: string): Handoff | undefined {
    return [...this.#state.handoffs.values()].find((handoff) => handoff.claim?.human === human);
  }

  /** Calls with a handoff, waiting or taken. */
  calls(): ReadonlySet<string> {
    return new Set([...this.#state.handoffs.values()].map((handoff) => handoff.offer.callId));
  }

  #longestIdle(people: readonly Person[], handoff: Handoff | undefined): string | null {
    const waiting = this.waiting();
    const idleSince = (person: Person) =>
      Math.max(person.since, this.#state.freedAt.get(person.workNumber) ?? 0);
    const free = people.filter(
      ({ workNumber }) =>
        !this.claimOf(workNumber) &&
        !handoff?.asked.includes(workNumber) &&
        !waiting.some((other) => other !== handoff && addresses(other, workNumber)),
    );
    return free.sort((one, other) => idleSince(one) - idleSince(other))[0]?.workNumber ?? null;
  }

  #record(record: QueueRecord): void {
    this.#keep(record);
    applyQueueRecord(this.#state, record);
  }
}

function addresses(handoff: Handoff, human: string): boolean {
  return handoff.offeredTo === human && !handoff.declined;
}
