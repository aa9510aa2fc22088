/**
 * Who the caller is stays proven over the death of a process: the journal holds the id of the
 * customer that was matched, and the customer is read again by what the caller has told. Where the
 * records don't give the same customer back, identity is asked for once more; it is never assumed.
 */
import type { Customer, CustomerRepository } from '../../records/customers/types.ts';
import type { Successor } from './succeed.ts';

/** @returns null where nobody was verified, or that customer can't be found again. Never rejects. */
export async function verifiedBefore(
  { before, point }: Pick<Successor, 'before' | 'point'>,
  customers: Pick<CustomerRepository, 'findByPhone' | 'findByOrder'>,
): Promise<Customer | null> {
  const verified = before.findLast((event) => event.type === 'identity.verified');
  if (verified?.type !== 'identity.verified' || point === null) return null;
  const { told, caller, need } = point.saved.memory;
  const look = async (asked: () => Promise<Customer | null>) => {
    const found = await asked().catch(() => null);
    return found?.id === verified.customerId ? found : null;
  };
  for (const phone of [told.number, caller.number]) {
    const found = phone === null ? null : await look(() => customers.findByPhone(phone));
    if (found !== null) return found;
  }
  const order = need?.order ?? '';
  return order === '' ? null : await look(() => customers.findByOrder(order));
}
