/** Tickets at the desk: who has them, what is on record of it, and what an erasure leaves. */
import { beforeEach, expect, it } from 'vitest';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { ticketSteps, tickets, wrapUps } from '../../records/database/schema.ts';
import { seededIds } from '../../records/ids.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { localMaintenance } from '../../records/maintenance/localMaintenance.ts';
import { rebuildProjections } from '../../records/projections/rebuildProjections.ts';
import { listTickets, overdueTickets, readTicket } from '../../records/tickets/readTickets.ts';
import {
  closeTicket,
  noteTicket,
  releaseTicket,
  reopenTicket,
  takeTicket,
} from '../../records/tickets/ticketWork.ts';
import { saveWrapUp } from '../../records/tickets/wrapUp.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { complains, ends, rings, someCall, writeCall } from '../support/databases/writtenCall.ts';

const now = new Date('2026-11-24T08:00:00.000Z');
const phone = '13000000001';

onEachDatabase('a ticket', (databases) => {
  let database: RecordsDatabase;
  let ids: ReturnType<typeof seededIds>;
  /** Each deed a millisecond after the one before: their order is told by the time. */
  let deeds: number;

  beforeEach(async () => {
    database = await databases.emptied();
    ids = seededIds('tickets', () => now);
    deeds = 0;
    const { lines } = writeCall([rings(phone), ...complains(phone, 't1'), ends]);
    await createJournalStore(database, () => now).store(lines);
  });

  const by = (workNumber: string, mayOverrule = false) => ({
    ticketId: 't1',
    actor: { workNumber, mayOverrule },
    stepId: ids.next(),
    at: new Date(now.getTime() + deeds++),
  });
  const list = (view: 'mine' | 'open' | 'all' | 'closed', workNumber = '201') =>
    listTickets(database.db, { view, workNumber, now });

  it('is taken by exactly one of many who want it at the same moment', async () => {
    const numbers = ['201', '202', '203', '204'];
    const results = await Promise.all(
      numbers.map((workNumber) => takeTicket(database, by(workNumber))),
    );
    const winner = results.findIndex(({ outcome }) => outcome === 'done');
    const losers = results.filter((_, index) => index !== winner);
    expect(losers).toEqual(losers.map(() => ({ outcome: 'taken', by: numbers[winner] })));
    expect(await list('mine', numbers[winner])).toHaveLength(1);
    expect(await list('open')).toEqual([]);
    expect(await database.db.$count(ticketSteps)).toBe(1);
  });

  it('is worked on by others only where they may overrule', async () => {
    await takeTicket(database, by('201'));
    expect(await closeTicket(database, by('202'), '已回电')).toEqual({
      outcome: 'taken',
      by: '201',
    });
    expect(await noteTicket(database, by('202'), '来电人又打来')).toMatchObject({
      outcome: 'done',
    });
    expect(await takeTicket(database, by('801', true))).toMatchObject({ outcome: 'done' });
    expect(await releaseTicket(database, by('801'))).toMatchObject({
      ticket: { assignee: null },
    });
  });

  it('is closed with a word on how, and opened again', async () => {
    expect(await closeTicket(database, by('201'), '已退款')).toMatchObject({
      ticket: { status: 'closed', closedAt: now.toISOString() },
    });
    expect(await closeTicket(database, by('201'), '再次')).toEqual({ outcome: 'status' });
    expect(await list('closed')).toHaveLength(1);
    expect(await list('all')).toEqual([]);
    await reopenTicket(database, by('202'));
    expect(await reopenTicket(database, by('202'))).toEqual({ outcome: 'status' });
    const found = await readTicket(database.db, 't1');
    expect(found?.ticket).toMatchObject({ status: 'open', closedAt: null, assignee: '202' });
    expect(found?.steps.map(({ kind, text }) => [kind, text])).toEqual([
      ['closed', '已退款'],
      ['reopened', null],
    ]);
  });

  it('that is not there is said to be missing, and leaves no step', async () => {
    expect(await takeTicket(database, { ...by('201'), ticketId: 't9' })).toEqual({
      outcome: 'missing',
    });
    expect(await database.db.$count(ticketSteps)).toBe(0);
  });

  it('keeps what the desk did when its rows are projected anew', async () => {
    await takeTicket(database, by('201'));
    await closeTicket(database, by('201'), '已退款');
    await rebuildProjections(database);
    expect((await readTicket(database.db, 't1'))?.ticket).toMatchObject({
      status: 'closed',
      assignee: '201',
    });
  });

  it('is overdue once its time is over, and no longer once it is closed', async () => {
    const after = new Date('2026-11-25T02:00:01.000Z');
    expect(await overdueTickets(database.db, now)).toEqual([]);
    expect(await overdueTickets(database.db, after)).toHaveLength(1);
    await closeTicket(database, by('201'), '已退款');
    expect(await overdueTickets(database.db, after)).toEqual([]);
  });

  const callback = {
    subject: '回电告知退款结果',
    caller: '王建国',
    contact: phone,
    owner: '投诉处理部',
    dueAt: new Date('2026-11-25T02:00:00.000Z'),
  };
  const wrapUp = {
    callId: someCall,
    workNumber: '201',
    outcome: 'callback',
    notes: '王建国要求退款',
    at: now,
    callback,
  } as const;

  it('is opened by a promise after the call, once, however often the form is saved', async () => {
    const first = await saveWrapUp(database, wrapUp, ids.next);
    const again = await saveWrapUp(database, { ...wrapUp, notes: '补充' }, ids.next);
    expect(again).toBe(first);
    expect(await database.db.$count(wrapUps)).toBe(1);
    expect(await list('mine')).toMatchObject([
      { ticketId: first, kind: 'callback', origin: 'desk', contact: phone },
    ]);
    await rebuildProjections(database);
    expect(await list('mine')).toHaveLength(1);
  });

  it('loses with an erasure what the desk wrote of the caller, and keeps what was done', async () => {
    await saveWrapUp(database, wrapUp, ids.next);
    await noteTicket(database, by('201'), '王建国来电');
    const maintenance = localMaintenance(database, () => now);
    await maintenance.erase({ number: phone }, [someCall]);
    const rows = [
      await database.db.select().from(tickets),
      await database.db.select().from(ticketSteps),
      await database.db.select().from(wrapUps),
    ];
    expect(JSON.stringify(rows)).not.toMatch(/13000000001|王建国|退款/);
    expect(rows.map((each) => each.length)).toEqual([2, 2, 1]);
  });
});
