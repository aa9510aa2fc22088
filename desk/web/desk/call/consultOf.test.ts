import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../records/journal/events.ts';
import type { ShownPageEvent } from '../timeline/pageEvent.ts';
import { consultOf, noConsult, wasOnlyConsulted } from './consultOf.ts';

function story(...entries: readonly JournalEntry[]): readonly ShownPageEvent[] {
  const at = '2026-11-20T01:00:00.000Z';
  return entries.map((entry, index) => ({ part: 0, seq: index + 1, at, turn: 1, ...entry }));
}

const handoffId = 'h2';
const begun: readonly JournalEntry[] = [
  { type: 'handoff.joined', handoffId: 'h1', human: '201' },
  { type: 'consult.started', handoffId, human: '201', department: '技术支持部' },
  { type: 'handoff.offered', handoffId, human: '305' },
];
const joined: readonly JournalEntry[] = [
  ...begun,
  { type: 'handoff.accepted', handoffId, human: '305' },
  { type: 'consult.joined', handoffId, human: '305' },
];

describe('a talk between colleagues, as the journal tells it', () => {
  it('is seen from either side, and by nobody else', () => {
    expect(consultOf(story(...begun), '201')).toMatchObject({ role: 'asks', talking: false });
    const events = story(...joined);
    expect(consultOf(events, '201')).toMatchObject({ role: 'asks', talking: true, other: '305' });
    expect(consultOf(events, '305')).toMatchObject({ role: 'asked', talking: true, other: '201' });
    expect(consultOf(events, '402')).toMatchObject({ role: null });
  });

  it('tells whoever asked why it came to nothing, until another one begins', () => {
    const failed: JournalEntry = {
      type: 'consult.ended',
      handoffId,
      outcome: 'failed',
      cause: 'busy',
    };
    expect(consultOf(story(...begun, failed), '201')).toEqual({ ...noConsult, failure: 'busy' });
    expect(consultOf(story(...begun, failed), '305')).toEqual(noConsult);
    const again: JournalEntry = {
      ...joined[1],
      type: 'consult.started',
      handoffId: 'h3',
      human: '201',
      department: '客户服务部',
    };
    expect(consultOf(story(...begun, failed, again), '201').failure).toBeNull();
  });
});

describe('whoever was asked', () => {
  const state = (consults: string | null) => ({
    closure: 'lost' as const,
    handoff: {
      handoffId,
      callId: 'c1',
      reason: 'beyond_authority' as const,
      department: '技术支持部',
      summary: {
        caller: { name: null, number: null, verified: false },
        demand: '',
        complaint: null,
        tried: [],
        promised: [],
        mood: 'calm' as const,
        openDuties: [],
      },
      greeting: '您好',
      waitingSince: '2026-11-20T01:00:00.000Z',
      answerBy: '2026-11-20T01:00:20.000Z',
      offeredTo: '305',
      consults,
    },
  });

  it('has had no call of their own, unless it was handed over', () => {
    const own: JournalEntry = { type: 'handoff.joined', handoffId, human: '305' };
    expect(wasOnlyConsulted(state('201'), story(...joined), '305')).toBe(true);
    expect(wasOnlyConsulted(state('201'), story(...joined, own), '305')).toBe(false);
    expect(wasOnlyConsulted(state(null), story(), '305')).toBe(false);
  });
});
