/**
 * What a person writes after their part of a call: how it came out, notes, and a callback that was
 * promised, which becomes a ticket with a due time (MGT-1.7.4). Saving again replaces the notes and
 * promises nothing twice.
 */
import { and, eq } from 'drizzle-orm';
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { calls, ticketSteps, tickets, wrapUps } from '../database/schema.ts';
import type { WrapUpOutcome } from './deskTicket.ts';

export interface WrapUp {
  readonly callId: string;
  readonly workNumber: string;
  readonly outcome: WrapUpOutcome;
  readonly notes: string;
  readonly at: Date;
  /** A callback that the person promised; null where none. */
  readonly callback: PromisedCallback | null;
}

export interface PromisedCallback {
  readonly subject: string;
  readonly caller: string | null;
  readonly contact: string;
  readonly owner: string;
  readonly dueAt: Date;
}

/** @param nextId a fresh UUIDv7 each @returns the id of the callback's ticket, or null */
export async function saveWrapUp(
  database: Pick<RecordsDatabase, 'transaction'>,
  wrapUp: WrapUp,
  nextId: () => string,
): Promise<string | null> {
  const { callId, workNumber, at, outcome, notes, callback } = wrapUp;
  return await database.transaction(async (db) => {
    await db
      .insert(wrapUps)
      .values({ wrapUpId: nextId(), callId, workNumber, at, outcome, notes })
      .onConflictDoUpdate({
        target: [wrapUps.callId, wrapUps.workNumber],
        set: { at, outcome, notes },
      });
    if (callback === null) return null;
    const [before] = await db
      .select({ ticketId: tickets.ticketId })
      .from(tickets)
      .where(
        and(
          eq(tickets.callId, callId),
          eq(tickets.origin, 'desk'),
          eq(tickets.assignee, workNumber),
          eq(tickets.status, 'open'),
        ),
      );
    if (before !== undefined) {
      await db.update(tickets).set(callback).where(eq(tickets.ticketId, before.ticketId));
      return before.ticketId;
    }
    const [call] = await db
      .select({ customerId: calls.customerId })
      .from(calls)
      .where(eq(calls.callId, callId));
    const ticketId = nextId();
    await db.insert(tickets).values({
      ticketId,
      callId,
      kind: 'callback',
      openedAt: at,
      ...callback,
      customerId: call?.customerId ?? null,
      origin: 'desk',
      assignee: workNumber,
    });
    await db
      .insert(ticketSteps)
      .values({ stepId: nextId(), ticketId, at, workNumber, kind: 'opened' });
    return ticketId;
  });
}
