/**
 * The journals in the database: takes batches at least once and keeps each event once, with the
 * head of every part. What contradicts what is stored is refused and noted for a person; it never
 * writes over anything. Rows are projected in the same transaction.
 */
import { and, asc, between, eq } from 'drizzle-orm';
import type { Db } from '../../database/connection.ts';
import type { RecordsDatabase } from '../../database/openDatabase.ts';
import {
  erasedEvents,
  events,
  installation,
  journalFaults,
  journalParts,
} from '../../database/schema.ts';
import { emptyEvents } from '../../erasure/emptyEvents.ts';
import { projectStored } from '../../projections/projectStored.ts';
import { type JournalLine, readLine } from './journalLine.ts';
import { afterOf, judgeBatch, type StoredPart } from './judgeBatch.ts';
import { lockCall } from './lockCall.ts';

export interface PartHead {
  readonly part: number;
  readonly seq: number;
  readonly hash: string;
}

export type Receipt =
  | { readonly outcome: 'stored'; readonly head: PartHead }
  /** Lines before these are missing; send from `expected` on. */
  | { readonly outcome: 'gap'; readonly expected: number }
  | {
      readonly outcome: 'refused';
      readonly fault: 'tampered' | 'forked';
      readonly part: number;
      readonly seq: number;
    };

export interface JournalStore {
  /** @param texts lines of one part of one call, in order @throws InvalidBatch, or what the driver throws */
  store(texts: readonly string[]): Promise<Receipt>;
  /** How far each part of a call is stored. */
  heads(callId: string): Promise<PartHead[]>;
  /** The lines of a call as they were sent, in order. */
  lines(callId: string): Promise<string[]>;
  /** Which database this is: after a restore, another one. */
  databaseId(): Promise<string>;
}

/** What was sent is no batch of journal lines. */
export class InvalidBatch extends Error {
  override readonly name = 'InvalidBatch';
}

export function createJournalStore(database: RecordsDatabase, now: () => Date): JournalStore {
  const { db } = database;
  return {
    async store(texts) {
      const lines = readBatch(texts);
      return await database.transaction((transaction) => storeLines(transaction, lines, now()));
    },
    heads: (callId) =>
      db
        .select({
          part: journalParts.part,
          seq: journalParts.headSeq,
          hash: journalParts.headHash,
        })
        .from(journalParts)
        .where(eq(journalParts.callId, callId))
        .orderBy(asc(journalParts.part)),
    async lines(callId) {
      const rows = await db
        .select({ line: events.line })
        .from(events)
        .where(eq(events.callId, callId))
        .orderBy(asc(events.part), asc(events.seq));
      return rows.map(({ line }) => line);
    },
    async databaseId() {
      const [row] = await db.select().from(installation).limit(1);
      return row?.databaseId ?? '';
    },
  };
}

type Lines = readonly [JournalLine, ...JournalLine[]];

function readBatch(texts: readonly string[]): Lines {
  const lines = texts.map((text, index) => {
    const line = readLine(text);
    if (line === null) throw new InvalidBatch(`第 ${index + 1} 行不是日志事件`);
    return line;
  });
  const [first, ...rest] = lines;
  if (first === undefined) throw new InvalidBatch('没有日志事件');
  const { callId, part } = first.event;
  if (rest.some(({ event }) => event.callId !== callId || event.part !== part)) {
    throw new InvalidBatch('一批只能是一个通话的一个分段');
  }
  return [first, ...rest];
}

async function storeLines(db: Db, lines: Lines, now: Date): Promise<Receipt> {
  const { callId, part } = lines[0].event;
  await lockCall(db, callId);
  const stored = await storedPart(db, lines);
  const judged = judgeBatch(lines, stored);
  if (judged.verdict === 'gap') return { outcome: 'gap', expected: judged.expected };
  if (judged.verdict === 'refused') {
    const { seq, hash } = judged.line.event;
    const { fault } = judged;
    await db
      .insert(journalFaults)
      .values({ callId, part, seq, fault, hash, firstAt: now })
      .onConflictDoNothing();
    return { outcome: 'refused', fault, part, seq };
  }
  const last = judged.lines.at(-1)?.event;
  if (last === undefined) {
    const { seq = 0, hash = '' } = stored.head ?? {};
    return { outcome: 'stored', head: { part, seq, hash } };
  }
  await append(db, judged.lines);
  const head = { headSeq: last.seq, headHash: last.hash };
  const { part: afterPart, seq: afterSeq, hash: afterHash } = judged.after ?? {};
  await db
    .insert(journalParts)
    .values({ callId, part, ...head, afterPart, afterSeq, afterHash })
    .onConflictDoUpdate({ target: [journalParts.callId, journalParts.part], set: head });
  await eraseArrived(db, callId);
  await projectStored(db, callId);
  return { outcome: 'stored', head: { part, seq: last.seq, hash: last.hash } };
}

/** A late tail of a call whose caller's data is erased gives up its data as it arrives. */
async function eraseArrived(db: Db, callId: string): Promise<void> {
  const [erased] = await db
    .select({ erasureId: erasedEvents.erasureId })
    .from(erasedEvents)
    .where(eq(erasedEvents.callId, callId))
    .limit(1);
  if (erased !== undefined) await emptyEvents(db, callId, erased.erasureId);
}

/** What is stored already, as far as these lines touch it. */
async function storedPart(db: Db, lines: Lines): Promise<StoredPart> {
  const first = lines[0].event;
  const { callId, part } = first;
  const parts = await db.select().from(journalParts).where(eq(journalParts.callId, callId));
  const own = parts.find((each) => each.part === part);
  const again =
    own === undefined || first.seq > own.headSeq
      ? []
      : await db
          .select({
            seq: events.seq,
            hash: events.hash,
            text: events.line,
            erased: events.erased,
          })
          .from(events)
          .where(
            and(
              eq(events.callId, callId),
              eq(events.part, part),
              between(events.seq, first.seq, own.headSeq),
            ),
          );
  return {
    head: own ? { seq: own.headSeq, hash: own.headHash } : null,
    again: new Map(again.map(({ seq, ...line }) => [seq, line])),
    followers: parts.flatMap(({ afterPart, afterSeq, afterHash }) =>
      afterPart === part && afterSeq !== null && afterHash !== null
        ? [{ part: afterPart, seq: afterSeq, hash: afterHash }]
        : [],
    ),
    before: own ? null : await hashBefore(db, lines[0]),
  };
}

async function hashBefore(db: Db, { event }: JournalLine): Promise<string | null> {
  const after = afterOf(event);
  if (after === null) return null;
  const { callId } = event;
  const [row] = await db
    .select({ hash: events.hash })
    .from(events)
    .where(and(eq(events.callId, callId), eq(events.part, after.part), eq(events.seq, after.seq)));
  return row?.hash ?? null;
}

async function append(db: Db, lines: readonly JournalLine[]): Promise<void> {
  await db.insert(events).values(
    lines.map(({ text, event, erased }) => ({
      callId: event.callId,
      part: event.part,
      seq: event.seq,
      type: event.type,
      at: new Date(event.at),
      hash: event.hash,
      line: text,
      erased,
    })),
  );
}
