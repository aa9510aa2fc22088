/** What a desk page sees of a call over the real records: its journal as it grows, its caller, the form after it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../desk/server/answers/refusal.ts';
import { type DeskVisitor, visit } from '../../desk/server/testing/deskVisitor.ts';
import type { HeldLines } from '../../desk/server/testing/heldLines.ts';
import type { TestDesk } from '../../desk/server/testing/testDesk.ts';
import { createCallAccess } from '../../desk/server/workbench/callAccess.ts';
import { readCallerCard } from '../../desk/server/workbench/callRecord.ts';
import type { ShownEvent } from '../../desk/server/workbench/shownEvent.ts';
import { seedCustomers } from '../../records/customers/seedCustomers.ts';
import type { RecordsDatabase } from '../../records/database/openDatabase.ts';
import { tickets, wrapUps } from '../../records/database/schema.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import { createJournalStore } from '../../records/journal/store/journalStore.ts';
import { localMaintenance } from '../../records/maintenance/localMaintenance.ts';
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

const phone = '13000000001';
const state: JournalEntry = { type: 'state.saved', phase: 'serving', state: { secret: '内部' } };
const call = writeCall([rings(phone), says('我要投诉'), state, ...complains(phone, 't1'), ends]);

onEachDatabase('the page of a call', (databases) => {
  let database: RecordsDatabase;
  let desk: TestDesk;
  let records: ReachableRecords;
  let person: DeskVisitor;
  const held: HeldLines[] = [];

  beforeEach(async () => {
    database = await databases.emptied();
    ({ desk, records } = await startRecordsDesk(database));
    await seedCustomers(database);
    person = visit(desk, '801', 'supervisor');
  });
  afterEach(async () => {
    for (const lines of held.splice(0)) lines.close();
    await desk.stop();
  });

  const store = (lines: readonly string[]) =>
    createJournalStore(database, () => new Date()).store(lines);
  const ship = (lines: readonly string[]) => desk.internal('POST', '/journal', { lines });
  const follow = async () => {
    const lines = await person.hold(`/desk/api/calls/${someCall}/events`);
    held.push(lines);
    return lines;
  };
  const journalIn = (block: string): ShownEvent[] | undefined => {
    const [, data] = /^event: journal\ndata: (.*)$/.exec(block) ?? [];
    return data === undefined ? undefined : JSON.parse(data);
  };
  const typeIn = (type: string) => (block: string) =>
    journalIn(block)?.find((event) => event.type === type);

  it('is sent everything so far, then each event as it is shipped, none of them twice', async () => {
    await ship(call.lines.slice(0, 2));
    const page = await follow();
    await page.next((block) => (block.startsWith('event: current') ? true : undefined));
    await ship(call.lines.slice(0, 4));
    await page.next(typeIn('complaint.recorded'));
    await ship(call.lines.slice(4));
    await page.next(typeIn('call.ended'));
    const sent = page.blocks.flatMap((block) => journalIn(block) ?? []);
    expect(sent.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(JSON.stringify(sent)).not.toMatch(/内部|hash/);
  });

  it('is sent what another desk server has stored, too', async () => {
    await store(call.lines.slice(0, 2));
    const page = await follow();
    await page.next(typeIn('caller.said'));
    await store(call.lines.slice(2));
    await page.next(typeIn('call.ended'));
  });

  it('is sent a successor’s part after the first', async () => {
    const [, second] = call.events;
    await store(call.lines.slice(0, 2));
    const page = await follow();
    await page.next(typeIn('caller.said'));
    const after = { part: 0, seq: 2, hash: second?.hash ?? '' };
    const resumed: JournalEntry = { type: 'call.resumed', after };
    await ship(writeCall([resumed, ends], { part: 1, after: after.hash }).lines);
    expect(await page.next(typeIn('call.resumed'))).toMatchObject({ part: 1, seq: 1 });
  });

  it('is told while the database is away, and goes on when it is back', async () => {
    await ship(call.lines.slice(0, 1));
    const page = await follow();
    await page.next(typeIn('call.started'));
    records.reachable = false;
    await page.next((block) => (block.startsWith('event: away') ? true : undefined));
    records.reachable = true;
    await ship(call.lines.slice(1));
    await page.next(typeIn('call.ended'));
  });

  it('shows the places of erased events and nothing of the caller', async () => {
    await ship(call.lines);
    await localMaintenance(database, () => new Date()).erase({ number: phone }, [someCall]);
    const page = await follow();
    await page.next(typeIn('call.ended'));
    expect(page.blocks.join()).not.toMatch(/13000000001|投诉：|多收|王建国/);
    expect(page.blocks.join()).toContain('"erased":true');
  });

  it('shows who rings: a number that is known is not yet a verified caller', async () => {
    await ship(call.lines);
    const { card } = await (await person.get(`/desk/api/calls/${someCall}/caller`)).json();
    expect(card).toMatchObject({
      number: phone,
      verified: false,
      customer: { name: '王建国', address: '王先生', certificates: [{ id: 'YS-P-1001' }] },
      tickets: [{ ticketId: 't1', kind: 'complaint' }],
    });
    expect(JSON.stringify(card)).not.toMatch(/idLastFour|"0017"/);
  });

  it('hides the numbers from who only looks', async () => {
    await store(call.lines);
    const card = await readCallerCard(database.db, someCall, true);
    expect(JSON.stringify(card)).not.toContain(phone);
    expect(card?.number).toBe('130****0001');
  });

  it('marks the caller as verified once they are, also without a number', async () => {
    await store(writeCall([rings(), verifies('customer-2'), ends]).lines);
    const card = await readCallerCard(database.db, someCall, false);
    expect(card).toMatchObject({ number: null, verified: true, customer: { name: '李秀英' } });
  });

  it('is empty for a call of which nothing is known', async () => {
    expect(await (await person.get('/desk/api/calls/c9/caller')).json()).toEqual({ card: null });
  });

  it('is open to who was offered the call or works on its ticket, and to no other', async () => {
    const offered: JournalEntry = { type: 'handoff.offered', handoffId: 'h1', human: '201' };
    await store(writeCall([rings(phone), ...complains(phone, 't1'), offered, ends]).lines);
    await database.db.update(tickets).set({ assignee: '202' });
    const access = createCallAccess({ records, concerns: (_, number) => number === '203' });
    const of = (workNumber: string, role: 'caller-service' | 'supervisor' = 'caller-service') =>
      access.require({ workNumber, name: workNumber, role, departments: [] }, someCall);
    for (const number of ['201', '202', '203']) await of(number);
    await of('801', 'supervisor');
    await expect(of('204')).rejects.toBeInstanceOf(Refusal);
  });

  it('takes the form after the call, with the callback that was promised', async () => {
    await ship(call.lines);
    const callback = { subject: '告知退款结果', contact: phone, department: '投诉处理部' };
    const form = { outcome: 'callback', notes: '卡号 6222020000000000000', callback };
    const path = `/desk/api/calls/${someCall}/wrap-up`;
    const saved = await (await person.post(path, form)).json();
    expect(saved).toMatchObject({ saved: true, ticketId: expect.any(String) });
    const [row] = await database.db.select().from(wrapUps);
    expect(row).toMatchObject({ workNumber: '801', outcome: 'callback' });
    expect(row?.notes).not.toContain('62220200');
    expect(await database.db.$count(tickets)).toBe(2);
  });

  it.each([
    ['an outcome that does not exist', { outcome: 'great' }],
    [
      'a callback to no number',
      { outcome: 'callback', callback: { subject: 'x', contact: '', department: '投诉处理部' } },
    ],
    [
      'a department that does not exist',
      { outcome: 'callback', callback: { subject: 'x', contact: phone, department: '财务部' } },
    ],
    [
      'a callback in the past',
      {
        outcome: 'callback',
        callback: {
          subject: 'x',
          contact: phone,
          department: '投诉处理部',
          dueAt: '2020-01-01T00:00:00Z',
        },
      },
    ],
  ])('refuses a form with %s', async (_, form) => {
    await ship(call.lines);
    const answer = await person.post(`/desk/api/calls/${someCall}/wrap-up`, form);
    expect(answer.status).toBe(400);
    expect(await database.db.$count(wrapUps)).toBe(0);
  });
});
