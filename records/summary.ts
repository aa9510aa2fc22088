/**
 * The summary of a handoff, built by code from the journal: it is there at once and claims nothing
 * that was not said or done. What is not known is null, never guessed.
 */

import type {
  HandoffSummary,
  JournalEvent,
  JournalEventOf,
  JournalEventType,
} from './journal/events.ts';
import { toolName } from './journal/toolNames.ts';

const MAX_LINES = 6;

/** @param matter the caller's words that named what they want; null where none are known */
export function summarize(
  events: readonly JournalEvent[],
  known: {
    readonly name: string | null;
    readonly number: string | null;
    readonly verified: boolean;
    readonly matter: string | null;
  },
): HandoffSummary {
  const complaint = last(events, 'complaint.recorded');
  const said = all(events, 'caller.said').map((event) => event.text.trim());
  const demand = known.matter ?? said.findLast((text) => text.length > 2) ?? said.at(-1) ?? '';
  return {
    caller: {
      name: complaint?.caller ?? known.name,
      number: complaint?.contact ?? known.number,
      verified: known.verified,
    },
    demand,
    complaint: complaint
      ? {
          time: complaint.time,
          place: complaint.place,
          people: complaint.people,
          event: complaint.event,
          demand: complaint.demand,
        }
      : null,
    tried: tried(events),
    promised: all(events, 'ticket.opened').map((ticket) => ({
      what: ticket.subject,
      by: ticket.dueAt,
    })),
    mood: last(events, 'mood.changed')?.mood ?? 'calm',
    openDuties: openDuties(events),
  };
}

/** What was looked up and told: answers that were heard, and tools that brought something. */
function tried(events: readonly JournalEvent[]): string[] {
  const lines: string[] = [];
  for (const event of events) {
    if (event.type === 'agent.said' && event.source !== 'phrase' && event.source !== 'house') {
      if (event.heard !== '' && !/[？?]$/u.test(event.heard)) lines.push(`已告知：${event.heard}`);
    }
    if (event.type === 'tool.called' && event.error !== undefined) {
      lines.push(`未成功：${toolName(event.name)}`);
    }
  }
  return lines.slice(-MAX_LINES);
}

function openDuties(events: readonly JournalEvent[]): string[] {
  const open = new Map<string, string>();
  for (const event of events) {
    if (event.type === 'duty.opened') open.set(event.dutyId, event.clause);
    if (event.type === 'duty.fulfilled' || event.type === 'duty.lapsed') open.delete(event.dutyId);
  }
  return [...open.values()];
}

function all<T extends JournalEventType>(
  events: readonly JournalEvent[],
  type: T,
): JournalEventOf<T>[] {
  return events.filter((event): event is JournalEventOf<T> => event.type === type);
}

function last<T extends JournalEventType>(events: readonly JournalEvent[], type: T) {
  return all(events, type).at(-1);
}
