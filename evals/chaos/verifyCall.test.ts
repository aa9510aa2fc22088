import { expect, it } from 'vitest';
import { CallJournal } from '../../records/journal/callJournal.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import { isWhole, verifyCall } from './verifyCall.ts';

const ticket: JournalEntry = {
  type: 'ticket.opened',
  ticketId: 't1',
  kind: 'callback',
  dueAt: '2026-11-25T02:00:00.000Z',
  owner: '客户服务部',
  subject: '续期',
};
const duty = { dutyId: 'duty-1', clause: 'REC-2.1f', phrase: 'opening.notice' };
const ended: JournalEntry = { type: 'call.ended', by: 'caller', reason: 'hung_up' };

function linesOf(...entries: JournalEntry[]): string[] {
  const lines: string[] = [];
  const journal = new CallJournal({
    callId: 'c1',
    now: () => new Date('2026-11-24T02:00:00.000Z'),
    sink: (event) => void lines.push(JSON.stringify(event)),
  });
  for (const entry of entries) journal.append(entry, 0);
  return lines;
}

const whole = linesOf(
  { type: 'duty.opened', ...duty },
  { type: 'duty.fulfilled', ...duty },
  ticket,
  ended,
);

it('a call that is whole on disk and in the records has no fault', () => {
  expect(isWhole(verifyCall('c1', whole, whole))).toBe(true);
});

it.each([
  ['a line that the records lack', whole, whole.slice(0, -1), { missing: 1 }],
  ['a line that the records have twice', whole, [...whole, ...whole.slice(-1)], { surplus: 1 }],
  ['a line that is only in the records', whole.slice(0, -1), whole, { surplus: 1 }],
  [
    'a ticket twice',
    linesOf(ticket, { ...ticket, ticketId: 't2' }, ended),
    null,
    {
      doubled: ['ticket callback 续期'],
    },
  ],
  ['no end', linesOf(ticket), null, { broken: ['0 ends'] }],
  [
    'a duty left open',
    linesOf({ type: 'duty.opened', ...duty }, ended),
    null,
    {
      broken: ['open duties: opening.notice'],
    },
  ],
] as const)('sees %s', (_, lines, stored, faults) => {
  const found = verifyCall('c1', lines, stored ?? lines);
  expect(found).toMatchObject(faults);
  expect(isWhole(found)).toBe(false);
});
