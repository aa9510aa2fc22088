/** The tickets at the desk over its API: lists, deeds, and ringing a caller back within the limits. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../desk/server/answers/refusal.ts';
import { type DeskVisitor, visit } from '../../desk/server/testing/deskVisitor.ts';
import { startTestDesk, type TestDesk } from '../../desk/server/testing/testDesk.ts';
import type { OutboundCall } from '../../desk/server/workbench/outboundDialler.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { ticketSteps } from '../../records/database/schema.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { onEachDatabase } from '../support/databases/eachDatabase.ts';
import { accessTo } from '../support/databases/recordsDesk.ts';
import { complains, ends, rings, writeCall } from '../support/databases/writtenCall.ts';

const phone = '13000000001';
const day = '2026-11-24T02:00:00.000Z';
const night = '2026-11-24T14:00:00.000Z';

onEachDatabase('tickets at the desk', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let person: DeskVisitor;
  let now: string;
  const rung: OutboundCall[] = [];

  beforeEach(async () => {
    database = await databases.emptied();
    now = day;
    rung.splice(0);
    desk = await startTestDesk({
      records: accessTo(database),
      now: () => Date.parse(now),
      dialler: {
        async dial(call) {
          if (call.number === '13000000009') throw new Refusal(503, 'line_busy', '线路忙。');
          rung.push(call);
          return null;
        },
      },
    });
    await seedCustomers(database);
    person = visit(desk, '201');
    const { lines } = writeCall([rings(phone), ...complains(phone, 't1'), ends]);
    await createJournalStore(database, () => new Date(now)).store(lines);
  });
  afterEach(() => desk.stop());

  const list = async (view: string) => {
    const answer = await person.get(`/desk/api/tickets?view=${view}`);
    return (await answer.json()).tickets;
  };

  it('are listed with the working time that is left, overdue ones first', async () => {
    const later = writeCall([rings(phone), ...complains(phone, 't2'), ends], { callId: 'c2' });
    await createJournalStore(database, () => new Date(now)).store(later.lines);
    now = '2026-11-25T03:00:00.000Z';
    const tickets = await list('all');
    expect(tickets).toMatchObject([
      { ticketId: 't1', leftMs: -3_600_000 },
      { ticketId: 't2', leftMs: -3_600_000 },
    ]);
    const other = await person.get(
      `/desk/api/tickets?view=all&department=${encodeURIComponent('技术支持部')}`,
    );
    expect((await other.json()).tickets).toEqual([]);
  });

  it('are taken, noted, closed and opened again, each step on record', async () => {
    const deed = async (name: string, body = {}) => {
      now = new Date(Date.parse(now) + 1000).toISOString();
      return (await person.post(`/desk/api/tickets/t1/${name}`, body)).status;
    };
    expect(await deed('take')).toBe(200);
    expect(await list('mine')).toMatchObject([{ ticketId: 't1', assignee: '201' }]);
    expect(await deed('note', { text: '已联系财务' })).toBe(200);
    expect(await deed('close', { text: '已退款' })).toBe(200);
    expect(await deed('close', { text: '已退款' })).toBe(409);
    expect(await list('closed')).toHaveLength(1);
    expect(await deed('reopen')).toBe(200);
    const { steps } = await (await person.get('/desk/api/tickets/t1')).json();
    expect(steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'taken',
      'noted',
      'closed',
      'reopened',
    ]);
  });

  it('are not closed without a word on how, and not found where there are none', async () => {
    expect((await person.post('/desk/api/tickets/t1/close', { text: ' ' })).status).toBe(400);
    expect((await person.get('/desk/api/tickets/t9')).status).toBe(404);
    expect((await person.post('/desk/api/tickets/t9/take')).status).toBe(404);
  });

  const callBack = (body: object = { by: 'bot', result: '退款已经批准' }) =>
    person.post('/desk/api/tickets/t1/call', body);

  it('are called back by the bot with the result, the try on record', async () => {
    const { callId } = await (await callBack()).json();
    expect(rung).toEqual([
      {
        callId,
        number: phone,
        by: 'bot',
        workNumber: '201',
        reason: {
          ticketId: 't1',
          name: '王建国',
          title: '先生',
          reportedOn: '2026-11-24',
          topic: '投诉：多收了钱',
          result: '退款已经批准',
        },
      },
    ]);
    expect(await database.db.select().from(ticketSteps)).toMatchObject([
      { kind: 'called', callId },
    ]);
  });

  it('are not called back at night, nor more often than allowed, nor without a result', async () => {
    now = night;
    expect(await (await callBack()).json()).toMatchObject({ error: 'quiet' });
    now = day;
    expect((await callBack({ by: 'bot' })).status).toBe(400);
    for (const _ of [1, 2, 3]) expect((await callBack()).status).toBe(200);
    expect(await (await callBack()).json()).toMatchObject({ error: 'tries' });
    expect(rung).toHaveLength(3);
  });

  it('are not called back once they are closed', async () => {
    await person.post('/desk/api/tickets/t1/close', { text: '已退款' });
    expect(await (await callBack()).json()).toMatchObject({ error: 'status' });
    expect(rung).toEqual([]);
  });
});
