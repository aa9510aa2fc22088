import { describe, expect, test } from 'vitest';
import { handoffListFor } from '../../server/handoffs/handoffListEvent.ts';
import { HandoffQueue } from '../../server/handoffs/handoffQueue.ts';
import { offerOf } from '../../server/testing/people.ts';
import { type HandoffList, handoffListSchema } from './deskApi.ts';
import { emptyQueue, offeredTo, queueReducer } from './queueReducer.ts';

const at = Date.parse('2026-11-24T02:00:00.000Z');
const made = offerOf('call-1', 'handoff-1');
const offer = { ...made, summary: { ...made.summary, openDuties: ['STD-2.4a', 'STD-2.4a'] } };

const words = {
  greeting: (department: string) => `您好，${department}`,
  dutyName: (clause: string) => `${clause}的要求`,
};

/** The list as the real queue of the server sends it. */
function sentList(): HandoffList {
  const queue = new HandoffQueue([], () => undefined);
  queue.offer(offer, [{ workNumber: '201', since: at }], at);
  const sent = JSON.stringify(handoffListFor(queue, '201', { now: at + 5000, words }));
  return handoffListSchema.parse(JSON.parse(sent));
}

const list = sentList();
const listed = queueReducer(emptyQueue, {
  type: 'listed',
  list,
  at,
});

describe('the list of waiting calls', () => {
  test('is what the server sends', () => {
    expect(list).toEqual({
      now: '2026-11-24T02:00:05.000Z',
      taken: null,
      handoffs: [
        {
          handoffId: 'handoff-1',
          callId: 'call-1',
          reason: offer.reason,
          department: offer.department,
          summary: { ...offer.summary, openDuties: ['STD-2.4a的要求'] },
          greeting: '您好，投诉处理部',
          waitingSince: '2026-11-24T02:00:00.000Z',
          answerBy: '2026-11-24T02:00:20.000Z',
          offeredTo: '201',
          consults: null,
        },
      ],
    });
  });

  test('brings the person online and keeps the server’s clock', () => {
    expect(listed).toMatchObject({ connection: 'online', clockAheadMs: 5000 });
  });

  test('tells what is offered to this person, and nothing of others', () => {
    expect(offeredTo(listed, '201')).toEqual(list.handoffs[0]);
    expect(offeredTo(listed, '202')).toBeNull();
  });

  test('is not shown any more when the connection breaks', () => {
    const broken = queueReducer(listed, { type: 'broken' });
    expect(broken).toMatchObject({ connection: 'offline', handoffs: [] });
    expect(queueReducer(broken, { type: 'opened' }).connection).toBe('online');
  });

  test('remembers the server’s words when another page has taken its place', () => {
    const replaced = queueReducer(listed, { type: 'replaced', message: '已退出' });
    expect(queueReducer(replaced, { type: 'broken' })).toMatchObject({
      connection: 'offline',
      replaced: '已退出',
      handoffs: [],
    });
  });
});
