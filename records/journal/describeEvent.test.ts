import { expect, test } from 'vitest';
import { describeEvent } from './describeEvent.ts';
import type { JournalEntry, JournalEvent } from './events.ts';

function event(entry: JournalEntry): JournalEvent {
  const at = '2026-11-24T02:00:00.000Z';
  return { v: 1, callId: 'c', part: 0, seq: 7, at, turn: 1, ...entry, hash: 'x' };
}

test.each<[JournalEntry, string]>([
  [{ type: 'call.ended', by: 'system', reason: 'shutdown' }, '通话结束  系统（shutdown）'],
  [{ type: 'consent.changed', recording: 'objected', plan: 'person' }, '来电人反对，转人工'],
  [
    { type: 'handoff.declined', handoffId: 'h', human: '201', cause: 'declined' },
    '转接·拒绝  201 号，拒绝',
  ],
  [
    { type: 'contact.changed', customerId: 'customer-1', field: 'phone', value: '13900001111' },
    '联系方式  登记的手机号码 → 13900001111（customer-1）',
  ],
  [{ type: 'caller.silent', ms: 2000 }, '来电人沉默  2.0 秒'],
  [{ type: 'caller.unintelligible' }, '听不清来电人'],
  [
    {
      type: 'tool.called',
      name: 'search_knowledge',
      effect: 'read',
      arguments: { question: '费用' },
      error: '没有这篇知识',
      ms: 3,
    },
    'search_knowledge（读，3 毫秒）{"question":"费用"} 未成功： 没有这篇知识',
  ],
])('%j reads as a line', (entry, line) => {
  expect(describeEvent(event(entry))).toContain(line);
});

test('control characters of a caller stay out of the terminal', () => {
  const line = describeEvent(
    event({ type: 'caller.said', text: '清屏\u001b[2J\u0007\n第二行\u009b', via: 'text' }),
  );
  expect(line).not.toMatch(/\p{Cc}/u);
  expect(line).toContain('第二行');
});
