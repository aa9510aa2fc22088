import { expect, it } from 'vitest';
import { ringLines } from './ring/ringLines.ts';
import { readEvents } from './timeline/pageEvent.ts';
import { withPolish } from './withPolish.ts';

const handoff = {
  ...{ handoffId: 'h1', callId: 'call-1', reason: 'complaint', department: '投诉处理部' },
  summary: {
    caller: { name: '王建国', number: null, verified: false },
    demand: '就是那个我要投诉，多收了我200元',
    complaint: {
      ...{ time: '上周三', place: null, people: null },
      event: '就是多收了我200元',
      demand: '那个要求退款',
    },
    ...{ tried: [], promised: [], mood: 'upset', openDuties: [] },
  },
  ...{ greeting: '您好', waitingSince: '2026-11-24T02:00:00Z', answerBy: '2026-11-24T02:00:20Z' },
  ...{ offeredTo: '201', consults: null },
} as const satisfies Parameters<typeof withPolish>[0];

const wording = { demand: '我要投诉，多收了我200元', event: '多收了我200元', wish: '要求退款' };
const event = (body: object) =>
  readEvents([
    { part: 0, seq: 1, at: '2026-11-24T02:00:01Z', turn: 1, type: 'summary.polished', ...body },
  ]);
const polished = { handoffId: 'h1', outcome: 'polished', model: 'm', ms: 900, wording };

it('a ring reads in the polished wording as soon as it is there, and the rest stays', () => {
  const shown = withPolish(handoff, event(polished));
  expect(ringLines(shown.summary).map(({ text }) => text)).toEqual([
    ...['要求退款', '多收了我200元', '不满'],
  ]);
  expect(shown.summary.complaint).toMatchObject({ time: '上周三', place: null });
  expect(shown.summary.caller).toEqual(handoff.summary.caller);
});

it.each([
  ['nothing came', []],
  ['it was kept', event({ ...polished, outcome: 'kept', cause: 'late', wording: undefined })],
  ['it is of another handoff', event({ ...polished, handoffId: 'h2' })],
])('the own wording stays where %s', (_what, events) => {
  expect(withPolish(handoff, events)).toBe(handoff);
});
