/** Customers and their history in the database: exact, and nobody else's. */
import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { createDatabaseCustomers } from '../../records/customers/databaseCustomers.ts';
import { demoCustomers } from '../../records/customers/demoCustomers.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import type { CustomerRepository } from '../../records/customers/types.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import {
  calls,
  complaints,
  customers as customersTable,
  installation,
  tickets,
} from '../../records/database/schema.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import {
  rebuildOutdated,
  rebuildProjections,
} from '../../records/projections/rebuildProjections.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import {
  complains,
  ends,
  rings,
  says,
  verifies,
  writeCall,
} from '../support/databases/writtenCall.ts';

onEachDatabase('customers', (databases) => {
  let database: RecordsDatabase;
  let customers: CustomerRepository;

  beforeEach(async () => {
    database = await databases.emptied();
    customers = createDatabaseCustomers(database.db);
    await seedCustomers(database);
  });

  async function called(callId: string, at: string, entries: readonly JournalEntry[]) {
    const { lines } = writeCall(entries, { callId, at });
    await createJournalStore(database, () => new Date()).store(lines);
  }

  it('are found by the number that they had changed last, and no more by the old one', async () => {
    const change = (value: string): JournalEntry => ({
      type: 'contact.changed',
      customerId: 'customer-1',
      field: 'phone',
      value,
    });
    await called('first', '2026-11-01T01:00:00.000Z', [rings(), change('13900001111'), ends]);
    await called('second', '2026-11-02T01:00:00.000Z', [rings(), change('13900002222'), ends]);
    expect(await customers.findByPhone('13900002222')).toMatchObject({
      id: 'customer-1',
      phone: '13900002222',
    });
    expect(await customers.findByPhone('13900001111')).toBeNull();
    expect(await customers.findByPhone('13000000001')).toBeNull();
    expect(await customers.findByOrder('20260017')).toMatchObject({ phone: '13900002222' });
  });

  it('are not locked out by somebody who takes over their number', async () => {
    const theirs: JournalEntry = {
      type: 'contact.changed',
      customerId: 'customer-2',
      field: 'phone',
      value: '13000000001',
    };
    await called('theirs', '2026-11-01T01:00:00.000Z', [rings(), theirs, ends]);
    expect(await customers.findByPhone('13000000001')).toMatchObject({ id: 'customer-1' });
  });

  it('are found by phone and by order, as in the sample data', async () => {
    for (const customer of demoCustomers) {
      expect(await customers.findByPhone(customer.phone)).toEqual(customer);
      for (const { number } of customer.orders) {
        expect(await customers.findByOrder(number)).toEqual(customer);
      }
    }
    expect(await customers.findByPhone('13000000009')).toBeNull();
    expect(await customers.findByOrder('20260099')).toBeNull();
  });

  it.each([
    "' or '1'='1",
    "13000000001'; drop table customers; --",
    '%',
    '1300000000_',
    '\\',
    '１３０００００００１',
  ])('are not found by %s', async (hostile) => {
    expect(await customers.findByPhone(hostile)).toBeNull();
    expect(await customers.findByOrder(hostile)).toBeNull();
    expect(await customers.history(hostile)).toEqual({ openTickets: [], lastContacts: [] });
    expect(await database.db.$count(customersTable)).toBe(4);
  });

  it('are seeded once, and a changed one stays as it is', async () => {
    await database.db
      .update(customersTable)
      .set({ name: '王建军' })
      .where(eq(customersTable.id, 'customer-1'));
    expect(await seedCustomers(database)).toBe(0);
    expect((await customers.findByPhone('13000000001'))?.name).toBe('王建军');
  });

  it('have their open tickets and last contacts, newest call first', async () => {
    await called('call-1', '2026-11-20T02:00:00.000Z', [
      rings(),
      verifies('customer-1'),
      ...complains('13900001111', 't1'),
      ends,
    ]);
    await called('call-2', '2026-11-21T02:00:00.000Z', [
      rings('13000000001'),
      says('我的证书到期了吗'),
      ends,
    ]);
    await called('call-3', '2026-11-22T02:00:00.000Z', [
      rings(),
      verifies('customer-2'),
      ...complains('13000000002', 't3'),
      ends,
    ]);
    expect(await customers.history('customer-1')).toEqual({
      openTickets: [
        {
          ticketId: 't1',
          kind: 'complaint',
          subject: '投诉：多收了钱',
          dueAt: '2026-11-25T02:00:00.000Z',
        },
      ],
      lastContacts: [
        { at: '2026-11-21T02:00:00.000Z', topic: '我的证书到期了吗', outcome: 'broken_off' },
        { at: '2026-11-20T02:00:00.000Z', topic: '投诉：多收了钱', outcome: 'ticket' },
      ],
    });
  });

  it('have the tickets left with their number only where the name is theirs', async () => {
    await called('call-1', '2026-11-20T02:00:00.000Z', [
      rings(),
      ...complains('13000000001', 'under-own-name'),
      ends,
    ]);
    await called('call-2', '2026-11-20T03:00:00.000Z', [
      rings(),
      ...complains('13000000002', 'under-another-name'),
      ends,
    ]);
    const ids = async (id: string) =>
      (await customers.history(id)).openTickets.map(({ ticketId }) => ticketId);
    expect(await ids('customer-1')).toEqual(['under-own-name']);
    expect(await ids('customer-2')).toEqual([]);
  });

  it('have no ticket that the desk has closed, and no call that still goes on', async () => {
    await called('call-1', '2026-11-20T02:00:00.000Z', [
      rings(),
      verifies('customer-1'),
      ...complains('1', 't1'),
    ]);
    await database.db.update(tickets).set({ status: 'closed' });
    expect(await customers.history('customer-1')).toEqual({ openTickets: [], lastContacts: [] });
  });

  it('have the same rows after they were rebuilt from the events, and the desk keeps its own', async () => {
    await called('call-1', '2026-11-20T02:00:00.000Z', [
      rings('1'),
      verifies('customer-1'),
      ...complains('1', 't1'),
      ends,
    ]);
    await called('call-2', '2026-11-21T02:00:00.000Z', [rings(), says('网点在哪里啊'), ends]);
    await database.db.update(tickets).set({ status: 'closed' });
    const rows = async () => ({
      calls: await database.db.select().from(calls).orderBy(calls.callId),
      tickets: await database.db.select().from(tickets),
      complaints: await database.db.select().from(complaints),
    });
    const before = await rows();
    await database.db.delete(complaints);
    await database.db.delete(calls);
    await database.db.update(tickets).set({ subject: '别的', customerId: null });
    expect(await rebuildProjections(database)).toBe(2);
    expect(await rows()).toEqual(before);
    await database.db.delete(complaints);
    await database.db.update(installation).set({ projectionVersion: 0 });
    expect(await rebuildOutdated(database)).toBe(2);
    expect(await rows()).toEqual(before);
    expect(await rebuildOutdated(database)).toBe(0);
  });
});
