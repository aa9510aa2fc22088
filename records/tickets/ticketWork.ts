/**
 * What a person at the desk does with a ticket: take it, give it back, note, close, open it again.
 * Each is one compare-and-set and one step on record, together or not at all; of two people who take
 * a ticket at once exactly one gets it. A ticket that somebody else has taken is theirs, unless
 * `mayOverrule`.
 */
import { and, eq, isNull, or, type SQL } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { ticketSteps, tickets } from '../database/schema.ts';
import { type DeskTicket, deskTicket, type TicketStepKind } from './deskTicket.ts';

export interface TicketActor {
  readonly workNumber: string;
  /** A supervisor may work on tickets that others have taken. */
  readonly mayOverrule: boolean;
}

export interface TicketDeed {
  readonly ticketId: string;
  readonly actor: TicketActor;
  readonly stepId: string;
  readonly at: Date;
}

export type TicketResult =
  | { readonly outcome: 'done'; readonly ticket: DeskTicket }
  | { readonly outcome: 'missing' }
  | { readonly outcome: 'taken'; readonly by: string }
  /** It is closed already, or was not closed. */
  | { readonly outcome: 'status' };

type Change = Partial<typeof tickets.$inferInsert>;
type Transactions = Pick<RecordsDatabase, 'transaction'>;

export function takeTicket(database: Transactions, deed: TicketDeed): Promise<TicketResult> {
  const change = { assignee: deed.actor.workNumber };
  return work(database, deed, { kind: 'taken', status: 'open', change });
}

export function releaseTicket(database: Transactions, deed: TicketDeed): Promise<TicketResult> {
  return work(database, deed, { kind: 'released', status: 'open', change: { assignee: null } });
}

/** A note may stand at a closed ticket, too. */
export function noteTicket(
  database: Transactions,
  deed: TicketDeed,
  text: string,
): Promise<TicketResult> {
  return work(database, deed, { kind: 'noted', text });
}

/** @param text how it was settled */
export function closeTicket(
  database: Transactions,
  deed: TicketDeed,
  text: string,
): Promise<TicketResult> {
  const { at, actor } = deed;
  const change = { status: 'closed', closedAt: at, closedBy: actor.workNumber } as const;
  return work(database, deed, { kind: 'closed', status: 'open', change, text });
}

/** Undoes a close; whoever opens it again has it. */
export function reopenTicket(database: Transactions, deed: TicketDeed): Promise<TicketResult> {
  const change = { status: 'open', closedAt: null, closedBy: null } as const;
  const assignee = deed.actor.workNumber;
  return work(database, deed, {
    kind: 'reopened',
    status: 'closed',
    change: { ...change, assignee },
  });
}

/** A try to ring the caller back. */
export function noteCallback(
  database: Transactions,
  deed: TicketDeed,
  { text, callId }: { readonly text: string; readonly callId: string },
): Promise<TicketResult> {
  return work(database, deed, { kind: 'called', status: 'open', text, callId });
}

interface Work {
  readonly kind: TicketStepKind;
  /** What the ticket must be; either where left out. */
  readonly status?: 'open' | 'closed';
  readonly change?: Change;
  readonly text?: string;
  readonly callId?: string;
}

function work(database: Transactions, deed: TicketDeed, done: Work): Promise<TicketResult> {
  return database.transaction(async (db) => {
    const { ticketId, actor, stepId, at } = deed;
    const where = allowed(deed, done);
    // The ticket's own id as a change that changes nothing: the row is locked all the same.
    const [row] = await db
      .update(tickets)
      .set({ ticketId, ...done.change })
      .where(where)
      .returning();
    if (row === undefined) return refusal(db, deed, done);
    const { kind, text = null, callId = null } = done;
    const { workNumber } = actor;
    await db.insert(ticketSteps).values({ stepId, ticketId, at, workNumber, kind, text, callId });
    return { outcome: 'done', ticket: deskTicket(row) };
  });
}

function allowed({ ticketId, actor }: TicketDeed, { status, kind }: Work): SQL | undefined {
  const own = or(isNull(tickets.assignee), eq(tickets.assignee, actor.workNumber));
  return and(
    eq(tickets.ticketId, ticketId),
    ...(status === undefined ? [] : [eq(tickets.status, status)]),
    ...(actor.mayOverrule || kind === 'noted' || kind === 'reopened' ? [] : [own]),
  );
}

async function refusal(db: Db, { ticketId }: TicketDeed, { status }: Work): Promise<TicketResult> {
  const [row] = await db.select().from(tickets).where(eq(tickets.ticketId, ticketId));
  if (row === undefined) return { outcome: 'missing' };
  if (status !== undefined && row.status !== status) return { outcome: 'status' };
  return row.assignee === null ? { outcome: 'missing' } : { outcome: 'taken', by: row.assignee };
}
