/** A call that goes on as a supervisor sees it: folded from its events, one after another. Pure. */
import { isErased } from '../../../records/journal/eraseEvent.ts';
import type { JournalEvent, Mood, StoredEvent } from '../../../records/journal/events.ts';

/** Where a call stands, as its caller's page knows it. */
export const livePhases = ['opening', 'serving', 'waiting', 'with_person', 'closing'] as const;
export type LivePhase = (typeof livePhases)[number];

export interface LiveCall {
  readonly callId: string;
  readonly channel: string | null;
  readonly direction: string | null;
  readonly name: string | null;
  readonly number: string | null;
  /** ISO 8601, UTC, as all times here. */
  readonly startedAt: string | null;
  readonly lastEventAt: string | null;
  readonly phase: LivePhase;
  readonly mood: Mood;
  /** The caller's words that the mood was judged by; null while it is calm from the start. */
  readonly quote: string | null;
  /** Clauses of the duties that are owed. */
  readonly openDuties: readonly string[];
  readonly metDuties: number;
  readonly lapsedDuties: number;
  /** How often free speech was stopped or changed. */
  readonly interventions: number;
  readonly faults: number;
  /** Of the latest handoff; null where none was asked for. */
  readonly department: string | null;
  /** Who speaks with the caller; null while the agent does. */
  readonly human: string | null;
  /** The last words of the caller. */
  readonly lastWords: string | null;
  readonly ended: boolean;
}

interface Folded extends LiveCall {
  /** Duty ids with their clauses. */
  readonly owed: ReadonlyMap<string, string>;
}

export function newLiveCall(callId: string): Folded {
  return {
    callId,
    channel: null,
    direction: null,
    name: null,
    number: null,
    startedAt: null,
    lastEventAt: null,
    phase: 'opening',
    mood: 'calm',
    quote: null,
    openDuties: [],
    metDuties: 0,
    lapsedDuties: 0,
    interventions: 0,
    faults: 0,
    department: null,
    human: null,
    lastWords: null,
    ended: false,
    owed: new Map(),
  };
}

export type FoldedCall = Folded;

export function withEvent(call: Folded, event: StoredEvent): Folded {
  const seen = { ...call, lastEventAt: event.at };
  return isErased(event) ? seen : { ...seen, ...changeOf(call, event) };
}

function changeOf(call: Folded, event: JournalEvent): Partial<Folded> {
  switch (event.type) {
    case 'call.started': {
      const { channel, direction, caller } = event;
      const { name = null, number = null } = caller;
      return { channel, direction, name, number, startedAt: event.at };
    }
    case 'caller.said':
      return { lastWords: event.text };
    case 'state.saved':
      return { phase: phaseOf(event.phase) };
    case 'mood.changed':
      return { mood: event.mood, quote: event.quote };
    case 'duty.opened':
      return owing(new Map(call.owed).set(event.dutyId, event.clause));
    case 'duty.fulfilled':
      return { ...owing(without(call.owed, event.dutyId)), metDuties: call.metDuties + 1 };
    case 'duty.lapsed':
      return { ...owing(without(call.owed, event.dutyId)), lapsedDuties: call.lapsedDuties + 1 };
    case 'gate.intervened':
      return { interventions: call.interventions + 1 };
    case 'fault.occurred':
      return { faults: call.faults + 1 };
    case 'handoff.requested':
      // With a person on the line it is a colleague who is asked; the call stays where it is.
      if (call.human !== null) return {};
      return { department: event.department, phase: 'waiting' };
    case 'handoff.joined':
      return { human: event.human ?? null, phase: 'with_person' };
    case 'handoff.completed':
      return { human: null };
    case 'call.ended':
      return { ended: true };
    default:
      return {};
  }
}

function owing(owed: ReadonlyMap<string, string>): Pick<Folded, 'owed' | 'openDuties'> {
  return { owed, openDuties: [...owed.values()] };
}

function without(owed: ReadonlyMap<string, string>, dutyId: string): ReadonlyMap<string, string> {
  return new Map([...owed].filter(([id]) => id !== dutyId));
}

const closing: readonly string[] = ['rating', 'farewell', 'parting'];

/** @param saved the course's own name of its state, e.g. `live.serving` */
function phaseOf(saved: string): LivePhase {
  const [top = '', live = ''] = saved.split('.');
  if (top === 'ringing') return 'opening';
  if (top === 'handover' || top === 'handedBack') return 'waiting';
  if (top === 'person') return 'with_person';
  return closing.includes(live) ? 'closing' : 'serving';
}
