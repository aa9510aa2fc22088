/**
 * Who may take which waiting handoff: the decisions, each kept as a record before it is answered.
 *
 * Claims are compare-and-set: this runs to its end without awaiting, so of two people who accept at
 * once exactly one wins. It knows no network and no clock; who is at a desk and the time are handed in.
 */

import type { HandoffOffer, OfferAnswer, WaitingNews } from '../../../agent/ports.ts';
import type { HandoffCause } from '../../../records/journal/events.ts';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
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

/** A waiting time is told only from so many waits of the day. */
const waitsToTellFrom = 20;

export type ClaimResult =
  | { readonly outcome: 'claimed'; readonly callId: string }
  | { readonly outcome: 'taken'; readonly by: string }
  | { readonly outcome: 'busy' }
  | { readonly outcome: 'gone' };

export interface Person {
  readonly workNumber: string;
  /** Since when the person is available; milliseconds since the epoch. */
  readonly since: number;
  /** Of another department: asked only where nobody of the owner's is free (decision 19). */
  readonly helps?: boolean;
  /** No page is open: the telephone is rung. */
  readonly phone?: string;
}

export class HandoffQueue {
  readonly #state = emptyQueueState();
  readonly #keep: (record: QueueRecord) => void;

  /** @param records what was kept before @param keep stores a record; throwing leaves the queue as it was */
  constructor(records: Iterable<QueueRecord>, keep: (record: QueueRecord) => void) {
    for (const record of records) applyQueueRecord(this.#state, record);
    this.#keep = keep;
  }

  /**
   * Addresses the offer to the free person who has been idle longest; the same attempt again gives
   * the same answer.
   * @param busy those who could take it, were they not in a call: with one of them it waits in line
   */
  offer(
    offer: HandoffOffer,
    people: readonly Person[],
    at: number,
    busy: readonly string[] = [],
  ): OfferAnswer {
    const before = this.#state.handoffs.get(offer.handoffId);
    if (before?.claim && at - before.claim.at < claimCrossesForMs) return rings(before.claim.human);
    if (before && !before.claim && offer.attempt <= before.offer.attempt) {
      return before.offeredTo === null
        ? { outcome: 'queued' }
        : rings(before.offeredTo, before.phone);
    }
    const person = this.#longestIdle(people, before);
    const queued = person === null && busy.some((one) => !before?.asked.includes(one));
    const made = { type: 'offered', at, callId: offer.callId, offer, queued } as const;
    this.#record({ ...made, ...offeredAt(person), human: person?.workNumber ?? null });
    if (person === null) return { outcome: queued ? 'queued' : 'nobody' };
    return rings(person.workNumber, person.phone);
  }

  /** Whom this offer rang at so far, without an answer; undefined where it did not, or was answered. */
  unanswered({ handoffId, attempt }: HandoffOffer): string | undefined {
    const before = this.#state.handoffs.get(handoffId);
    const rangOut = before && !before.claim && !before.declined && attempt > before.offer.attempt;
    return rangOut ? (before.offeredTo ?? undefined) : undefined;
  }

  /** Somebody may have come free: what waits in line rings, the longest waiting first. */
  assign(peopleFor: (offer: HandoffOffer) => readonly Person[], at: number): void {
    for (const handoff of this.waiting()) {
      if (handoff.offeredTo !== null) continue;
      const { handoffId, callId } = handoff.offer;
      const person = this.#longestIdle(peopleFor(handoff.offer), handoff);
      if (person === null) continue;
      const human = person.workNumber;
      this.#record({ type: 'assigned', at, callId, handoffId, human, ...offeredAt(person) });
    }
  }

  /** How it stands with a handoff that waits; undefined where it does not wait. */
  news(
    callId: string,
    handoffId: string,
    competes: (other: HandoffOffer) => boolean,
    since: number,
  ): WaitingNews | undefined {
    const waiting = this.waiting();
    const own = waiting.findIndex(({ offer }) => offer.handoffId === handoffId);
    if (waiting[own]?.offer.callId !== callId) return undefined;
    const position = waiting.slice(0, own).filter(({ offer }) => competes(offer)).length;
    const waits = this.#state.waits.filter(({ at }) => at >= since).map(({ ms }) => ms);
    return { position, waitMs: waits.length < waitsToTellFrom ? null : middleOf(waits) };
  }

  /** The page of a person is gone for the moment, or there again: told to the call that they have. */
  stepAway(human: string, away: boolean, at: number): void {
    const claim = this.claimOf(human);
    if (!claim) return;
    const { callId, handoffId } = claim.offer;
    this.#record({ type: 'away', at, callId, handoffId, human, away });
  }

  /** What the person asks of the call that they have. @returns false where they have no such call */
  ask(callId: string, human: string, request: PersonRequest, at: number): boolean {
    const claim = this.claimOf(human);
    if (claim?.offer.callId !== callId) return false;
    const { handoffId } = claim.offer;
    this.#record({ type: 'asked', at, callId, handoffId, human, request });
    return true;
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

  /** The claimant is in the room. @returns false where this person has no such call */
  enter(handoffId: string, human: string, at: number): boolean {
    const handoff = this.#state.handoffs.get(handoffId);
    if (handoff?.claim?.human !== human) return false;
    this.#record({ type: 'entered', at, callId: handoff.offer.callId, handoffId, human });
    return true;
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

  #longestIdle(people: readonly Person[], handoff: Handoff | undefined): Person | null {
    const waiting = this.waiting();
    const idleSince = (person: Person) =>
      Math.max(person.since, this.#state.freedAt.get(person.workNumber) ?? 0);
    const free = people.filter(
      ({ workNumber }) =>
        !this.claimOf(workNumber) &&
        !handoff?.asked.includes(workNumber) &&
        !waiting.some((other) => other !== handoff && addresses(other, workNumber)),
    );
    const own = free.filter(({ helps }) => helps !== true);
    const asked = own.length > 0 ? own : free;
    return asked.sort((one, other) => idleSince(one) - idleSince(other))[0] ?? null;
  }

  #record(record: QueueRecord): void {
    this.#keep(record);
    applyQueueRecord(this.#state, record);
  }
}

function rings(human: string, phone?: string): OfferAnswer {
  return { outcome: 'rings', human, ...(phone === undefined ? {} : { phone }) };
}

function offeredAt(person: Person | null) {
  return person?.phone === undefined ? {} : { phone: person.phone };
}

function middleOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? 1);
}

function addresses(handoff: Handoff, human: string): boolean {
  return handoff.offeredTo === human && !handoff.declined;
}
