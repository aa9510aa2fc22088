import { expect, it } from 'vitest';
import { CallJournal } from './callJournal.ts';
import { dutyLedger, ledgerTable } from './dutyLedger.ts';
import type { JournalEntry } from './events.ts';

const notice = { dutyId: 'duty-1', clause: 'REC-2.1f', phrase: 'opening.notice' };
const empathy = { dutyId: 'duty-2', clause: 'REC-2.2d', phrase: 'mood.empathy' };
const consent = { dutyId: 'duty-3', clause: 'STD-3.3a', phrase: 'transfer.consent' };

function eventsOf(...entries: JournalEntry[]) {
  let now = Date.parse('2026-11-24T02:00:00.000Z');
  const journal = new CallJournal({
    callId: '01a20b48-0900-7416-a671-22921cd98e7d',
    now: () => new Date(now),
    sink: () => {},
  });
  for (const entry of entries) {
    journal.append(entry, 0);
    now += 1000;
  }
  return journal.events;
}

const events = eventsOf(
  { type: 'duty.opened', ...notice },
  { type: 'duty.interrupted', ...notice, heard: '为保证服务质量，' },
  { type: 'duty.repeated', ...notice },
  { type: 'duty.fulfilled', ...notice },
  { type: 'duty.opened', ...empathy },
  { type: 'duty.interrupted', ...empathy, heard: '' },
  { type: 'duty.opened', ...consent },
  { type: 'duty.lapsed', ...consent, reason: 'hung_up' },
);

it('tells of each duty how it ended, when, and how often it was cut short and said again', () => {
  expect(dutyLedger(events)).toEqual([
    {
      ...notice,
      outcome: 'fulfilled',
      reason: null,
      interruptions: 1,
      repeats: 1,
      openedAt: '2026-11-24T02:00:00.000Z',
      settledAt: '2026-11-24T02:00:03.000Z',
    },
    {
      ...empathy,
      outcome: 'interrupted',
      reason: null,
      interruptions: 1,
      repeats: 0,
      openedAt: '2026-11-24T02:00:04.000Z',
      settledAt: null,
    },
    {
      ...consent,
      outcome: 'lapsed',
      reason: 'hung_up',
      interruptions: 0,
      repeats: 0,
      openedAt: '2026-11-24T02:00:06.000Z',
      settledAt: '2026-11-24T02:00:07.000Z',
    },
  ]);
});

it('settles what a dead process left open with what its successor did about it', () => {
  const by = events.slice(0, 4).map((event, index) => ({ ...event, part: index < 3 ? 0 : 1 }));
  const ledger = dutyLedger(by);
  expect(ledger).toMatchObject([{ outcome: 'fulfilled', repeats: 1, interruptions: 1 }]);
});

it('is printed as a table with straight columns', () => {
  expect(ledgerTable(dutyLedger(events))).toEqual([
    '结果            条款      用语              开启          了结          打断  重说  职责  ',
    '完成            REC-2.1f  opening.notice    02:00:00.000  02:00:03.000  1     1     duty-1',
    '被打断          REC-2.2d  mood.empathy      02:00:04.000  -             1     0     duty-2',
    '失效（已挂断）  STD-3.3a  transfer.consent  02:00:06.000  02:00:07.000  0     0     duty-3',
  ]);
});
