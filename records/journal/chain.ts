/**
 * The hash chain of a journal: each event's `hash` covers the event before it, so that a cut or an
 * edit shows. Pure; knows nothing of files.
 */
import { createHash } from 'node:crypto';
import { isErased } from './eraseEvent.ts';
import type { JournalEventOf, StoredEvent } from './events.ts';

/** What the first event of a call is chained to. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 in hex of the previous hash followed by the event's JSON without its own `hash`. */
export function chainHash(previous: string, withoutHash: object): string {
  return createHash('sha256').update(previous).update(JSON.stringify(withoutHash)).digest('hex');
}

export interface ChainBreak {
  readonly part: number;
  readonly seq: number;
  readonly fault: string;
}

/**
 * Checks events in order of (`part`, `seq`). Of an erased event only its place is checked: the
 * chain goes on from the hash that it keeps.
 * @returns the first place where the chain does not hold, or null where it is whole
 */
export function verifyChain(events: readonly StoredEvent[]): ChainBreak | null {
  let previous = CHAIN_START;
  let part = 0;
  let seq = 0;
  for (const [index, event] of events.entries()) {
    const { hash, ...withoutHash } = event;
    const broken = (fault: string) => ({ part: event.part, seq: event.seq, fault });
    const newPart = event.part !== part;
    if (newPart) {
      if (event.part < part || event.type !== 'call.resumed' || !('after' in event)) {
        return broken('分段没有从 call.resumed 开始');
      }
      if (!follows(event.after, events.slice(0, index))) {
        return broken(`与它所接续的 part ${event.after.part} seq ${event.after.seq} 不衔接`);
      }
      previous = event.after.hash;
    }
    const expected = newPart ? 1 : seq + 1;
    if (event.seq !== expected) return broken(`序号应为 ${expected}`);
    if (!isErased(event) && chainHash(previous, withoutHash) !== hash) {
      return broken('散列不符：此事件或其前一事件被改动');
    }
    previous = hash;
    part = event.part;
    seq = event.seq;
  }
  return null;
}

/** Whether the event that a later part says it follows is there, as it says. */
function follows(
  after: JournalEventOf<'call.resumed'>['after'],
  events: readonly StoredEvent[],
): boolean {
  if (after.hash === CHAIN_START) return true;
  return events.some(
    ({ part, seq, hash }) => part === after.part && seq === after.seq && hash === after.hash,
  );
}
