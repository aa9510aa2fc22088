/** Journals on their way from a running call to the database: late perhaps, never lost, never twice. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TestDesk } from '../../desk/server/testing/testDesk.ts';
import { testSecret } from '../../desk/server/testing/testDesk.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { events, tickets } from '../../records/database/schema.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import type { JournalReceiver } from '../../records/journal/ship/journalReceiver.ts';
import { JournalShipper } from '../../records/journal/ship/journalShipper.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { ManualTime } from '../support/databases/manualTime.ts';
import { type ReachableRecords, startRecordsDesk } from '../support/databases/recordsDesk.ts';
import {
  complains,
  ends,
  rings,
  says,
  someCall,
  writeCall,
} from '../support/databases/writtenCall.ts';

const hour = 3_600_000;

onEachDatabase('a running call', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let records: ReachableRecords;
  let time: ManualTime;
  let troubles: string[];
  let lines: string[];

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    time = new ManualTime();
    troubles = [];
    lines = [];
  });
  afterEach(() => desk.stop());

  const call = writeCall([
    rings(),
    ...Array.from({ length: 30 }, (_, at) => says(`这是第${at}句话`)),
    ...complains('13900001111', 't1'),
    ends,
  ]);

  function receiver(tryMs = 3000): JournalReceiver {
    return createHttpReceiver({ url: desk.url, secret: testSecret, tryMs });
  }

  function shipping(to: Pick<JournalReceiver, 'deliver'> = receiver()) {
    const shipper = new JournalShipper({
      source: {
        get count() {
          return lines.length;
        },
        line: (seq) => lines[seq - 1] ?? '',
      },
      receiver: to,
      schedule: time.schedule,
      trouble: (kind, reason) => troubles.push(`${kind} ${reason}`),
    });
    const write = (to: number) => {
      for (const line of call.lines.slice(lines.length, to)) {
        lines.push(line);
        shipper.wake();
      }
    };
    return { shipper, write, pass: (ms: number) => time.advance(ms, () => shipper.settled()) };
  }

  const stored = () => createJournalStore(database, () => new Date()).lines(someCall);

  it('is in the database a moment after it is written', async () => {
    const { write, pass } = shipping();
    write(3);
    await pass(200);
    expect(await stored()).toEqual(call.lines.slice(0, 3));
    write(call.lines.length);
    await pass(200);
    expect(await stored()).toEqual(call.lines);
    expect(time.pending).toBe(0);
  });

  it('loses nothing and doubles nothing while the desk is down for an hour, and is told of it once', async () => {
    let tries = 0;
    const { deliver } = receiver();
    const { write, pass } = shipping({
      deliver: (batch) => {
        tries += 1;
        return deliver(batch);
      },
    });
    write(5);
    await pass(200);
    const back = await desk.goDown();
    for (let minute = 0; minute < 60; minute += 1) {
      write(5 + Math.ceil(minute / 2));
      await pass(hour / 60);
    }
    expect(troubles).toEqual(['later unreachable']);
    expect(tries).toBeGreaterThan(50);
    expect(tries).toBeLessThan(200);
    await back();
    await pass(30_000);
    write(call.lines.length);
    await pass(200);
    expect(await stored()).toEqual(call.lines);
    expect(await database.db.$count(tickets)).toBe(1);
  });

  it('waits for a database that is gone while the desk is there', async () => {
    const { write, pass } = shipping();
    records.reachable = false;
    write(call.lines.length);
    await pass(60_000);
    expect(troubles).toEqual(['later records_unavailable']);
    records.reachable = true;
    await pass(30_000);
    expect(await stored()).toEqual(call.lines);
  });

  it('waits for a disk that is full', async () => {
    await database.db.execute(sql`create function full_disk() returns trigger language plpgsql
      as $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`);
    await database.db.execute(sql`create trigger full_disk before insert on events
      for each row execute function full_disk()`);
    const { write, pass } = shipping();
    write(call.lines.length);
    await pass(60_000);
    expect(troubles).toEqual(['later records_full']);
    expect(await stored()).toEqual([]);
    await database.db.execute(sql`drop trigger full_disk on events`);
    await database.db.execute(sql`drop function full_disk`);
    await pass(30_000);
    expect(await stored()).toEqual(call.lines);
  });

  it('gives up a try that takes too long, and the late one is not stored twice', async () => {
    const { write, pass } = shipping(receiver(300));
    const holder = await database.pool.connect();
    await holder.query('begin');
    await holder.query('lock table events in access exclusive mode');
    write(call.lines.length);
    await pass(1000);
    expect(troubles).toEqual(['later timeout']);
    await holder.query('rollback');
    holder.release();
    await pass(60_000);
    expect(await stored()).toEqual(call.lines);
    expect(await database.db.$count(events)).toBe(call.lines.length);
  });

  it('sends again what was stored where the answer got lost, and it stays stored once', async () => {
    let lost = 3;
    const { deliver } = receiver();
    const { write, pass } = shipping({
      async deliver(batch) {
        const delivery = await deliver(batch);
        lost -= 1;
        return lost >= 0 ? { outcome: 'later', reason: 'unreachable' } : delivery;
      },
    });
    write(call.lines.length);
    await pass(60_000);
    expect(await stored()).toEqual(call.lines);
  });

  it('sends from the start again to a database that has lost it', async () => {
    const { write, pass } = shipping();
    write(10);
    await pass(200);
    await databases.emptied();
    write(20);
    await pass(200);
    expect(await stored()).toEqual(call.lines.slice(0, 20));
  });

  it('stops where it is refused for good, and says so once', async () => {
    const other = writeCall([rings(), says('另一个历史')]);
    await createJournalStore(database, () => new Date()).store(other.lines);
    const { write, pass } = shipping();
    write(10);
    await pass(hour);
    write(12);
    await pass(hour);
    expect(troubles).toEqual(['refused forked']);
    expect(await stored()).toEqual(other.lines);
  });

  it('sends what is left at the end of the call, in the middle of a pause too', async () => {
    const { shipper, write, pass } = shipping();
    const back = await desk.goDown();
    write(10);
    await pass(5000);
    await back();
    write(call.lines.length);
    await shipper.flush();
    expect(await stored()).toEqual(call.lines);
  });

  it('with more than a batch holds goes in several, each below what the desk takes', async () => {
    const long = writeCall([
      rings(),
      ...Array.from({ length: 40 }, () => says('长'.repeat(30_000))),
      ends,
    ]);
    const { shipper } = shipping();
    lines.push(...long.lines);
    await shipper.flush();
    expect(await stored()).toEqual(long.lines);
  });

  it('with an event beyond all measure stops before it', async () => {
    const { shipper, write } = shipping();
    write(2);
    lines.push(writeCall([says('长'.repeat(800_000))]).lines[0] ?? '');
    await shipper.flush();
    expect(troubles).toEqual(['refused too_large']);
    expect(await stored()).toEqual(call.lines.slice(0, 2));
  });
});
