/** What an event is in the journal, before anything is done about it; most are nothing of their own. */
import type { JournalEntry } from '../records/journal/events.ts';
import type { CallEvent } from './flow/events.ts';
import type { CallEnvironment } from './ports.ts';

export function entryOf(
  event: CallEvent,
  { release, words }: Pick<CallEnvironment, 'release' | 'words'>,
): JournalEntry | null {
  switch (event.type) {
    case 'answered':
      return startedEntry(event, { release, words });
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

/** The first event of every call, also of one that nobody came to. */
export function startedEntry(
  event: Extract<CallEvent, { type: 'answered' }>,
  { release, words }: Pick<CallEnvironment, 'release' | 'words'>,
): JournalEntry {
  const { channel, direction, caller, ringMs, outbound } = event;
  const { product, model } = release;
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
