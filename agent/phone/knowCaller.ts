/**
 * Whose number a telephone shows, for the person who may take the call over: the customer of the
 * records who has it. It verifies nobody, nothing is told or done on the strength of it, and the
 * caller is not addressed by it.
 */
import type { CustomerRepository } from '../../records/customers/types.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { CallMetadata } from '../callMetadata.ts';

/** Notes the customer, where there is one. Never rejects: records out of reach cost the hint only. */
export async function knowCaller(
  { channel, caller, direction }: Pick<CallMetadata, 'channel' | 'caller' | 'direction'>,
  customers: Pick<CustomerRepository, 'findByPhone'>,
  note: (entry: JournalEntry) => void,
): Promise<void> {
  if (channel !== 'phone' || direction !== 'inbound' || caller.number === undefined) return;
  const customer = await customers.findByPhone(caller.number).catch(() => null);
  if (customer !== null) note({ type: 'caller.matched', customerId: customer.id });
}
