/**
 * A journal as a list of short entries, for tests that judge order: what was entered, said,
 * recorded, offered and ended. Envelope, duties and saved states are left out.
 */
import type { JournalEvent } from '../../records/journal/events.ts';

/**
 * Phrases by their id, free words by their source; the others as `situation:silent`,
 * `ticket:complaint`, `silent:2000`, `consent:objected`, `mood:upset`, `tool:verify_identity`,
 * `requested:complaint`, `ended:agent:closed`, or their own type.
 */
export function storyOf(events: readonly JournalEvent[]): readonly string[] {
  return events.flatMap((event) => {
    const entry = entryOf(event);
    return entry === null ? [] : [entry];
  });
}

function entryOf(event: JournalEvent): string | null {
  switch (event.type) {
    case 'agent.said':
      return event.phrase ?? event.source;
    case 'situation.entered':
      return `situation:${event.situation}`;
    case 'caller.silent':
      return `silent:${event.ms}`;
    case 'consent.changed':
      return `consent:${event.recording}`;
    case 'mood.changed':
      return `mood:${event.mood}`;
    case 'pace.changed':
      return `pace:${event.pace}`;
    case 'tool.called':
      return `tool:${event.name}`;
    case 'ticket.opened':
      return `ticket:${event.kind}`;
    case 'handoff.requested':
      return `requested:${event.reason}`;
    case 'satisfaction.rated':
      return `rated:${event.score}`;
    case 'call.ended':
      return `ended:${event.by}:${event.reason}`;
    case 'complaint.recorded':
    case 'contact.changed':
    case 'hold.started':
    case 'hold.news':
    case 'hold.ended':
    case 'consult.started':
    case 'consult.joined':
    case 'consult.ended':
    case 'handoff.offered':
    case 'handoff.accepted':
    case 'handoff.declined':
    case 'handoff.timed_out':
    case 'handoff.joined':
    case 'handoff.abandoned':
    case 'handoff.completed':
      return event.type;
    default:
      return null;
  }
}
