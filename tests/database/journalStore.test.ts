/** The journals in the database: each event once, in its chain, and nothing ever written over. */
import { asc, eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import {
  calls,
  complaints,
  events,
  journalFaults,
  tickets,
} from '../../records/database/schema.ts';
import { verifyChain } from '../../records/journal/chain.ts';
import {
  createJournalStore,
  InvalidBatch,
  type JournalStore,
} from '../../records/journal/store/journalStore.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import {
  complains,
  ends,
  rings,
  says,
  someCall,
  writeCall,
} from '../support/databases/writtenCall.ts';

onEachDatabase('the journal store', (databases) => {
  let database: RecordsDatabase;
  let store: JournalStore;

  beforeEach(async () => {
    database = await databases.emptied();
    store = createJournalStore(database, () => new Date('2026-11-24T03:00:00.000Z'));
  });

  const stored = async () => (await store.lines(someCall)).length;
  const faults = () => database.db.select().from(journalFaults);

  it('keeps the lines byte by byte, with the head of the part', async () => {
    const call = writeCall([rings(), says('𠮷 \u0000 "\\" \u200b 您好'), ends]);
    const last = call.events.at(-1);
    const head = { part: 0, seq: 3, hash: last?.hash };
    expect(await store.store(call.lines)).toEqual({ outcome: 'stored', head });
    expect(await store.lines(someCall)).toEqual(call.lines);
    expect(await store.heads(someCall)).toEqual([head]);
    expect(verifyChain((await store.lines(someCall)).map((line) => JSON.parse(line)))).toBeNull();
  });

  it('keeps each event once, however often and however cut it arrives', async () => {
    const { lines } = writeCall([
      rings(),
      says('一二三四五'),
      says('二'),
      ...complains('13900001111', 't1'),
      ends,
    ]);
    for (const [from, to] of [
      [0, 2],
      [0, 2],
      [1, 4],
      [3, 6],
      [0, 6],
    ]) {
      expect(await store.store(lines.slice(from, to))).toMatchObject({ outcome: 'stored' });
    }
    expect(await store.lines(someCall)).toEqual(lines);
    expect(await database.db.$count(tickets)).toBe(1);
    expect(await database.db.$count(complaints)).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('keeps each event once where the same lines arrive from several sides at once', async () => {
    const { lines } = writeCall([
      rings(),
      ...Array.from({ length: 20 }, (_, at) => says(`第${at}句`)),
      ends,
    ]);
    const sendings = Array.from({ length: 6 }, () => store.store(lines));
    for (const receipt of await Promise.all(sendings)) {
      expect(receipt).toMatchObject({ outcome: 'stored', head: { seq: 22 } });
    }
    expect(await store.lines(someCall)).toEqual(lines);
  });

  it('asks for what is missing in between', async () => {
    const { lines } = writeCall([rings(), says('一'), says('二'), ends]);
    expect(await store.store(lines.slice(2))).toEqual({ outcome: 'gap', expected: 1 });
    await store.store(lines.slice(0, 1));
    expect(await store.store(lines.slice(2))).toEqual({ outcome: 'gap', expected: 2 });
    expect(await stored()).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it('refuses a line that was changed, stores nothing of its batch, and notes it once', async () => {
    const { lines } = writeCall([rings(), says('退款50元'), ends]);
    const forged = lines.map((line) => line.replace('50', '500'));
    const refusal = { outcome: 'refused', fault: 'tampered', part: 0, seq: 2 };
    expect(await store.store(forged)).toEqual(refusal);
    expect(await store.store(forged)).toEqual(refusal);
    expect(await stored()).toBe(0);
    expect(await faults()).toMatchObject([{ callId: someCall, seq: 2, fault: 'tampered' }]);
    expect(await store.store(lines)).toMatchObject({ outcome: 'stored' });
  });

  it('refuses other words under the hash of a stored line', async () => {
    const { lines } = writeCall([rings(), says('退款50元'), ends]);
    await store.store(lines);
    const forged = lines.map((line) => line.replace('50', '500'));
    expect(await store.store(forged)).toMatchObject({
      outcome: 'refused',
      fault: 'tampered',
      seq: 2,
    });
    expect(await store.lines(someCall)).toEqual(lines);
  });

  it('refuses another history of the same call, and keeps the first', async () => {
    const first = writeCall([rings(), says('真的'), ends]);
    const other = writeCall([rings(), says('假的'), says('多一句'), ends]);
    await store.store(first.lines);
    expect(await store.store(other.lines)).toMatchObject({
      outcome: 'refused',
      fault: 'forked',
      seq: 2,
    });
    expect(await store.store(other.lines.slice(3))).toMatchObject({
      outcome: 'refused',
      fault: 'tampered',
    });
    expect(await store.lines(someCall)).toEqual(first.lines);
    expect(await faults()).toHaveLength(2);
  });

  it('takes a late tail of an older part after the part that follows', async () => {
    const older = writeCall([
      rings(),
      says('请问续期多少钱'),
      says('第二句'),
      ...complains('13900001111', 't1'),
    ]);
    const known = older.events[1];
    if (known === undefined) throw new Error('no event');
    const after = { part: 0, seq: 2, hash: known.hash };
    const newer = writeCall([{ type: 'call.resumed', after }, says('接着说'), ends], {
      part: 1,
      after: known.hash,
    });
    await store.store(older.lines.slice(0, 2));
    await store.store(newer.lines);
    expect(await store.store(older.lines)).toMatchObject({
      outcome: 'stored',
      head: { part: 0, seq: 5 },
    });
    expect(await store.lines(someCall)).toEqual([...older.lines, ...newer.lines]);
    expect(await database.db.select().from(tickets)).toMatchObject([{ ticketId: 't1' }]);
    expect(await database.db.select().from(calls)).toMatchObject([
      { outcome: 'ticket', endedBy: 'caller' },
    ]);
  });

  it('takes a part whose forerunner is not there yet, and then only the forerunner that it names', async () => {
    const older = writeCall([rings(), says('一')]);
    const forged = writeCall([rings(), says('另一个')]);
    const hash = older.events[1]?.hash ?? '';
    const after = { part: 0, seq: 2, hash };
    const newer = writeCall([{ type: 'call.resumed', after }, ends], { part: 1, after: hash });
    expect(await store.store(newer.lines)).toMatchObject({ outcome: 'stored' });
    expect(await store.store(forged.lines)).toMatchObject({ outcome: 'refused', fault: 'forked' });
    expect(await store.store(older.lines)).toMatchObject({ outcome: 'stored' });
    expect(await store.lines(someCall)).toEqual([...older.lines, ...newer.lines]);
  });

  it.each([
    ['no line at all', []],
    ['no JSON', ['{']],
    ['another object', ['{"a":1}']],
    ['a path for an id', [writeCall([ends], { callId: '../../etc' }).lines[0] ?? '']],
    [
      'two calls in one batch',
      [writeCall([ends]).lines[0] ?? '', writeCall([ends], { callId: 'b' }).lines[0] ?? ''],
    ],
    [
      'a line that hides words under the same name twice',
      [(writeCall([says('乙')]).lines[0] ?? '').replace('"text":', '"text":"甲","text":')],
    ],
  ])('refuses %s', async (_, lines) => {
    await expect(store.store(lines)).rejects.toBeInstanceOf(InvalidBatch);
    expect(await database.db.$count(events)).toBe(0);
  });

  it('keeps an event type that it does not know yet, without rows', async () => {
    const call = writeCall([rings()]);
    const { chainHash } = await import('../../records/journal/chain.ts');
    const first = call.events[0];
    const future = { ...first, seq: 2, type: 'future.event', hash: undefined, what: 1 };
    const { hash: _, ...withoutHash } = future;
    const line = JSON.stringify({
      ...withoutHash,
      hash: chainHash(first?.hash ?? '', withoutHash),
    });
    expect(await store.store([...call.lines, line])).toMatchObject({
      outcome: 'stored',
      head: { seq: 2 },
    });
    const types = await database.db
      .select({ type: events.type })
      .from(events)
      .orderBy(asc(events.seq));
    expect(types.map(({ type }) => type)).toEqual(['call.started', 'future.event']);
  });

  it('stores hostile words as words, whatever they say and however long they are', async () => {
    const hostile = `'); delete from tickets; -- ${'\u0000'} \\x $1 ${'长'.repeat(20_000)}`;
    const ticketId = 't-hostile';
    const { lines } = writeCall([
      rings(hostile),
      says(hostile),
      ...complains(hostile, ticketId),
      ends,
    ]);
    expect(await store.store(lines)).toMatchObject({ outcome: 'stored' });
    const [row] = await database.db.select().from(tickets).where(eq(tickets.ticketId, ticketId));
    expect(row?.contact?.startsWith("'); delete from tickets; --")).toBe(true);
    expect(await store.lines(someCall)).toEqual(lines);
  });
});
