/**
 * Reads tickets for the people at the desk: theirs, their departments', or all; the most overdue
 * first. Whom the answer may be shown to is the desk's business.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lt, or, type SQL } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { ticketSteps, tickets } from '../database/schema.ts';
import { type DeskTicket, deskTicket, type TicketStep, ticketStep } from './deskTicket.ts';

/** What a list shows at most; more than this is a problem of another kind. */
const most = 200;
const dayMs = 86_400_000;

export interface TicketFilter {
  /** `mine`: taken by this person. `open`: nobody has taken it. `all`: every open one. `closed`: lately. */
  readonly view: 'mine' | 'open' | 'all' | 'closed';
  readonly workNumber: string;
  /** Owners to look at; every one where left out. */
  readonly departments?: readonly string[];
  readonly now: Date;
}

export async function listTickets(db: Db, filter: TicketFilter): Promise<DeskTicket[]> {
  const { view, departments } = filter;
  const owner = departments === undefined ? [] : [inArray(tickets.owner, [...departments])];
  const rows = await db
    .select()
    .from(tickets)
    .where(and(viewed(filter), ...(view === 'mine' ? [] : owner)))
    .orderBy(view === 'closed' ? desc(tickets.closedAt) : asc(tickets.dueAt), asc(tickets.ticketId))
    .limit(most);
  return rows.map(deskTicket);
}

function viewed({ view, workNumber, now }: TicketFilter): SQL | undefined {
  const open = eq(tickets.status, 'open');
  switch (view) {
    case 'mine':
      return and(open, eq(tickets.assignee, workNumber));
    case 'open':
      return and(open, isNull(tickets.assignee));
    case 'all':
      return open;
    case 'closed':
      return and(
        eq(tickets.status, 'closed'),
        gte(tickets.closedAt, new Date(now.getTime() - 7 * dayMs)),
      );
  }
}

/** Open tickets whose time is over, the longest overdue first. */
export async function overdueTickets(db: Db, now: Date): Promise<DeskTicket[]> {
  const rows = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.status, 'open'), lt(tickets.dueAt, now)))
    .orderBy(asc(tickets.dueAt))
    .limit(most);
  return rows.map(deskTicket);
}

/** @returns the ticket with its steps, oldest first; null where there is none of that id */
export async function readTicket(
  db: Db,
  ticketId: string,
): Promise<{ ticket: DeskTicket; steps: TicketStep[] } | null> {
  const [row] = await db.select().from(tickets).where(eq(tickets.ticketId, ticketId));
  if (row === undefined) return null;
  const steps = await db
    .select()
    .from(ticketSteps)
    .where(eq(ticketSteps.ticketId, ticketId))
    .orderBy(asc(ticketSteps.at), asc(ticketSteps.stepId));
  return { ticket: deskTicket(row), steps: steps.map(ticketStep) };
}

/** Open tickets of a call, a customer or a number to ring back. */
export async function ticketsAbout(
  db: Db,
  about: {
    readonly callId: string;
    readonly customerId: string | null;
    readonly phone: string | null;
  },
): Promise<DeskTicket[]> {
  const rows = await db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.status, 'open'),
        or(
          eq(tickets.callId, about.callId),
          ...(about.customerId === null ? [] : [eq(tickets.customerId, about.customerId)]),
          ...(about.phone === null ? [] : [eq(tickets.contact, about.phone)]),
        ),
      ),
    )
    .orderBy(asc(tickets.dueAt))
    .limit(most);
  return rows.map(deskTicket);
}
