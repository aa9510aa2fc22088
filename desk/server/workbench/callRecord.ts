/**
 * Who is on the line, for the card of the caller: from the call's own events and the records. A
 * number that belongs to a customer is a hint, not a proof of identity; what only the verified
 * caller may be told (certificates, orders) is marked so by `verified`. Identity items never leave.
 */
import { eq } from 'drizzle-orm';
import { createDatabaseCustomers } from '../../../records/customers/databaseCustomers.ts';
import { addressOf } from '../../../records/customers/surname.ts';
import type { CallerHistory, Customer } from '../../../records/customers/types.ts';
import type { Db } from '../../../records/database/connection.ts';
import { calls, customers } from '../../../records/database/schema.ts';
import type { DeskTicket } from '../../../records/tickets/deskTicket.ts';
import { ticketsAbout } from '../../../records/tickets/readTickets.ts';

export interface CallerCard {
  readonly channel: string | null;
  /** In full for whoever works on the call; masked for everyone else. */
  readonly number: string | null;
  /** As the caller named themselves. */
  readonly name: string | null;
  readonly verified: boolean;
  /** The verified customer, or the one whose number it is; null where nobody is known. */
  readonly customer: CardCustomer | null;
  readonly tickets: readonly DeskTicket[];
  readonly lastContacts: CallerHistory['lastContacts'];
}

export type CardCustomer = Omit<Customer, 'idLastFour'> & {
  /** E.g. 王先生; null where the title is not on record. */
  readonly address: string | null;
};

/** @returns null where nothing of the call is stored yet */
export async function readCallerCard(
  db: Db,
  callId: string,
  masked: boolean,
): Promise<CallerCard | null> {
  const [call] = await db.select().from(calls).where(eq(calls.callId, callId));
  if (call === undefined) return null;
  const repository = createDatabaseCustomers(db);
  const phone = call.callerNumber ?? (await phoneOf(db, call.customerId));
  const customer = phone === null ? null : await repository.findByPhone(phone);
  const verified = call.customerId !== null;
  const tickets = await ticketsAbout(db, { callId, customerId: call.customerId, phone });
  const { lastContacts } =
    customer === null ? { lastContacts: [] } : await repository.history(customer.id);
  const hide = (number: string) => (masked ? maskNumber(number) : number);
  return {
    channel: call.channel,
    number: call.callerNumber === null ? null : hide(call.callerNumber),
    name: call.callerName,
    verified,
    customer: customer === null ? null : cardCustomer(customer, hide),
    tickets: tickets.map((ticket) => ({
      ...ticket,
      contact: ticket.contact === null ? null : hide(ticket.contact),
    })),
    lastContacts,
  };
}

async function phoneOf(db: Db, customerId: string | null): Promise<string | null> {
  if (customerId === null) return null;
  const [row] = await db.select().from(customers).where(eq(customers.id, customerId));
  return row?.phone ?? null;
}

function cardCustomer(customer: Customer, hide: (number: string) => string): CardCustomer {
  const { idLastFour: _secret, ...shown } = customer;
  return { ...shown, phone: hide(shown.phone), address: addressOf(customer) };
}

/** 13000000001 → 130****0001; what is too short to hide keeps its last two digits. */
export function maskNumber(number: string): string {
  if (number.length < 8) return '*'.repeat(Math.max(0, number.length - 2)) + number.slice(-2);
  return `${number.slice(0, 3)}****${number.slice(-4)}`;
}
