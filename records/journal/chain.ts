/**
 * The hash chain of a journal: each event's `hash` covers the event before it, so that a cut or an
 * edit shows. Pure; knows nothing of files.
 */
import { createHash } from 'node:crypto';
import type { JournalEvent } from './events.ts';

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
 * Checks events in order of (`part`, `seq`).
 * @returns the first place where the chain does not hold, or null where it is whole
 */
export function verifyChain(events: readonly JournalEvent[]): ChainBreak | null {
  let previous = CHAIN_START;
  let part = 0;
  let seq = 0;
  for (const event of events) {
    const { hash, ...withoutHash } = event;
    const newPart = event.part !== part;
    if (newPart && (event.part < part || event.type !== 'call.resumed')) {
      return { part: event.part, seq: event.seq, fault: '分段没有从 call.resumed 开始' };
    }
    if (newPart && event.type === 'call.resumed') previous = event.after.hash;
    const expected = newPart ? 1 : seq + 1;
    if (event.seq !== expected) {
      return { part: event.part, seq: event.seq, fault: `序号应为 ${expected}` };
    }
    if (chainHash(previous, withoutHash) !== hash) {
      return { part: event.part, seq: event.seq, fault: '散列不符：此事件或其前一事件被改动' };
    }
    previous = hash;
    part = event.part;
    seq = event.seq;
  }
  return null;
}
