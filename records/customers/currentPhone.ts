/**
 * The phone number that a customer has now: the last one they had changed in a call
 * (`contact.changed`), else the one on file. The file itself is the company's and stays as it is, so
 * that rows can be rebuilt and an erased change leaves what was there before.
 */
import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '../database/connection.ts';
import { contactChanges, customers } from '../database/schema.ts';

export type CustomerRow = typeof customers.$inferSelect;

const isPhone = and(eq(contactChanges.field, 'phone'), isNotNull(contactChanges.value));

/** The row with the number that is in force. */
export async function withCurrentPhone(db: Db, row: CustomerRow): Promise<CustomerRow> {
  const [change] = await db
    .select({ value: contactChanges.value })
    .from(contactChanges)
    .where(and(isPhone, eq(contactChanges.customerId, row.id)))
    .orderBy(desc(contactChanges.at), desc(contactChanges.seq))
    .limit(1);
  return change?.value == null ? row : { ...row, phone: change.value };
}

/**
 * Who has this number now. Whoever has it on file comes first: a number that somebody else took
 * over by a change must not lock its owner out.
 */
export async function customerWithPhone(db: Db, phone: string): Promise<CustomerRow | null> {
  const filed = await db.select().from(customers).where(eq(customers.phone, phone));
  const changed = await db
    .selectDistinct({ row: customers })
    .from(contactChanges)
    .innerJoin(customers, eq(customers.id, contactChanges.customerId))
    .where(and(isPhone, eq(contactChanges.value, phone)));
  for (const row of [...filed, ...changed.map((found) => found.row)]) {
    const current = await withCurrentPhone(db, row);
    if (current.phone === phone) return current;
  }
  return null;
}
