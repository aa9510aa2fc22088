import { expect, it } from 'vitest';
import { CallJournal } from '../../../records/journal/callJournal.ts';
import type { JournalEntry } from '../../../records/journal/events.ts';
import { offerOf } from '../testing/people.ts';
import { newLiveCall, withEvent } from './liveCall.ts';

const { summary } = offerOf('c1', 'h1');
const requested = (handoffId: string, department: string): JournalEntry => ({
  type: 'handoff.requested',
  handoffId,
  reason: 'caller_request',
  department,
  summary,
});

function shown(...entries: readonly JournalEntry[]) {
  const now = () => new Date('2026-11-20T01:00:00Z');
  const journal = new CallJournal({
    callId: 'c1',
    now,
    sink: () => undefined,
    part: 0,
    before: [],
  });
  for (const entry of entries) journal.append(entry, 1);
  return journal.events.reduce(withEvent, newLiveCall('c1'));
}

const joined: JournalEntry = { type: 'handoff.joined', handoffId: 'h1', human: '201' };

it('a colleague who is asked does not put the call of the person back in line', () => {
  const first = requested('h1', '客户服务部');
  const call = shown(first, joined, requested('h2', '技术支持部'));
  expect(call).toMatchObject({ phase: 'with_person', human: '201', department: '客户服务部' });
});

it('a call that is handed on waits for the next person', () => {
  const left: JournalEntry = { type: 'handoff.completed', handoffId: 'h1', human: '201' };
  const call = shown(requested('h1', '客户服务部'), joined, left, requested('h2', '技术支持部'));
  expect(call).toMatchObject({ phase: 'waiting', human: null, department: '技术支持部' });
});
