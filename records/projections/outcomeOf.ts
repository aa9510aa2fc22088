/** How an ended call came out, for the next one of the same caller. */
import type { PastContact } from '../customers/types.ts';
import { journalBodies, type StoredEvent } from '../journal/events.ts';

const tool = journalBodies['tool.called'].partial();

/** A person took over; else a promise is open; else something was looked up and told; else it broke off. */
export function outcomeOf(events: readonly StoredEvent[]): PastContact['outcome'] {
  const some = (type: StoredEvent['type']) => events.some((event) => event.type === type);
  if (some('handoff.joined')) return 'with_person';
  if (some('ticket.opened')) return 'ticket';
  return events.some(lookedUp) ? 'answered' : 'broken_off';
}

function lookedUp(event: StoredEvent): boolean {
  if (event.type !== 'tool.called') return false;
  const run = tool.safeParse(event).data;
  return run?.name !== 'verify_identity' && run?.error === undefined;
}
