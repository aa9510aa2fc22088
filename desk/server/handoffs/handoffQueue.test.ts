import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { offerOf } from '../testing/people.ts';
import { HandoffQueue, type Person } from './handoffQueue.ts';
import type { QueueRecord } from './queueRecord.ts';

let kept: QueueRecord[];
let queue: HandoffQueue;
beforeEach(() => {
  kept = [];
  queue = new HandoffQueue([], (record) => kept.push(record));
});

/** Whom the offer rings at; null where it rings nowhere. */
const rung = (...given: Parameters<HandoffQueue['offer']>) => {
  const answer = queue.offer(...given);
  return answer.outcome === 'rings' ? answer.human : null;
};

const people = (...workNumbers: string[]): Person[] =>
  workNumbers.map((workNumber, since) => ({ workNumber, since }));

describe('an offer', () => {
  it('goes to the person who has been idle longest', () => {
    expect(rung(offerOf('c1', 'h1'), people('201', '202'), 10)).toBe('201');
    expect(rung(offerOf('c2', 'h2'), people('201', '202'), 11)).toBe('202');
  });

  it('counts idleness from the end of the last call', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 10);
    queue.accept('h1', '201', 11);
    queue.end('c1', 20);
    expect(rung(offerOf('c2', 'h2'), people('201', '202'), 21)).toBe('202');
  });

  it('goes to nobody who is in a call, is being asked, or was asked before', () => {
    queue.offer(offerOf('c1', 'h1'), people('201'), 1);
    queue.accept('h1', '201', 2);
    expect(rung(offerOf('c2', 'h2'), people('201', '202'), 3)).toBe('202');
    expect(rung(offerOf('c3', 'h3'), people('201', '202'), 4)).toBeNull();
    expect(rung(offerOf('c2', 'h2', 2), people('201', '202'), 5)).toBeNull();
  });

  it('is off the list where nobody is free', () => {
    queue.offer(offerOf('c1', 'h1'), people('201'), 1);
    expect(queue.waiting()).toHaveLength(1);
    expect(rung(offerOf('c1', 'h1', 2), people('201'), 2)).toBeNull();
    expect(queue.waiting()).toEqual([]);
    expect(queue.accept('h1', '201', 3)).toEqual({ outcome: 'gone' });
  });

  it('is answered alike when the same attempt is sent again', () => {
    expect(rung(offerOf('c1', 'h1'), people('201', '202'), 1)).toBe('201');
    expect(rung(offerOf('c1', 'h1'), people('201', '202'), 2)).toBe('201');
    queue.decline('h1', '201', 'declined', 3);
    expect(rung(offerOf('c1', 'h1'), people('201', '202'), 4)).toBe('201');
    expect(kept.filter((record) => record.type === 'offered')).toHaveLength(1);
  });

  it('that crosses with an acceptance is answered with the claimant', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    queue.accept('h1', '201', 19_990);
    expect(rung(offerOf('c1', 'h1', 2), people('201', '202'), 20_010)).toBe('201');
    expect(queue.commandsAfter('c1', 0)).toHaveLength(1);
  });

  it('after a claim that came to nothing goes to the next person, and frees the first', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    queue.accept('h1', '201', 1000);
    expect(rung(offerOf('c1', 'h1', 2), people('201', '202'), 20_000)).toBe('202');
    expect(queue.claimOf('201')).toBeUndefined();
    expect(queue.waiting()).toHaveLength(1);
  });
});

