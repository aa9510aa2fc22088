/** What an event is in the journal, before anything is done about it; most are nothing of their own. */
import type { JournalEntry } from '../records/journal/events.ts';
import type { Answered, CallEvent } from './flow/events.ts';
import type { CallEnvironment } from './ports.ts';

type Known = Pick<CallEnvironment, 'release' | 'words'>;

export function entryOf(event: CallEvent, known: Known): JournalEntry | null {
  switch (event.type) {
    case 'answered':
      return startOf(event, known);
    // A call that nobody came to begins all the same: its end is not its first event.
    case 'failed':
      return event.unanswered === undefined ? null : startOf(event.unanswered, known);
    case 'caller.said': {
      const { text, via, confidence } = event;
      return {
        type: 'caller.said',
        text,
        via,
        ...(confidence === undefined ? {} : { confidence }),
      };
    }
    case 'caller.unintelligible':
      return { type: 'caller.unintelligible' };
    case 'caller.dtmf':
      return { type: 'caller.dtmf', digits: event.digits };
    default:
      return null;
  }
}

function startOf(
  { channel, direction, caller, ringMs, outbound }: Answered,
  { release: { product, model }, words }: Known,
): JournalEntry {
  return {
    type: 'call.started',
    channel,
    direction,
    caller: { ...caller },
    ringMs,
    ...(outbound === undefined ? {} : { ticketId: outbound.ticketId }),
    release: { product, ...words.hashes, model },
  };
}
