/** Customers and their orders as the tools read them; where they come from is the repository's business. */
export interface Certificate {
  readonly id: string;
  readonly kind: 'personal' | 'enterprise';
  readonly holder?: string;
  /** Local date `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly locked: boolean;
}

export interface Order {
  /** 受理号, 8 digits. */
  readonly number: string;
  readonly business: string;
  readonly status: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly title: '先生' | '女士' | null;
  readonly phone: string;
  readonly idLastFour: string;
  readonly certificates: readonly Certificate[];
  readonly orders: readonly Order[];
}

/** A promise that is still open: opened in a call of this customer, not yet closed by the desk. */
export interface OpenTicket {
  readonly ticketId: string;
  readonly kind: 'complaint' | 'callback' | 'suggestion' | 'fault';
  readonly subject: string;
  /** ISO 8601, UTC. */
  readonly dueAt: string;
}

/** An earlier call of this customer. */
export interface PastContact {
  /** When that call began: ISO 8601, UTC. */
  readonly at: string;
  /** What it was about: a ticket's subject or the caller's own words; null where nothing tells. */
  readonly topic: string | null;
  /** How it ended: a person took over, a promise was left open, it was answered, or it broke off. */
  readonly outcome: 'with_person' | 'ticket' | 'answered' | 'broken_off';
}

/** What is known of a customer from earlier calls (TRN-personal). */
export interface CallerHistory {
  /** Next due first. */
  readonly openTickets: readonly OpenTicket[];
  /** Newest first, ended calls only. */
  readonly lastContacts: readonly PastContact[];
}

/** Lookups are exact. They reject where the records can't be reached: never "nobody" for "unknown". */
export interface CustomerRepository {
  findByPhone(phone: string): Promise<Customer | null>;
  findByOrder(number: string): Promise<Customer | null>;
  /** For a verified caller only; a customer without earlier calls has an empty history. */
  history(customerId: string): Promise<CallerHistory>;
}
