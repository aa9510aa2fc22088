/**
 * The calls that go on, read from the records: each call's events are read once and folded on. A
 * call whose room is gone is over, whether its journal says so yet or not.
 */
import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '../../../records/database/connection.ts';
import { calls, journalParts } from '../../../records/database/schema.ts';
import { type ReadSoFar, readEventsAfter } from '../../../records/journal/store/readEvents.ts';
import { type FoldedCall, type LiveCall, newLiveCall, withEvent } from './liveCall.ts';

/** No call lasts longer. */
const longestCallMs = 12 * 60 * 60 * 1000;
const most = 300;

interface Known {
  call: FoldedCall;
  readonly soFar: ReadSoFar;
}

export class LiveCalls {
  readonly #known = new Map<string, Known>();

  /**
   * The calls that go on, the oldest first.
   * @param rooms names of the rooms there are; null where nobody knows, and the journal alone counts
   */
  async read(db: Db, now: number, rooms: ReadonlySet<string> | null): Promise<LiveCall[]> {
    const rows = await db
      .select({ callId: calls.callId })
      .from(calls)
      .where(and(isNull(calls.endedAt), gt(calls.startedAt, new Date(now - longestCallMs))))
      .orderBy(asc(calls.startedAt))
      .limit(most);
    const open = rows.map(({ callId }) => callId).filter((callId) => rooms?.has(callId) ?? true);
    for (const callId of this.#known.keys()) if (!open.includes(callId)) this.#known.delete(callId);
    for (const callId of open) await this.#readOn(db, callId);
    return open.flatMap((callId) => {
      const call = this.#known.get(callId)?.call;
      if (call === undefined || call.ended) return [];
      const { owed: _owed, ...shown } = call;
      return [shown];
    });
  }

  async #readOn(db: Db, callId: string): Promise<void> {
    const known = this.#known.get(callId) ?? { call: newLiveCall(callId), soFar: new Map() };
    this.#known.set(callId, known);
    if (await isRead(db, callId, known.soFar)) return;
    for (const event of await readEventsAfter(db, callId, known.soFar)) {
      known.call = withEvent(known.call, event);
    }
  }
}

/** The heads of a call's parts are few rows; its events may be many. */
async function isRead(db: Db, callId: string, soFar: ReadSoFar): Promise<boolean> {
  const heads = await db
    .select({ part: journalParts.part, seq: journalParts.headSeq })
    .from(journalParts)
    .where(eq(journalParts.callId, callId));
  return heads.length > 0 && heads.every(({ part, seq }) => soFar.get(part) === seq);
}