describe('a handoff in line', () => {
  const busy = ['201'];
  const everyone =
    (...workNumbers: string[]) =>
    () =>
      people(...workNumbers);

  it('waits while all who could take it are busy, and rings at the first who is free', () => {
    expect(queue.offer(offerOf('c1', 'h1'), [], 0, busy)).toEqual({ outcome: 'queued' });
    expect(queue.offer(offerOf('c2', 'h2'), [], 1, busy)).toEqual({ outcome: 'queued' });
    queue.assign(everyone('201'), 5);
    expect(queue.commandsAfter('c1', 0)).toEqual([
      { n: 1, command: { type: 'handoff.offered', handoffId: 'h1', human: '201' } },
    ]);
    expect(queue.commandsAfter('c2', 0)).toEqual([]);
    expect(queue.waiting().map(({ offeredAt }) => offeredAt)).toEqual([5, 1]);
  });

  it('waits for nobody who was asked already', () => {
    queue.offer(offerOf('c1', 'h1'), people('201'), 0);
    queue.decline('h1', '201', 'declined', 1);
    const again = queue.offer(offerOf('c1', 'h1', 2), [], 2, busy);
    expect(again).toEqual({ outcome: 'nobody' });
  });

  it('knows its place, counted among those it competes with', () => {
    for (const id of ['1', '2', '3'])
      queue.offer(offerOf(`c${id}`, `h${id}`), [], Number(id), busy);
    const all = () => true;
    expect(queue.news('c1', 'h1', all, 0)).toEqual({ position: 0, waitMs: null });
    expect(queue.news('c3', 'h3', all, 0)?.position).toBe(2);
    expect(queue.news('c3', 'h3', ({ callId }) => callId !== 'c1', 0)?.position).toBe(1);
    expect(queue.news('c1', 'h3', all, 0)).toBeUndefined();
    expect(queue.news('c9', 'h9', all, 0)).toBeUndefined();
  });

  it('tells a time only from 20 waits of the day on, and then the middle one', () => {
    const waited = (count: number, from: number) => {
      for (let index = 0; index < count; index += 1) {
        const [callId, handoffId, at] = [`d${from}-${index}`, `w${from}-${index}`, from];
        queue.offer(offerOf(callId, handoffId), people('201'), at);
        queue.accept(handoffId, '201', at + 1000 * (index + 1));
        queue.end(callId, at + 1000 * (index + 1));
      }
    };
    waited(19, 1_000_000);
    queue.offer(offerOf('c1', 'h1'), [], 2_000_000, busy);
    expect(queue.news('c1', 'h1', () => true, 1_000_000)?.waitMs).toBeNull();
    waited(1, 1_500_000);
    expect(queue.news('c1', 'h1', () => true, 1_000_000)?.waitMs).toBe(10_000);
    expect(queue.news('c1', 'h1', () => true, 1_400_000)?.waitMs).toBeNull();
  });
});

describe('a helper of another department', () => {
  it('is asked only where nobody of the owner is free', () => {
    const both = [{ workNumber: '201', since: 0, helps: true }, ...people('202')];
    expect(rung(offerOf('c1', 'h1'), both, 10)).toBe('202');
    expect(rung(offerOf('c2', 'h2'), both, 11)).toBe('201');
  });
});

describe('what a person asks of a call', () => {
  it('goes to the call that they have, and to no other', () => {
    queue.offer(offerOf('c1', 'h1'), people('201'), 0);
    queue.accept('h1', '201', 1);
    expect(queue.ask('c2', '201', { action: 'hold' }, 2)).toBe(false);
    expect(queue.ask('c1', '202', { action: 'hold' }, 2)).toBe(false);
    expect(queue.ask('c1', '201', { action: 'hold' }, 2)).toBe(true);
    const command = { type: 'person.asked', human: '201', request: { action: 'hold' } };
    expect(queue.commandsAfter('c1', 1)).toEqual([{ n: 2, command }]);
  });
});

describe('a claim', () => {
  it('is won by the first, refused to the second, and repeated for the first', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    expect(queue.accept('h1', '202', 1)).toEqual({ outcome: 'claimed', callId: 'c1' });
    expect(queue.accept('h1', '201', 1)).toEqual({ outcome: 'taken', by: '202' });
    expect(queue.accept('h1', '202', 2)).toEqual({ outcome: 'claimed', callId: 'c1' });
    expect(queue.commandsAfter('c1', 0)).toEqual([
      { n: 1, command: { type: 'handoff.accepted', handoffId: 'h1', human: '202' } },
    ]);
  });

  it('is refused to a person who is in a call', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    queue.offer(offerOf('c2', 'h2'), people('201', '202'), 0);
    queue.accept('h1', '201', 1);
    expect(queue.accept('h2', '201', 2)).toEqual({ outcome: 'busy' });
    queue.withdraw('c1', 'h1', 3);
    expect(queue.accept('h2', '201', 4)).toEqual({ outcome: 'claimed', callId: 'c2' });
  });

  it('is not possible once the offer is withdrawn, the call ended or its process lost', () => {
    for (const id of ['1', '2', '3'])
      queue.offer(offerOf(`c${id}`, `h${id}`), people(`20${id}`), 0);
    queue.withdraw('c1', 'h1', 1);
    queue.end('c2', 1);
    queue.lose('c3', 1);
    for (const id of ['h1', 'h2', 'h3']) {
      expect(queue.accept(id, '209', 2)).toEqual({ outcome: 'gone' });
    }
  });
});

