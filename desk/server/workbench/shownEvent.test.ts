import { describe, expect, it } from 'vitest';
import type { StoredEvent } from '../../../records/journal/events.ts';
import { shownEvent } from './shownEvent.ts';

const envelope = {
  v: 1,
  callId: 'c1',
  part: 0,
  seq: 3,
  at: '2026-07-06T02:00:00.000Z',
  turn: 1,
  hash: 'a'.repeat(64),
} as const;

describe('what a desk page is shown of an event', () => {
  it('leaves out the state of the call and what was planned', () => {
    const state = { memory: { secret: '只在内部' } };
    const events: StoredEvent[] = [
      { ...envelope, type: 'state.saved', phase: 'live', state },
      { ...envelope, type: 'turn.planned', phase: 'live', state, steps: [{ text: '只在内部' }] },
    ];
    for (const event of events) {
      expect(JSON.stringify(shownEvent(event))).not.toContain('只在内部');
    }
  });

  it('shows everything else, without the hash', () => {
    const said: StoredEvent = { ...envelope, type: 'caller.said', text: '你好', via: 'voice' };
    expect(shownEvent(said)).toEqual({
      part: 0,
      seq: 3,
      at: envelope.at,
      turn: 1,
      type: 'caller.said',
      text: '你好',
      via: 'voice',
    });
  });
});
