import { expect, it } from 'vitest';
import type { HandoffSummary } from '../../../../records/journal/events.ts';
import { ringLines } from './ringLines.ts';

const summary: HandoffSummary = {
  caller: { name: null, number: null, verified: false },
  demand: '我要投诉',
  complaint: null,
  tried: [],
  promised: [],
  mood: 'upset',
  openDuties: [],
};

it('a complaint shows its demand and its event before what was told', () => {
  const complaint = { time: null, place: null, people: null, event: '多收了钱', demand: '退款' };
  const tried = ['已告知：年费50元。'];
  const promised = [{ what: '投诉答复', by: null }];
  expect(ringLines({ ...summary, complaint, tried, promised }).map(({ text }) => text)).toEqual([
    '退款',
    '多收了钱',
    '投诉答复',
  ]);
});

it('a caller who told nothing is said to have told nothing', () => {
  const lines = ringLines({ ...summary, demand: '' });
  expect(lines.map(({ text }) => text)).toEqual(['未说明', '不满']);
});
