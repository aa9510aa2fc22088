/** Journals of calls for tests of the records: written by the product's own journal, in memory. */
import { CallJournal } from '../../../records/journal/callJournal.ts';
import type { JournalEntry, JournalEvent } from '../../../records/journal/events.ts';

export const someCall = '01a20b48-0900-7416-a671-22921cd98e7d';

export interface WrittenCall {
  readonly callId: string;
  readonly events: readonly JournalEvent[];
  /** As they stand in the file. */
  readonly lines: readonly string[];
}

export interface WrittenOptions {
  readonly callId?: string;
  readonly part?: number;
  /** Hash that the first event is chained to. */
  readonly after?: string;
  /** Of the first event; each later one is a second later. */
  readonly at?: string;
}

/** The turn counts up with each of the caller's words. */
export function writeCall(
  entries: readonly JournalEntry[],
  { callId = someCall, part = 0, after, at = '2026-11-24T02:00:00.000Z' }: WrittenOptions = {},
): WrittenCall {
  let now = Date.parse(at) - 1000;
  let turn = 0;
  const journal = new CallJournal({
    callId,
    part,
    ...(after === undefined ? {} : { after }),
    now: () => {
      now += 1000;
      return new Date(now);
    },
    sink: () => undefined,
  });
  for (const entry of entries) {
    if (entry.type === 'caller.said') turn += 1;
    journal.append(entry, turn);
  }
  return {
    callId,
    events: journal.events,
    lines: journal.events.map((event) => JSON.stringify(event)),
  };
}

export const rings = (number?: string): JournalEntry => ({
  type: 'call.started',
  channel: number === undefined ? 'web' : 'phone',
  direction: 'inbound',
  caller: number === undefined ? {} : { number },
  ringMs: 10,
  release: { product: '0', phrases: '0', rules: '0', knowledge: '0', model: 'scripted' },
});
export const says = (text: string): JournalEntry => ({ type: 'caller.said', text, via: 'text' });
export const ends: JournalEntry = { type: 'call.ended', by: 'caller', reason: 'hung_up' };
export const verifies = (customerId: string): JournalEntry => ({
  type: 'identity.verified',
  customerId,
});
export const complains = (contact: string, ticketId: string): JournalEntry[] => [
  {
    type: 'complaint.recorded',
    time: '昨天',
    place: '城东网点',
    people: null,
    event: '多收了钱',
    demand: '退款',
    caller: '王建国',
    contact,
    severity: 'simple',
  },
  {
    type: 'ticket.opened',
    ticketId,
    kind: 'complaint',
    dueAt: '2026-11-25T02:00:00.000Z',
    owner: '投诉处理部',
    subject: '投诉：多收了钱',
    caller: '王建国',
    contact,
  },
];
