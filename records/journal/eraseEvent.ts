/**
 * What is left of an event whose caller's data is erased: its envelope, type and hash, so that the
 * chain still holds around it, and fields that tell nothing of the caller (decisions, ids, times).
 *
 * An event type that is not named here loses all its fields: new ones are safe by default.
 */
import type { ErasedEvent, JournalEvent, JournalEventType, StoredEvent } from './events.ts';

/** Types that hold nothing of a caller; they stay whole, and stay provable. */
const impersonal: ReadonlySet<JournalEventType> = new Set([
  'caller.silent',
  'caller.unintelligible',
  'duty.opened',
  'duty.fulfilled',
  'duty.repeated',
  'duty.lapsed',
  'situation.entered',
  'consent.changed',
  'hold.started',
  'hold.news',
  'hold.ended',
  'consult.started',
  'consult.joined',
  'consult.ended',
  'handoff.queued',
  'handoff.offered',
  'handoff.accepted',
  'handoff.declined',
  'handoff.timed_out',
  'handoff.joined',
  'handoff.abandoned',
  'handoff.completed',
  'satisfaction.rated',
  'call.resumed',
  'call.ended',
]);

const kept: Partial<Record<JournalEventType, readonly string[]>> = {
  'call.started': ['channel', 'direction', 'ringMs', 'release'],
  'agent.said': ['phrase', 'clauses', 'source', 'interrupted'],
  'caller.said': ['via', 'confidence'],
  'duty.interrupted': ['dutyId', 'clause', 'phrase'],
  'gate.intervened': ['rule', 'clauses'],
  'tool.called': ['name', 'effect', 'ms'],
  'mood.changed': ['mood'],
  'complaint.recorded': ['severity'],
  'ticket.opened': ['ticketId', 'kind', 'dueAt', 'owner', 'handoffId'],
  'contact.changed': ['field'],
  'handoff.requested': ['handoffId', 'reason', 'department'],
  'summary.polished': ['handoffId', 'outcome', 'cause', 'model', 'ms'],
  'fault.occurred': ['component', 'kind', 'ms'],
  'state.saved': ['phase'],
  'turn.planned': ['phase'],
};

export function isErased(event: StoredEvent): event is ErasedEvent {
  return 'erased' in event && event.erased === true;
}

export function isWhole(event: StoredEvent): event is JournalEvent {
  return !isErased(event);
}

/** @returns null where the event holds nothing of the caller, or is erased already */
export function eraseEvent(event: StoredEvent): ErasedEvent | null {
  if (isErased(event) || impersonal.has(event.type)) return null;
  const { v, callId, part, seq, at, turn, type, hash } = event;
  const names = kept[type] ?? [];
  const fields = Object.fromEntries(
    Object.entries(event satisfies JournalEvent).filter(([name]) => names.includes(name)),
  );
  return { v, callId, part, seq, at, turn, type, ...fields, erased: true, hash };
}
