/** The duties of a call so far, met, open and lapsed, in the order in which they arose. Pure. */
import type { ShownPageEvent } from '../timeline/pageEvent.ts';

export interface ShownDuty {
  readonly key: string;
  readonly clause: string;
  readonly state: 'open' | 'met' | 'lapsed';
}

export function dutiesOf(events: readonly ShownPageEvent[]): readonly ShownDuty[] {
  const duties = new Map<string, ShownDuty>();
  for (const event of events) {
    if (!('dutyId' in event)) continue;
    // A successor after a crash counts its duties anew.
    const key = `${event.part}/${event.dutyId}`;
    const state = stateAfter(event.type);
    duties.set(key, { key, clause: event.clause, state });
  }
  return [...duties.values()];
}

function stateAfter(type: string): ShownDuty['state'] {
  if (type === 'duty.fulfilled') return 'met';
  return type === 'duty.lapsed' ? 'lapsed' : 'open';
}
