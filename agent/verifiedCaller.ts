/** The verified caller as the flow knows them: no certificates, no orders, no identity number. */
import type { CallerHistory, Customer } from '../records/customers/types.ts';
import type { VerifiedCaller } from './flow/events.ts';

export function verifiedCaller(
  { id, name, title, phone }: Customer,
  history: CallerHistory | null | undefined,
): VerifiedCaller {
  return { id, name, title, phone, openTickets: history?.openTickets ?? [] };
}
