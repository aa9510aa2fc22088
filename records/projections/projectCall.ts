/**
 * The rows that follow from the events of one call: pure, so that they can be rebuilt at any time,
 * and whole, so that a late tail of an older part changes nothing but what it has to say. It takes
 * every event as it comes: a field that is missing (erased, or of another version) leaves its row
 * without it and never breaks the others.
 */
import type { calls, complaints, contactChanges, ratings, tickets } from '../database/schema.ts';
import { type JournalEventType, journalBodies, type StoredEvent } from '../journal/events.ts';
import { outcomeOf } from './outcomeOf.ts';
import { topicOf } from './topicOf.ts';

export interface ProjectedCall {
  readonly call: typeof calls.$inferInsert;
  readonly tickets: readonly (typeof tickets.$inferInsert)[];
  readonly complaints: readonly (typeof complaints.$inferInsert)[];
  readonly contactChanges: readonly (typeof contactChanges.$inferInsert)[];
  readonly ratings: readonly (typeof ratings.$inferInsert)[];
}

/** Counts up with each change of what rows an event leaves; rows of an older one are made anew. */
export const projectionVersion = 1;

/** Events of other types leave no rows. */
export const projectedTypes = [
  'call.started',
  'caller.said',
  'tool.called',
  'identity.verified',
  'complaint.recorded',
  'ticket.opened',
  'contact.changed',
  'handoff.requested',
  'handoff.joined',
  'satisfaction.rated',
  'call.ended',
] as const satisfies readonly JournalEventType[];

/** Longest text of a column that is looked up by: an index takes no more. */
const longestKey = 100;
const ids = /^[\w-]{1,64}$/;
/** Stands where a caller's words were. */
export const erasedSubject = '（已删除）';

const started = journalBodies['call.started'].partial();
const verified = journalBodies['identity.verified'].partial();
const complaint = journalBodies['complaint.recorded'].partial();
const ticket = journalBodies['ticket.opened'].partial();
const changed = journalBodies['contact.changed'].partial();
const rated = journalBodies['satisfaction.rated'].partial();
const ended = journalBodies['call.ended'].partial();

/** @param events of one call, in order of (part, seq); others than `projectedTypes` are not needed */
export function projectCall(callId: string, events: readonly StoredEvent[]): ProjectedCall {
  const of = (type: JournalEventType) => events.filter((event) => event.type === type);
  const first = of('call.started')[0];
  const last = of('call.ended').at(-1);
  const start = started.safeParse(first).data;
  const end = ended.safeParse(last).data;
  const customerId = key(verified.safeParse(of('identity.verified').at(-1)).data?.customerId);
  const opened = of('ticket.opened').flatMap((event) => ticketOf(event, customerId));
  return {
    call: {
      callId,
      channel: start?.channel ?? null,
      direction: start?.direction ?? null,
      callerNumber: key(start?.caller?.number),
      callerName: start?.caller?.name ?? null,
      customerId,
      startedAt: first ? new Date(first.at) : null,
      endedAt: last ? new Date(last.at) : null,
      endedBy: end?.by ?? null,
      endReason: end?.reason ?? null,
      topic: topicOf(events),
      outcome: last ? outcomeOf(events) : null,
    },
    tickets: opened,
    complaints: of('complaint.recorded').flatMap(complaintOf),
    contactChanges: of('contact.changed').flatMap(changeOf),
    ratings: of('satisfaction.rated').flatMap((event) => {
      const score = rated.safeParse(event).data?.score;
      return score === undefined ? [] : [{ ...positionOf(event), score }];
    }),
  };
}

function ticketOf(event: StoredEvent, customerId: string | null): ProjectedCall['tickets'] {
  const fields = ticket.safeParse(event).data;
  const { ticketId = '', kind, dueAt = '' } = fields ?? {};
  if (fields === undefined || !ids.test(ticketId) || !kind || Number.isNaN(Date.parse(dueAt))) {
    return [];
  }
  return [
    {
      ticketId,
      callId: event.callId,
      kind,
      openedAt: new Date(event.at),
      dueAt: new Date(dueAt),
      owner: fields.owner ?? '',
      subject: fields.subject ?? erasedSubject,
      caller: fields.caller ?? null,
      contact: key(fields.contact),
      handoffId: fields.handoffId ?? null,
      customerId,
    },
  ];
}

function complaintOf(event: StoredEvent): ProjectedCall['complaints'] {
  const fields = complaint.safeParse(event).data;
  if (fields?.severity === undefined) return [];
  const { time, place, people, event: happened, demand, caller, contact, severity } = fields;
  return [
    {
      ...positionOf(event),
      time: time ?? null,
      place: place ?? null,
      people: people ?? null,
      event: happened ?? null,
      demand: demand ?? null,
      caller: caller ?? null,
      contact: contact ?? null,
      severity,
    },
  ];
}

function changeOf(event: StoredEvent): ProjectedCall['contactChanges'] {
  const fields = changed.safeParse(event).data;
  if (fields?.field === undefined) return [];
  const { customerId = null, field, value = null } = fields;
  return [{ ...positionOf(event), customerId: key(customerId), field, value }];
}

function key(text: string | null | undefined): string | null {
  return text?.slice(0, longestKey) ?? null;
}

function positionOf({ callId, part, seq, at }: StoredEvent) {
  return { callId, part, seq, at: new Date(at) };
}
