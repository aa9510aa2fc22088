/**
 * The calls of one caller, each with the reason why it is theirs, so that a person can judge the
 * list before anything is erased. Calls in which the number is only mentioned are found, too, and
 * told apart: they may be somebody else's.
 */
import { asc, eq, inArray, like, type SQL } from 'drizzle-orm';
import { customerWithPhone } from '../customers/currentPhone.ts';
import type { Db } from '../database/connection.ts';
import {
  calls,
  complaints,
  contactChanges,
  customers,
  erasedEvents,
  events,
  tickets,
} from '../database/schema.ts';
import type { CallerSelector } from './callerSelector.ts';

export const reasons = ['verified', 'called_from', 'contact', 'mentioned'] as const;
export type FoundReason = (typeof reasons)[number];

export interface FoundCall {
  readonly callId: string;
  /** The strongest one. */
  readonly reason: FoundReason;
  /** ISO 8601; null where the call's beginning is not stored. */
  readonly startedAt: string | null;
  /** A call that still goes on, or broke off less than a day ago, is not erased. */
  readonly over: boolean;
  readonly events: number;
  readonly tickets: number;
}

const dayMs = 86_400_000;

/** Newest last; calls that are erased already are left out. */
export async function findCalls(db: Db, selector: CallerSelector, now: Date): Promise<FoundCall[]> {
  const found = new Map<string, FoundReason>();
  const note = (reason: FoundReason, rows: readonly { callId: string }[]) => {
    for (const { callId } of rows) if (!found.has(callId)) found.set(callId, reason);
  };
  const { customerId, phone } = await whoIs(db, selector);
  if (customerId !== null) {
    note('verified', await callsWhere(db, eq(calls.customerId, customerId)));
    note('contact', await changesWhere(db, eq(contactChanges.customerId, customerId)));
  }
  if (phone !== null) {
    note('called_from', await callsWhere(db, eq(calls.callerNumber, phone)));
    const contact = db.select({ callId: tickets.callId }).from(tickets);
    note('contact', await contact.where(eq(tickets.contact, phone)));
    const complaint = db.select({ callId: complaints.callId }).from(complaints);
    note('contact', await complaint.where(eq(complaints.contact, phone)));
    note('contact', await changesWhere(db, eq(contactChanges.value, phone)));
    const line = db.selectDistinct({ callId: events.callId }).from(events);
    note(
      'mentioned',
      await line.where(like(events.line, `%${phone.replaceAll(/[\\%_]/g, '\\$&')}%`)),
    );
  }
  const done = await erasedAmong(db, [...found.keys()]);
  const list = [...found].filter(([callId]) => !done.has(callId));
  const described = await Promise.all(
    list.map(([callId, reason]) => describe(db, callId, reason, now)),
  );
  return described.sort((one, other) => one.callId.localeCompare(other.callId));
}

/** A number stands for the customer it belongs to as well, and the other way round. */
async function whoIs(
  db: Db,
  selector: CallerSelector,
): Promise<{ customerId: string | null; phone: string | null }> {
  if ('number' in selector) {
    const customer = await customerWithPhone(db, selector.number);
    return { customerId: customer?.id ?? null, phone: selector.number };
  }
  const [customer] = await db.select().from(customers).where(eq(customers.id, selector.customer));
  return { customerId: selector.customer, phone: customer?.phone ?? null };
}

function callsWhere(db: Db, where: SQL) {
  return db.select({ callId: calls.callId }).from(calls).where(where);
}

function changesWhere(db: Db, where: SQL) {
  return db.select({ callId: contactChanges.callId }).from(contactChanges).where(where);
}

async function erasedAmong(db: Db, callIds: readonly string[]): Promise<Set<string>> {
  if (callIds.length === 0) return new Set();
  const rows = await db
    .selectDistinct({ callId: erasedEvents.callId })
    .from(erasedEvents)
    .where(inArray(erasedEvents.callId, [...callIds]));
  return new Set(rows.map(({ callId }) => callId));
}

async function describe(
  db: Db,
  callId: string,
  reason: FoundReason,
  now: Date,
): Promise<FoundCall> {
  const [call] = await db.select().from(calls).where(eq(calls.callId, callId));
  const rows = await db
    .select({ at: events.at })
    .from(events)
    .where(eq(events.callId, callId))
    .orderBy(asc(events.at));
  const last = rows.at(-1)?.at.getTime() ?? 0;
  return {
    callId,
    reason,
    startedAt: call?.startedAt?.toISOString() ?? null,
    over: call?.endedAt != null || now.getTime() - last > dayMs,
    events: rows.length,
    tickets: await db.$count(tickets, eq(tickets.callId, callId)),
  };
}
