/** The state of the queue and how each record changes it. Pure: no clock, no disk, no network. */

import type { HandoffOffer } from '../../../agent/ports.ts';
import type { HandoffCause } from '../../../records/journal/events.ts';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import type { QueueRecord } from './queueRecord.ts';

/** What a call's process is told. */
export type HandoffCommand =
  | { readonly type: 'handoff.accepted'; readonly handoffId: string; readonly human: string }
  | {
      readonly type: 'handoff.declined';
      readonly handoffId: string;
      readonly human: string;
      readonly cause: HandoffCause;
    }
  /** Somebody came free while it waited in line: it rings there. */
  | {
      readonly type: 'handoff.offered';
      readonly handoffId: string;
      readonly human: string;
      readonly phone?: string;
    }
  /** The person's line into the room stands: the gate may open. */
  | { readonly type: 'handoff.entered'; readonly handoffId: string; readonly human: string }
  /** The person's page is gone for the moment, or there again. */
  | { readonly type: 'person.away'; readonly human: string; readonly away: boolean }
  | { readonly type: 'person.asked'; readonly human: string; readonly request: PersonRequest };

export interface NumberedCommand {
  /** 1, 2, … within a call, without gaps. */
  readonly n: number;
  readonly command: HandoffCommand;
}

export interface Claim {
  readonly human: string;
  readonly at: number;
}

export interface Handoff {
  readonly offer: HandoffOffer;
  /** When it was first offered; milliseconds since the epoch, as all times here. */
  readonly waitingSince: number;
  /** When the present offer was made. */
  readonly offeredAt: number;
  /** Whom the present offer addresses; null: it waits in line until somebody is free. */
  readonly offeredTo: string | null;
  /** Rung there, for want of a page; left out: it rings on the page. */
  readonly phone?: string;
  /** That person declined it, or left; anyone else may still take it. */
  readonly declined: boolean;
  /** Everyone who was offered it or passed it by; nobody is asked twice. */
  readonly asked: readonly string[];
  readonly claim: Claim | null;
}

export interface QueueState {
  readonly handoffs: Map<string, Handoff>;
  /** Per call, everything that it was told. */
  readonly commands: Map<string, NumberedCommand[]>;
  /** When each person last came free. */
  readonly freedAt: Map<string, number>;
  /** How long callers waited until somebody took their call. */
  readonly waits: { readonly at: number; readonly ms: number }[];
}

export function emptyQueueState(): QueueState {
  return { handoffs: new Map(), commands: new Map(), freedAt: new Map(), waits: [] };
}

export function applyQueueRecord(state: QueueState, record: QueueRecord): void {
  switch (record.type) {
    case 'offered':
      applyOffer(state, record);
      return;
    case 'assigned':
      applyAssignment(state, record);
      return;
    case 'entered':
      tell(state, record.callId, {
        type: 'handoff.entered',
        handoffId: record.handoffId,
        human: record.human,
      });
      return;
    case 'away':
      tell(state, record.callId, { type: 'person.away', human: record.human, away: record.away });
      return;
    case 'asked':
      tell(state, record.callId, {
        type: 'person.asked',
        human: record.human,
        request: record.request,
      });
      return;
    case 'accepted':
      applyClaim(state, record);
      return;
    case 'declined':
      applyDecline(state, record);
      return;
    case 'withdrawn':
      remove(state, record.handoffId, record.at);
      return;
    case 'lost':
      removeAll(state, record.callId, record.at);
      return;
    case 'ended':
      removeAll(state, record.callId, record.at);
      state.commands.delete(record.callId);
      return;
  }
}

function applyOffer(state: QueueState, record: QueueRecord & { type: 'offered' }): void {
  const { offer, human, queued, at } = record;
  const phone = phoneOf(record);
  if (!state.commands.has(offer.callId)) state.commands.set(offer.callId, []);
  const before = state.handoffs.get(offer.handoffId);
  free(state, before, at);
  if (human === null && !queued) {
    state.handoffs.delete(offer.handoffId);
    return;
  }
  state.handoffs.set(offer.handoffId, {
    offer,
    waitingSince: before?.waitingSince ?? at,
    offeredAt: at,
    offeredTo: human,
    ...phone,
    declined: false,
    asked: [...(before?.asked ?? []), ...(human === null ? [] : [human])],
    claim: null,
  });
}

function applyAssignment(state: QueueState, record: QueueRecord & { type: 'assigned' }): void {
  const { handoffId, human, at } = record;
  const handoff = state.handoffs.get(handoffId);
  if (!handoff) return;
  const asked = [...handoff.asked, human];
  const phone = phoneOf(record);
  state.handoffs.set(handoffId, { ...handoff, asked, offeredTo: human, offeredAt: at, ...phone });
  tell(state, record.callId, { type: 'handoff.offered', handoffId, human, ...phone });
}

function phoneOf({ phone }: { readonly phone?: string }) {
  return phone === undefined ? {} : { phone };
}

function applyClaim(state: QueueState, record: QueueRecord & { type: 'accepted' }): void {
  const { handoffId, human, at } = record;
  const handoff = state.handoffs.get(handoffId);
  if (!handoff) return;
  const asked = handoff.asked.includes(human) ? handoff.asked : [...handoff.asked, human];
  state.handoffs.set(handoffId, { ...handoff, asked, claim: { human, at } });
  const { consults } = handoff.offer;
  if (consults === undefined) state.waits.push({ at, ms: at - handoff.waitingSince });
  tell(state, record.callId, { type: 'handoff.accepted', handoffId, human });
}

function applyDecline(state: QueueState, record: QueueRecord & { type: 'declined' }): void {
  const { handoffId, human, cause } = record;
  const handoff = state.handoffs.get(handoffId);
  if (!handoff) return;
  const asked = handoff.asked.includes(human) ? handoff.asked : [...handoff.asked, human];
  const declined = handoff.declined || record.addressed;
  state.handoffs.set(handoffId, { ...handoff, asked, declined });
  if (record.addressed) {
    tell(state, record.callId, { type: 'handoff.declined', handoffId, human, cause });
  }
}

function tell(state: QueueState, callId: string, command: HandoffCommand): void {
  const commands = state.commands.get(callId) ?? [];
  commands.push({ n: commands.length + 1, command });
  state.commands.set(callId, commands);
}

function free(state: QueueState, handoff: Handoff | undefined, at: number): void {
  if (handoff?.claim) state.freedAt.set(handoff.claim.human, at);
}

function remove(state: QueueState, handoffId: string, at: number): void {
  free(state, state.handoffs.get(handoffId), at);
  state.handoffs.delete(handoffId);
}

function removeAll(state: QueueState, callId: string, at: number): void {
  for (const [handoffId, handoff] of state.handoffs) {
    if (handoff.offer.callId === callId) remove(state, handoffId, at);
  }
}
