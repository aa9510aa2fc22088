/**
 * The records of one run of text mode: the demo's customers, fresh each time, and what the calls of
 * this run left of them, so that a caller who rings again is remembered.
 */
import { demoCustomers } from '../../records/customers/demoCustomers.ts';
import { historyOf } from '../../records/customers/historyOf.ts';
import { createMemoryCustomers } from '../../records/customers/memoryCustomers.ts';
import type { CustomerRepository } from '../../records/customers/types.ts';
import type { JournalEvent } from '../../records/journal/events.ts';

export class TextRecords {
  readonly customers: CustomerRepository;
  readonly #calls: (readonly JournalEvent[])[] = [];

  constructor() {
    this.customers = {
      ...createMemoryCustomers(demoCustomers),
      history: async (customerId) => {
        const customer = demoCustomers.find(({ id }) => id === customerId);
        return customer === undefined
          ? { openTickets: [], lastContacts: [] }
          : historyOf(customer, this.#calls);
      },
    };
  }

  /** The events of a call that has ended. */
  take(events: readonly JournalEvent[]): void {
    this.#calls.push(events);
  }
}
