/**
 * What of a journal event goes to a desk page: everything a person may need, without the hash and
 * without the call's inner state and plans, which are long and say nothing to them.
 */
import { isErased } from '../../../records/journal/eraseEvent.ts';
import type { JournalEvent, StoredEvent } from '../../../records/journal/events.ts';

type Shown<E> = E extends unknown ? Omit<E, 'v' | 'callId' | 'hash'> : never;
export type ShownEvent = Shown<StoredEvent>;

export function shownEvent(event: StoredEvent): ShownEvent {
  const { v: _version, callId: _callId, hash: _hash, ...shown } = withoutState(event);
  return shown;
}

function withoutState(event: StoredEvent): StoredEvent {
  if (isErased(event)) return event;
  if (event.type === 'state.saved') return { ...event, state: null } satisfies JournalEvent;
  if (event.type !== 'turn.planned') return event;
  return { ...event, state: null, steps: null } satisfies JournalEvent;
}
