import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Dialler, DialOutcome, DialRequest } from './dialler.ts';
import { SipPersonLegs } from './personLegs.ts';

/** Rings until it is withdrawn, or ends at once with an outcome. */
function legsWith(outcome: DialOutcome | null) {
  const rung: DialRequest[] = [];
  const notes: JournalEntry[] = [];
  const dialler: Dialler = {
    async dial(request, withdrawn) {
      rung.push(request);
      if (outcome !== null) return outcome;
      const { promise, resolve } = Promise.withResolvers<DialOutcome>();
      const stop = () => resolve({ answered: false, cause: 'withdrawn', detail: '' });
      if (withdrawn?.aborted === true) stop();
      withdrawn?.addEventListener('abort', stop);
      return promise;
    },
    hangUp: async () => undefined,
  };
  const legs = new SipPersonLegs({
    room: 'call-1',
    dialler: async () => dialler,
    note: (entry) => notes.push(entry),
  });
  return { legs, rung, notes };
}

const leg = { human: '201', number: '13900139000', ringForMs: 20_000 };

describe("a person's telephone", () => {
  it('rings into the room under the work number alone', async () => {
    const { legs, rung } = legsWith({ answered: true });
    expect(await legs.dial(leg)).toBe('answered');
    expect(rung).toEqual([
      {
        room: 'call-1',
        number: '13900139000',
        identity: 'human-201',
        name: '201',
        ringForMs: 20_000,
        hideNumber: true,
      },
    ]);
  });

  it.each(['busy', 'no_answer', 'declined'] as const)(
    '%s is the cause of the handoff',
    async (cause) => {
      const { legs, notes } = legsWith({ answered: false, cause, detail: 'SIP' });
      expect(await legs.dial(leg)).toBe(cause);
      expect(notes).toEqual([]);
    },
  );

  it('that cannot be rung counts as not answered, and the fault is on record without the number', async () => {
    const { legs, notes } = legsWith({ answered: false, cause: 'unreachable', detail: 'SIP 404' });
    expect(await legs.dial(leg)).toBe('no_answer');
    expect(notes).toMatchObject([{ type: 'fault.occurred', kind: 'phone_unreachable' }]);
    expect(JSON.stringify(notes)).not.toContain('13900139000');
  });

  it('stops ringing when it is dropped, or when the next one is rung', async () => {
    const { legs } = legsWith(null);
    const first = legs.dial(leg);
    const second = legs.dial({ ...leg, human: '202' });
    expect(await first).toBe('withdrawn');
    legs.drop();
    legs.drop();
    expect(await second).toBe('withdrawn');
  });
});
