/** The rows of a call, from its events alone. */
import { describe, expect, it } from 'vitest';
import {
  complains,
  ends,
  rings,
  says,
  someCall,
  verifies,
  writeCall,
} from '../../tests/support/databases/writtenCall.ts';
import { eraseEvent } from '../journal/eraseEvent.ts';
import type { JournalEntry } from '../journal/events.ts';
import { projectCall, projectedTypes } from './projectCall.ts';

const project = (entries: readonly JournalEntry[]) =>
  projectCall(someCall, writeCall(entries).events);

const looksUp = (name: string, error?: string): JournalEntry => ({
  type: 'tool.called',
  name,
  effect: 'read',
  arguments: {},
  ...(error === undefined ? { result: {} } : { error }),
  ms: 1,
});
const asksForPerson: JournalEntry = {
  type: 'handoff.requested',
  handoffId: 'h1',
  reason: 'caller_request',
  department: '客户服务部',
  summary: {
    caller: { name: null, number: null, verified: false },
    demand: '要找人工',
    complaint: null,
    tried: [],
    promised: [],
    mood: 'calm',
    openDuties: [],
  },
};

describe('a call', () => {
  it('is known with its caller, its times and its end', () => {
    const { call } = project([rings('13000000001'), says('您好'), verifies('customer-1'), ends]);
    expect(call).toMatchObject({
      callId: someCall,
      channel: 'phone',
      direction: 'inbound',
      callerNumber: '13000000001',
      customerId: 'customer-1',
      startedAt: new Date('2026-11-24T02:00:00.000Z'),
      endedAt: new Date('2026-11-24T02:00:03.000Z'),
      endedBy: 'caller',
      endReason: 'hung_up',
    });
  });

  it.each<[string, string, JournalEntry[]]>([
    ['its ticket', '投诉：多收了钱', [says('我要投诉你们'), ...complains('1', 't1')]],
    ['what a person was asked for', '要找人工', [says('给我转个人工'), asksForPerson]],
    [
      'the words that were looked up',
      '续期多少钱',
      [says('今天天气不错啊'), says('续期多少钱'), looksUp('search_knowledge')],
    ],
    ['the first words that say something', '我就随便问问', [says('喂'), says('我就随便问问')]],
  ])('is about %s', (_, topic, entries) => {
    expect(project([rings(), ...entries, ends]).call.topic).toBe(topic);
  });

  it.each<[string, JournalEntry[]]>([
    [
      'with_person',
      [...complains('1', 't1'), asksForPerson, { type: 'handoff.joined', handoffId: 'h1' }],
    ],
    ['ticket', [looksUp('search_knowledge'), ...complains('1', 't1')]],
    ['answered', [looksUp('order_progress')]],
    ['broken_off', [looksUp('verify_identity')]],
    ['broken_off', [looksUp('search_knowledge', '暂时查询不到')]],
    ['broken_off', []],
  ])('came out as %s', (outcome, entries) => {
    expect(project([rings(), ...entries, ends]).call.outcome).toBe(outcome);
  });

  it('has no outcome before its end', () => {
    expect(project([rings(), ...complains('1', 't1')]).call).toMatchObject({
      endedAt: null,
      outcome: null,
    });
  });

  it('is the same without the events that leave no rows', () => {
    const { events } = writeCall([
      rings(),
      says('续期多少钱'),
      looksUp('search_knowledge'),
      ...complains('1', 't1'),
      ends,
    ]);
    const some = events.filter(({ type }) => projectedTypes.some((each) => each === type));
    expect(projectCall(someCall, some)).toEqual(projectCall(someCall, events));
  });
});

describe('rows', () => {
  it('of a complaint carry its ticket and the verified caller', () => {
    const { tickets, complaints } = project([
      rings(),
      verifies('customer-1'),
      ...complains('13900001111', 't1'),
    ]);
    expect(tickets).toMatchObject([
      {
        ticketId: 't1',
        kind: 'complaint',
        contact: '13900001111',
        customerId: 'customer-1',
        owner: '投诉处理部',
      },
    ]);
    expect(complaints).toMatchObject([{ part: 0, seq: 3, event: '多收了钱', people: null }]);
  });

  it('of contacts and ratings stand for their events', () => {
    const { contactChanges, ratings } = project([
      rings(),
      { type: 'contact.changed', customerId: 'customer-1', field: 'phone', value: '13900002222' },
      { type: 'satisfaction.rated', score: 4 },
    ]);
    expect(contactChanges).toMatchObject([{ seq: 2, field: 'phone', value: '13900002222' }]);
    expect(ratings).toMatchObject([{ seq: 3, score: 4 }]);
  });

  it('of an erased call say nothing of the caller, and the ticket stays', () => {
    const { events } = writeCall([
      rings('13000000001'),
      says('我要投诉网点'),
      ...complains('13000000001', 't1'),
      ends,
    ]);
    const erased = events.map((event) => eraseEvent(event) ?? event);
    const rows = projectCall(someCall, erased);
    expect(JSON.stringify(rows)).not.toMatch(/13000000001|王建国|网点|多收/);
    expect(rows.tickets).toMatchObject([
      { ticketId: 't1', subject: '（已删除）', dueAt: new Date('2026-11-25T02:00:00.000Z') },
    ]);
    expect(rows.call).toMatchObject({
      channel: 'phone',
      callerNumber: null,
      topic: null,
      outcome: 'ticket',
    });
  });

  it('are left out where an event of another version lacks what they need', () => {
    const [, line = ''] = writeCall(complains('1', 't1')).lines;
    const other = JSON.parse(line.replace('"kind":"complaint",', ''));
    expect(projectCall(someCall, [other]).tickets).toEqual([]);
  });
});
