/**
 * Empties what people at the desk wrote about a call whose caller's data is erased: their notes, and
 * the tickets that stand in no journal. What was done, when and by whom stays.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { ticketSteps, tickets, wrapUps } from '../database/schema.ts';
import { erasedSubject } from '../projections/projectCall.ts';

/** The call's lock is held. */
export async function eraseDeskRows(db: Db, callId: string): Promise<void> {
  const ofCall = db
    .select({ ticketId: tickets.ticketId })
    .from(tickets)
    .where(eq(tickets.callId, callId));
  await db.update(ticketSteps).set({ text: null }).where(inArray(ticketSteps.ticketId, ofCall));
  await db
    .update(tickets)
    .set({ subject: erasedSubject, caller: null, contact: null, customerId: null })
    .where(and(eq(tickets.callId, callId), eq(tickets.origin, 'desk')));
  await db.update(wrapUps).set({ notes: '' }).where(eq(wrapUps.callId, callId));
}
