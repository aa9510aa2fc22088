/**
 * What earlier calls left of a customer, from their events alone: as the database tells it, for
 * text mode and tests, which have none. Tickets of calls in which the customer was verified, and
 * those that were left with their number under their surname or no name.
 */
import type { StoredEvent } from '../journal/events.ts';
import { type ProjectedCall, projectCall } from '../projections/projectCall.ts';
import { surnameOf } from './surname.ts';
import type { CallerHistory, Customer } from './types.ts';

/** @param calls the events of each earlier call, oldest call first */
export function historyOf(
  customer: Customer,
  calls: readonly (readonly StoredEvent[])[],
): CallerHistory {
  const projected = calls.flatMap((events) => {
    const [first] = events;
    return first === undefined ? [] : [projectCall(first.callId, events)];
  });
  return {
    openTickets: projected
      .flatMap(({ tickets }) => tickets)
      .filter((ticket) => isOf(ticket, customer))
      .map(({ ticketId, kind, subject, dueAt }) => ({
        ticketId,
        kind,
        subject,
        dueAt: dueAt.toISOString(),
      }))
      .toSorted((one, other) => one.dueAt.localeCompare(other.dueAt)),
    lastContacts: projected.toReversed().flatMap(({ call }) => {
      const { startedAt, topic = null, outcome } = call;
      const own = call.customerId === customer.id || isFrom(call, customer);
      return own && startedAt && outcome ? [{ at: startedAt.toISOString(), topic, outcome }] : [];
    }),
  };
}

function isOf(ticket: ProjectedCall['tickets'][number], customer: Customer): boolean {
  if (ticket.customerId != null) return ticket.customerId === customer.id;
  const surname = surnameOf(customer.name) ?? customer.name;
  return (
    ticket.contact === customer.phone &&
    (ticket.caller == null || ticket.caller.startsWith(surname))
  );
}

function isFrom(call: ProjectedCall['call'], customer: Customer): boolean {
  return call.customerId == null && call.callerNumber === customer.phone;
}
