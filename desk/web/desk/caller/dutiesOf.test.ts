import { expect, it } from 'vitest';
import { readEvents } from '../timeline/pageEvent.ts';
import { dutiesOf } from './dutiesOf.ts';

const event = (part: number, seq: number, type: string, dutyId: string) => ({
  ...{ part, seq, at: '2026-11-24T02:00:00.000Z', turn: 0, type, dutyId },
  ...{ clause: 'STD-3.4a', phrase: 'complaint.apology' },
});

it('a duty is open until it is met or lapsed; a cut-off one is still owed', () => {
  const events = readEvents([
    event(0, 1, 'duty.opened', 'd1'),
    event(0, 2, 'duty.fulfilled', 'd1'),
    event(0, 3, 'duty.opened', 'd2'),
    event(0, 4, 'duty.interrupted', 'd2'),
    event(0, 5, 'duty.opened', 'd3'),
    event(0, 6, 'duty.lapsed', 'd3'),
  ]);
  expect(dutiesOf(events).map(({ state }) => state)).toEqual(['met', 'open', 'lapsed']);
});

it('a successor’s duties are its own', () => {
  const events = readEvents([
    event(0, 1, 'duty.opened', 'd1'),
    event(1, 2, 'duty.opened', 'd1'),
    event(1, 3, 'duty.fulfilled', 'd1'),
  ]);
  expect(dutiesOf(events).map(({ state }) => state)).toEqual(['open', 'met']);
});
