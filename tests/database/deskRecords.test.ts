/** The desk's internal API over the records: who may ask, what is refused, what a fault looks like. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { recordsFault } from '../../desk/server/records/recordsFault.ts';
import { type TestDesk, testSecret } from '../../desk/server/testing/testDesk.ts';
import { demoCustomers } from '../../records/customers/demoCustomers.ts';
import { createHttpCustomers, RecordsOutOfReach } from '../../records/customers/httpCustomers.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { customers, events } from '../../records/database/schema.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { type ReachableRecords, startRecordsDesk } from '../support/databases/recordsDesk.ts';
import {
  complains,
  ends,
  rings,
  says,
  someCall,
  verifies,
  writeCall,
} from '../support/databases/writtenCall.ts';

onEachDatabase('the desk', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let records: ReachableRecords;

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    await seedCustomers(database);
  });
  afterEach(() => desk.stop());

  const { lines } = writeCall([rings(), says('您好啊各位'), ends]);
  const paths = [
    ['POST', '/journal', { lines }],
    ['GET', '/journal', undefined],
    ['GET', `/journal/${someCall}`, undefined],
    ['POST', '/customers/find', { phone: '13000000001' }],
    ['POST', '/customers/history', { customerId: 'customer-1' }],
  ] as const;

  it.each(paths)(
    'answers %s %s to nobody without the secret, and to no browser',
    async (method, path, body) => {
      const ask = (headers: Record<string, string>) =>
        fetch(`${desk.url}/internal${path}`, {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
      expect((await ask({})).status).toBe(401);
      expect((await ask({ authorization: 'Bearer guess' })).status).toBe(401);
      const authorization = `Bearer ${testSecret}`;
      expect((await ask({ authorization, origin: desk.url })).status).toBe(403);
      expect((await ask({ authorization })).status).toBe(200);
    },
  );

  it.each(paths)(
    'answers %s %s with 503 while the database is away',
    async (method, path, body) => {
      records.reachable = false;
      const response = await desk.internal(method, path, body);
      expect(response.status).toBe(503);
      expect(await response.json()).toMatchObject({ error: 'records_unavailable' });
    },
  );

  it('says whether it is ready', async () => {
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200);
    records.reachable = false;
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${desk.url}/healthz`)).status).toBe(200);
  });

  it.each<[string, unknown]>([
    ['no lines', {}],
    ['an empty batch', { lines: [] }],
    ['lines that are no text', { lines: [{ type: 'call.ended' }] }],
    ['more lines than a batch may have', { lines: Array.from({ length: 501 }, () => lines[0]) }],
    ['a line that is no event', { lines: ['{"type":"x"}'] }],
    ['a list', [lines]],
  ])('refuses %s', async (_, body) => {
    const response = await desk.internal('POST', '/journal', body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid' });
    expect(await database.db.$count(events)).toBe(0);
  });

  it('refuses a body beyond all measure', async () => {
    const response = await desk.internal('POST', '/journal', { lines: ['x'.repeat(3_000_000)] });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ error: 'too_large' });
  });

  it('tells a sender what contradicts what it has', async () => {
    await desk.internal('POST', '/journal', { lines });
    const other = writeCall([rings(), says('别的'), ends]).lines;
    const response = await desk.internal('POST', '/journal', { lines: other });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: 'forked', part: 0, seq: 2 });
  });

  it.each<[string, unknown]>([
    ['nothing to search for', {}],
    ['two things at once', { phone: '1', order: '2' }],
    ['an operator', { phone: { $ne: null } }],
    ['a list', { phone: ['13000000001'] }],
    ['too long a key', { phone: '1'.repeat(101) }],
    ['an empty key', { order: '' }],
    ['a control character', { phone: '1300000000\u0000' }],
  ])('refuses a search with %s', async (_, body) => {
    expect((await desk.internal('POST', '/customers/find', body)).status).toBe(400);
  });

  it.each(["13000000001' --", "' or 1=1 --", '%', '１３０００００００01'])(
    'finds nobody for %j, and nothing is harmed',
    async (phone) => {
      const response = await desk.internal('POST', '/customers/find', { phone });
      expect(response.status).toBe(200);
      expect(await response.json()).toEqual({ customer: null });
      expect(await database.db.$count(customers)).toBe(4);
    },
  );

  it('keeps personal data out of what it says and logs of a database fault', async () => {
    const row = { id: 'x', name: '王建国', title: null, phone: '13000000001', idLastFour: '0017' };
    const failed = await database.db.insert(customers).values(row).catch(recordsFault);
    expect(failed).toBeInstanceOf(Error);
    const told =
      failed instanceof Error
        ? `${failed.stack} ${JSON.stringify(failed)} ${String(failed.cause)}`
        : '';
    expect(told).toContain('23505');
    expect(told).not.toMatch(/13000000001|王建国/);
  });
});

onEachDatabase('a call reads customers', (databases) => {
  let desk: TestDesk;
  let records: ReachableRecords;
  let database: RecordsDatabase;

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    await seedCustomers(database);
  });
  afterEach(() => desk.stop());

  function reader(pause: () => Promise<void> = async () => undefined) {
    let elapsed = 0;
    const tries: number[] = [];
    const customersOfDesk = createHttpCustomers({
      url: desk.url,
      secret: testSecret,
      elapsed: () => elapsed,
      async pause(ms) {
        tries.push(elapsed);
        elapsed += ms + 2000;
        await pause();
      },
    });
    return { customers: customersOfDesk, tries };
  }

  it('as they are, by phone and by order', async () => {
    const { customers: read } = reader();
    for (const customer of demoCustomers) {
      expect(await read.findByPhone(customer.phone)).toEqual(customer);
    }
    expect((await read.findByOrder('20260025'))?.name).toBe('李秀英');
    expect(await read.findByPhone('13900000000')).toBeNull();
  });

  it('with what earlier calls left', async () => {
    const earlier = writeCall([rings(), verifies('customer-1'), ...complains('1', 't1'), ends]);
    await createJournalStore(database, () => new Date()).store(earlier.lines);
    expect(await reader().customers.history('customer-1')).toEqual({
      openTickets: [
        {
          ticketId: 't1',
          kind: 'complaint',
          subject: '投诉：多收了钱',
          dueAt: '2026-11-25T02:00:00.000Z',
        },
      ],
      lastContacts: [
        { at: '2026-11-24T02:00:00.000Z', topic: '投诉：多收了钱', outcome: 'ticket' },
      ],
    });
  });

  it('once the database is back, while the caller holds', async () => {
    records.reachable = false;
    let pauses = 0;
    const { customers: read } = reader(async () => {
      pauses += 1;
      records.reachable = pauses === 3;
    });
    expect((await read.findByPhone('13000000001'))?.name).toBe('王建国');
    expect(pauses).toBe(3);
  });

  it('or is told within 60 s that they are out of reach, never that nobody is there', async () => {
    const { customers: read, tries } = reader();
    const back = await desk.goDown();
    await expect(read.findByPhone('13000000001')).rejects.toBeInstanceOf(RecordsOutOfReach);
    expect(tries.length).toBeGreaterThan(15);
    expect((tries.at(-1) ?? 0) + 2500).toBeLessThanOrEqual(60_000);
    await back();
  });

  it('and a question that the desk does not take is not asked again', async () => {
    const { customers: read, tries } = reader();
    await expect(read.findByPhone('1'.repeat(500))).rejects.toThrow('status 400');
    expect(tries).toEqual([]);
  });
});
