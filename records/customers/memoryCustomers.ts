/**
 * Customers held in memory: for the demo, text mode, evals and tests.
 * Lookups are exact; who may see what they return is the tools' business.
 */
import type { CallerHistory, Customer, CustomerRepository } from './types.ts';

/** @param histories by customer id; nobody has one by default */
export function createMemoryCustomers(
  customers: readonly Customer[],
  histories: Readonly<Record<string, CallerHistory>> = {},
): CustomerRepository {
  return {
    async findByPhone(phone) {
      return customers.find((customer) => customer.phone === phone) ?? null;
    },
    async findByOrder(number) {
      return (
        customers.find((customer) => customer.orders.some((order) => order.number === number)) ??
        null
      );
    },
    async history(customerId) {
      return histories[customerId] ?? { openTickets: [], lastContacts: [] };
    },
  };
}
