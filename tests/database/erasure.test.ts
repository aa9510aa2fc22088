/** Erasing a caller: their data is gone, from the database and the files, and the chain still holds. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type TestDesk, testSecret } from '../../desk/server/testing/testDesk.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { calls, complaints, erasures, events, tickets } from '../../records/database/schema.ts';
import { eraseOnDisk } from '../../records/erasure/diskErasures.ts';
import { verifyChain } from '../../records/journal/chain.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import { readCall } from '../../records/journal/readCall.ts';
import { createHttpReceiver } from '../../records/journal/ship/httpReceiver.ts';
import { JournalSweeper } from '../../records/journal/ship/journalSweeper.ts';
import { sweepJournals } from '../../records/journal/ship/sweepJournals.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { localMaintenance } from '../../records/maintenance/localMaintenance.ts';
import type { Maintenance } from '../../records/maintenance/maintenance.ts';
import { remoteMaintenance } from '../../records/maintenance/remoteMaintenance.ts';
import { rebuildProjections } from '../../records/projections/rebuildProjections.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { keepCall } from '../support/databases/keptCall.ts';
import { ManualTime } from '../support/databases/manualTime.ts';
import { startRecordsDesk } from '../support/databases/recordsDesk.ts';
import {
  complains,
  ends,
  rings,
  says,
  verifies,
  writeCall,
} from '../support/databases/writtenCall.ts';

const phone = '13000000001';
const now = new Date('2026-11-24T08:00:00.000Z');
const personal = /13000000001|王建国|多收|退款|城东|秘密/;

onEachDatabase('an erasure', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let maintenance: Maintenance;
  let folder: string;

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk } = await startRecordsDesk(database));
    await seedCustomers(database);
    maintenance = localMaintenance(database, () => now);
    folder = mkdtempSync(join(tmpdir(), 'three-rings-erase-'));
  });
  afterEach(async () => {
    await desk.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** On disk and in the database. */
  async function called(
    callId: string,
    entries: readonly JournalEntry[],
  ): Promise<readonly string[]> {
    const { lines } = writeCall(entries, { callId });
    keepCall(folder, callId, lines);
    await store().store(lines);
    return lines;
  }

  const store = () => createJournalStore(database, () => now);
  const receiver = () => createHttpReceiver({ url: desk.url, secret: testSecret });
  const sweep = () => sweepJournals({ folder, receiver: receiver(), now: Date.now(), quietMs: 0 });
  const everything = async () =>
    JSON.stringify([
      await database.db.select().from(events),
      await database.db.select().from(calls),
      await database.db.select().from(tickets),
      await database.db.select().from(complaints),
      await database.db.select().from(erasures),
    ]);
  const files = (callId: string) =>
    readdirSync(join(folder, callId))
      .map((name) => readFileSync(join(folder, callId, name), 'utf8'))
      .join('\n');

  const complaint = (callId: string) => [
    rings(phone),
    says('我有一件秘密的事'),
    verifies('customer-1'),
    ...complains(phone, `ticket-${callId}`),
    ends,
  ];

  async function erase(selector: Parameters<Maintenance['erase']>[0], callIds: readonly string[]) {
    const erasure = await maintenance.erase(selector, callIds);
    eraseOnDisk(folder, erasure, erasure.events);
    return erasure;
  }

  it('lists first whose calls it found and why, and changes nothing', async () => {
    await called('a', complaint('a'));
    await called('b', [rings(phone), says('您好啊各位'), ends]);
    await called('c', [rings(), ...complains(phone, 'ticket-c'), ends]);
    await called('d', [rings(), says(`请联系 ${phone} 这个号码`), ends]);
    await called('e', [rings(phone), says('还没说完')]);
    await called('f', [rings('13900000000'), says('别人的电话'), ends]);
    const before = await everything();
    const found = await maintenance.findCalls({ number: phone });
    expect(found.map(({ callId, reason }) => [callId, reason])).toEqual([
      ['a', 'verified'],
      ['b', 'called_from'],
      ['c', 'contact'],
      ['d', 'mentioned'],
      ['e', 'called_from'],
    ]);
    expect(found.map(({ over }) => over)).toEqual([true, true, true, true, false]);
    expect(found[0]).toMatchObject({ tickets: 1, startedAt: '2026-11-24T02:00:00.000Z' });
    expect(await everything()).toBe(before);
    const ofCustomer = await maintenance.findCalls({ customer: 'customer-1' });
    expect(ofCustomer.map(({ callId }) => callId)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('leaves nothing of the caller in the database and the files, and the chain holds', async () => {
    const lines = await called('a', complaint('a'));
    await called('other', [rings('13900000000'), says('别人的秘密'), ends]);
    await sweep();
    const erasure = await erase({ number: phone }, ['a']);
    expect(erasure.events.length).toBeGreaterThan(3);
    const rest = (await everything()).replaceAll('别人的秘密', '');
    expect(rest).not.toMatch(personal);
    expect(files('a')).not.toMatch(personal);
    expect(files('other')).toContain('别人的秘密');

    const stored = (await store().lines('a')).map((line) => JSON.parse(line));
    expect(verifyChain(stored)).toBeNull();
    expect(stored.map(({ seq, type, hash }) => ({ seq, type, hash }))).toEqual(
      lines.map((line) => JSON.parse(line)).map(({ seq, type, hash }) => ({ seq, type, hash })),
    );
    const call = readCall(folder, 'a');
    expect(call).toMatchObject({ broken: null, torn: false, erased: erasure.events.length });
    expect(await database.db.select().from(erasures)).toMatchObject([
      { erasureId: erasure.erasureId, scope: 'number', subject: '*********01', calls: 1 },
    ]);
  });

  it('keeps what tells nothing of the caller: the ticket is still due, the call still counts', async () => {
    await called('a', complaint('a'));
    await erase({ customer: 'customer-1' }, ['a']);
    expect(await database.db.select().from(tickets)).toMatchObject([
      {
        ticketId: 'ticket-a',
        kind: 'complaint',
        subject: '（已删除）',
        contact: null,
        customerId: null,
        status: 'open',
      },
    ]);
    expect(await database.db.select().from(calls)).toMatchObject([
      { callId: 'a', channel: 'phone', callerNumber: null, endedBy: 'caller', outcome: 'ticket' },
    ]);
    const rows = await everything();
    await rebuildProjections(database);
    expect(await everything()).toBe(rows);
  });

  it('shows a tampered event as before, erased or not, and an event emptied without an erasure', async () => {
    await called('a', complaint('a'));
    await erase({ number: phone }, ['a']);
    const file = join(folder, 'a', '0.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"by":"caller"', '"by":"agent"'));
    expect(readCall(folder, 'a')?.broken).toMatchObject({ seq: 6 });
    writeFileSync(file, whole);
    expect(readCall(folder, 'a')?.broken).toBeNull();
    rmSync(join(folder, 'a', 'erasures.jsonl'));
    expect(readCall(folder, 'a')?.broken).toMatchObject({
      seq: 1,
      fault: '内容缺失，却没有删除记录',
    });
  });

  it('does not come back with files that are sent again, from here or from another machine', async () => {
    const lines = await called('a', complaint('a'));
    await sweep();
    await maintenance.erase({ number: phone }, ['a']);
    expect(await store().store(lines)).toMatchObject({ outcome: 'stored' });
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(await everything()).not.toMatch(personal);
  });

  it('takes a tail that arrives later as well', async () => {
    const { lines } = writeCall([rings(phone), says('秘密一二三'), ends, says('秘密四五六')], {
      callId: 'a',
    });
    await store().store(lines.slice(0, 3));
    await maintenance.erase({ number: phone }, ['a']);
    expect(await store().store(lines)).toMatchObject({ outcome: 'stored', head: { seq: 4 } });
    expect(await everything()).not.toMatch(personal);
  });

  it('is carried out in the files of a machine that only hears of it', async () => {
    await called('a', complaint('a'));
    await maintenance.erase({ number: phone }, ['a']);
    expect(files('a')).toMatch(personal);
    const time = new ManualTime();
    const failures: unknown[] = [];
    const sweeper = new JournalSweeper({
      folder,
      receiver: receiver(),
      now: () => Date.now() + 600_000,
      quietMs: 60_000,
      everyMs: 15_000,
      schedule: time.schedule,
      failed: (error) => failures.push(error),
    });
    sweeper.start();
    await time.advance(15_000, () => sweeper.settled());
    expect(files('a')).not.toMatch(personal);
    expect(readCall(folder, 'a')?.broken).toBeNull();
    await time.advance(15_000, () => sweeper.settled());
    expect(await sweep()).toEqual({ whole: 1, left: 0 });
    expect(failures).toEqual([]);
    sweeper.stop();
  });

  it('can be done twice on disk, and a call that is not here is no fault', async () => {
    await called('a', complaint('a'));
    const erasure = await erase({ number: phone }, ['a']);
    const after = files('a');
    expect(eraseOnDisk(folder, erasure, erasure.events)).toBe(0);
    expect(files('a')).toBe(after);
    const elsewhere = mkdtempSync(join(tmpdir(), 'three-rings-erase-'));
    expect(eraseOnDisk(elsewhere, erasure, erasure.events)).toBe(0);
    expect(existsSync(join(elsewhere, 'a'))).toBe(false);
    rmSync(elsewhere, { recursive: true });
  });

  it('finds an erased caller no more', async () => {
    await called('a', complaint('a'));
    await erase({ number: phone }, ['a']);
    expect(await maintenance.findCalls({ number: phone })).toEqual([]);
  });

  it('refuses calls that are not this caller’s, or not over', async () => {
    await called('a', complaint('a'));
    await called('other', [rings('13900000000'), ends]);
    await called('live', [rings(phone), says('还没说完呢')]);
    for (const callIds of [['other'], ['a', 'other'], ['live'], []]) {
      await expect(maintenance.erase({ number: phone }, callIds)).rejects.toThrow(
        '不属于这位来电人',
      );
    }
    expect(await database.db.$count(erasures)).toBe(0);
  });

  it('works through the desk of a running product', async () => {
    await called('a', complaint('a'));
    const remote = remoteMaintenance({ url: desk.url, secret: testSecret });
    expect(await remote.findCalls({ number: phone })).toMatchObject([
      { callId: 'a', reason: 'verified' },
    ]);
    const erasure = await remote.erase({ number: phone }, ['a']);
    expect(erasure.events.length).toBeGreaterThan(3);
    await expect(remote.erase({ number: phone }, ['a'])).rejects.toThrow('不属于这位来电人');
    const stranger = remoteMaintenance({ url: desk.url, secret: 'guess' });
    await expect(stranger.findCalls({ number: phone })).rejects.toThrow('401');
  });

  it.each(["1' or '1'='1", '%', '1234', '', '1'.repeat(21)])(
    'finds nobody by %j',
    async (number) => {
      const response = await desk.internal('POST', '/maintenance/erasures/preview', {
        selector: { number },
      });
      expect(response.status).toBe(400);
    },
  );
});
