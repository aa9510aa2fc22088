/**
 * The records of one run of text mode: the demo's customers, fresh each time, and what the calls of
 * this run left of them, so that a caller who rings again is remembered.
 */
import { demoCustomers } from '../../records/customers/demoCustomers.ts';
import { historyOf } from '../../records/customers/historyOf.ts';
import { createMemoryCustomers } from '../../records/customers/memoryCustomers.ts';
import type { Customer, CustomerRepository } from '../../records/customers/types.ts';
import type { JournalEvent, JournalEventOf } from '../../records/journal/events.ts';

export class TextRecords {
  readonly customers: CustomerRepository;
  readonly #calls: (readonly JournalEvent[])[] = [];

  constructor() {
    const now = () => createMemoryCustomers(demoCustomers.map((one) => this.#current(one)));
    this.customers = {
      findByPhone: (phone) => now().findByPhone(phone),
      findByOrder: (number) => now().findByOrder(number),
      history: async (customerId) => {
        const customer = demoCustomers.find(({ id }) => id === customerId);
        return customer === undefined
          ? { openTickets: [], lastContacts: [] }
          : historyOf(this.#current(customer), this.#calls);
      },
    };
  }

  /** The customer with the phone number that they had changed last. */
  #current(customer: Customer): Customer {
    const changes = this.#calls
      .flat()
      .filter(
        (event): event is JournalEventOf<'contact.changed'> => event.type === 'contact.changed',
      );
    const change = changes.findLast(
      ({ customerId, field }) => customerId === customer.id && field === 'phone',
    );
    return change === undefined ? customer : { ...customer, phone: change.value };
  }

  /** The events of a call that has ended. */
  take(events: readonly JournalEvent[]): void {
    this.#calls.push(events);
  }
}