describe('a decline', () => {
  it('is told to the call only where the offer was addressed to that person', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    queue.decline('h1', '202', 'declined', 1);
    expect(queue.commandsAfter('c1', 0)).toEqual([]);
    queue.leave('201', 2);
    const told = { type: 'handoff.declined', handoffId: 'h1', human: '201', cause: 'left' };
    expect(queue.commandsAfter('c1', 0)).toEqual([{ n: 1, command: told }]);
  });

  it('leaves the handoff to the others, who are not asked twice', () => {
    queue.offer(offerOf('c1', 'h1'), people('201', '202'), 0);
    queue.decline('h1', '202', 'declined', 1);
    expect(rung(offerOf('c1', 'h1', 2), people('201', '202'), 2)).toBeNull();
  });
});

it('withdraws nothing of another call', () => {
  queue.offer(offerOf('c1', 'h1'), people('201'), 0);
  queue.withdraw('c2', 'h1', 1);
  expect(queue.waiting()).toHaveLength(1);
});

it('changes nothing that could not be kept', () => {
  const full = new HandoffQueue([], () => {
    throw new Error('disk full');
  });
  expect(() => full.offer(offerOf('c1', 'h1'), people('201'), 0)).toThrow('disk full');
  expect(full.waiting()).toEqual([]);
});

it('keeps its promises whatever happens, and comes back the same from its records', () => {
  const human = fc.constantFrom('201', '202', '203');
  const call = fc.constantFrom('1', '2');
  const action = fc.oneof(
    fc.record({
      kind: fc.constant('offer' as const),
      call,
      attempt: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ kind: fc.constantFrom('accept' as const, 'decline' as const), call, human }),
    fc.record({
      kind: fc.constantFrom('withdraw' as const, 'end' as const, 'lose' as const),
      call,
    }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const records: QueueRecord[] = [];
      const tried = new HandoffQueue([], (record) => records.push(record));
      for (const [index, step] of actions.entries()) {
        const [at, callId, handoffId] = [index * 1500, `c${step.call}`, `h${step.call}`];
        if (step.kind === 'offer') {
          tried.offer(offerOf(callId, handoffId, step.attempt), people('201', '202', '203'), at);
        } else if (step.kind === 'accept') tried.accept(handoffId, step.human, at);
        else if (step.kind === 'decline') tried.decline(handoffId, step.human, 'declined', at);
        else if (step.kind === 'withdraw') tried.withdraw(callId, handoffId, at);
        else tried[step.kind](callId, at);
        const claims = ['201', '202', '203'].map((who) => tried.claimOf(who)?.offer.handoffId);
        const taken = claims.filter((claim) => claim !== undefined);
        expect(new Set(taken).size).toBe(taken.length);
      }
      const restored = new HandoffQueue(records, () => {});
      expect(restored.waiting()).toEqual(tried.waiting());
      for (const callId of ['c1', 'c2']) {
        const commands = tried.commandsAfter(callId, 0);
        expect(commands.map((command) => command.n)).toEqual(commands.map((_, index) => index + 1));
        expect(restored.commandsAfter(callId, 0)).toEqual(commands);
      }
    }),
  );
});

describe('a colleague who is asked by the person who has the call', () => {
  const consulted = () => {
    queue.offer(offerOf('c1', 'h1'), people('201'), 1);
    queue.accept('h1', '201', 2);
    const offer = { ...offerOf('c1', 'h2'), consults: '201' };
    return rung(offer, people('201', '305'), 3);
  };

  it('is another one, and has the same call beside them', () => {
    expect(consulted()).toBe('305');
    expect(queue.accept('h2', '305', 4)).toEqual({ outcome: 'claimed', callId: 'c1' });
    expect(queue.claimOf('201')?.offer.handoffId).toBe('h1');
    expect(queue.ask('c1', '201', { action: 'hand_over' }, 5)).toBe(true);
    queue.withdraw('c1', 'h1', 6);
    expect(queue.claimOf('201')).toBeUndefined();
    expect(queue.claimOf('305')?.offer.callId).toBe('c1');
  });

  it('is no wait that callers are told of', () => {
    for (let index = 0; index < 20; index += 1) {
      const offer = { ...offerOf(`d${index}`, `w${index}`), consults: '201' };
      queue.offer(offer, people('305'), 10);
      queue.accept(offer.handoffId, '305', 20);
      queue.end(offer.callId, 30);
    }
    queue.offer(offerOf('c9', 'h9'), [], 40, ['305']);
    expect(queue.news('c9', 'h9', () => true, 0)?.waitMs).toBeNull();
  });
});
