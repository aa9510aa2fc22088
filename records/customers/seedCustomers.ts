/**
 * Puts the sample customers into a database, for the demo. What is there already stays as it is:
 * seeding twice changes nothing, and it never touches another customer's rows.
 */
import type { RecordsDatabase } from '../database/openDatabase.ts';
import { certificates, customers, orders } from '../database/schema.ts';
import { demoCustomers } from './demoCustomers.ts';

/** @returns how many customers are new */
export async function seedCustomers(
  database: Pick<RecordsDatabase, 'transaction'>,
): Promise<number> {
  return await database.transaction(async (db) => {
    let added = 0;
    for (const { certificates: held, orders: ordered, ...customer } of demoCustomers) {
      const [row] = await db.insert(customers).values(customer).onConflictDoNothing().returning();
      if (row === undefined) continue;
      added += 1;
      const { id: customerId } = customer;
      for (const certificate of held) {
        await db
          .insert(certificates)
          .values({ ...certificate, customerId })
          .onConflictDoNothing();
      }
      for (const order of ordered) {
        await db
          .insert(orders)
          .values({ ...order, customerId })
          .onConflictDoNothing();
      }
    }
    return added;
  });
}
