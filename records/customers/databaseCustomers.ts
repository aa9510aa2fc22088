/**
 * Customers in the database, and what earlier calls left of each. Lookups are exact; who may see
 * what they return is the tools' business.
 */
import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { calls, certificates, customers, orders, tickets } from '../database/schema.ts';
import { type CustomerRow, customerWithPhone, withCurrentPhone } from './currentPhone.ts';
import { surnameOf } from './surname.ts';
import type {
  CallerHistory,
  Certificate,
  Customer,
  CustomerRepository,
  OpenTicket,
  PastContact,
} from './types.ts';

/** Enough to be spoken of; the desk looks further back by itself. */
const mostContacts = 5;
const mostTickets = 10;

export function createDatabaseCustomers(db: Db): CustomerRepository {
  const whole = async (row: CustomerRow | null): Promise<Customer | null> => {
    if (row === null) return null;
    const [held, ordered] = await Promise.all([certificatesOf(db, row.id), ordersOf(db, row.id)]);
    return { ...row, certificates: held, orders: ordered };
  };
  return {
    findByPhone: async (phone) => whole(await customerWithPhone(db, phone)),
    async findByOrder(number) {
      const [order] = await db.select().from(orders).where(eq(orders.number, number)).limit(1);
      return order === undefined ? null : whole(await customerOf(db, order.customerId));
    },
    async history(customerId): Promise<CallerHistory> {
      const customer = await customerOf(db, customerId);
      if (customer === null) return { openTickets: [], lastContacts: [] };
      return {
        openTickets: await openTicketsOf(db, customer),
        lastContacts: await lastContactsOf(db, customer),
      };
    },
  };
}

async function customerOf(db: Db, id: string): Promise<CustomerRow | null> {
  const [row] = await db.select().from(customers).where(eq(customers.id, id)).limit(1);
  return row === undefined ? null : withCurrentPhone(db, row);
}

async function certificatesOf(db: Db, customerId: string): Promise<Certificate[]> {
  const rows = await db
    .select()
    .from(certificates)
    .where(eq(certificates.customerId, customerId))
    .orderBy(asc(certificates.id));
  return rows.map(({ id, kind, holder, expiresOn, locked }) => ({
    id,
    kind,
    ...(holder === null ? {} : { holder }),
    expiresOn,
    locked,
  }));
}

function ordersOf(db: Db, customerId: string) {
  return db
    .select({ number: orders.number, business: orders.business, status: orders.status })
    .from(orders)
    .where(eq(orders.customerId, customerId))
    .orderBy(asc(orders.number));
}

/**
 * Tickets of calls in which this customer was verified, and those that were left with their phone
 * number under their surname or no name: whoever gave only the number may have been somebody else.
 */
async function openTicketsOf(db: Db, customer: CustomerRow): Promise<OpenTicket[]> {
  const rows = await db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.status, 'open'),
        or(
          eq(tickets.customerId, customer.id),
          and(isNull(tickets.customerId), eq(tickets.contact, customer.phone)),
        ),
      ),
    )
    .orderBy(asc(tickets.dueAt))
    .limit(mostTickets);
  return rows
    .filter((row) => row.customerId === customer.id || isNameOf(row.caller, customer))
    .map(({ ticketId, kind, subject, dueAt }) => ({
      ticketId,
      kind,
      subject,
      dueAt: dueAt.toISOString(),
    }));
}

function isNameOf(name: string | null, customer: CustomerRow): boolean {
  if (name === null) return true;
  const surname = surnameOf(customer.name) ?? customer.name;
  return name.startsWith(surname);
}

/** Calls in which this customer was verified, and calls from their number in which nobody was. */
async function lastContactsOf(db: Db, customer: CustomerRow): Promise<PastContact[]> {
  const rows = await db
    .select()
    .from(calls)
    .where(
      and(
        isNotNull(calls.endedAt),
        isNotNull(calls.startedAt),
        or(
          eq(calls.customerId, customer.id),
          and(isNull(calls.customerId), eq(calls.callerNumber, customer.phone)),
        ),
      ),
    )
    .orderBy(desc(calls.startedAt))
    .limit(mostContacts);
  return rows.flatMap(({ startedAt, topic, outcome }) =>
    startedAt === null || outcome === null ? [] : [{ at: startedAt.toISOString(), topic, outcome }],
  );
}
