import { describe, expect, test } from 'vitest';
import type { Presence } from '../shared/lineEvents.ts';
import { type CallAction, callReducer } from './callReducer.ts';
import {
  absenceLimit,
  type CallState,
  companyOf,
  idleCall,
  nobody,
  withPerson,
} from './callState.ts';

const agentThere: Presence = { ...nobody, agent: true };

function outcome(actions: readonly CallAction[], state: CallState = idleCall): CallState {
  return actions.reduce(callReducer, state);
}

const presence = (change: Partial<Presence>, at: number): CallAction => ({
  type: 'line.presence',
  presence: { ...agentThere, ...change },
  at,
});
const said = (speaker: 'agent' | 'caller', at: number): CallAction => ({
  type: 'line.words',
  caption: { id: `${speaker}-${at}`, speaker, way: 'voice', text: '您好。', at },
  final: true,
});
const rung: CallAction[] = [{ type: 'rang' }, { type: 'joined', ear: false, at: 1000 }];
const answered: CallAction[] = [...rung, presence({ phase: 'opening' }, 2000)];

describe('ringing', () => {
  test('lasts until the agent tells its phase', () => {
    expect(outcome([...rung, presence({}, 1500)]).stage).toBe('ringing');
    expect(outcome(answered)).toMatchObject({ stage: 'talking', answeredAt: 2000 });
  });

  test('ends with the agent’s first words, not with the caller’s own', () => {
    expect(outcome([...rung, said('caller', 1500)]).stage).toBe('ringing');
    expect(outcome([...rung, said('agent', 1600)])).toMatchObject({
      stage: 'talking',
      answeredAt: 1600,
    });
  });

  test('with nobody there ends after nine rings', () => {
    const state = outcome([...rung, presence({ agent: false }, 1200)]);
    expect(absenceLimit(state)).toEqual({ at: 46_000, ending: 'no_answer' });
  });

  test('that is refused goes back to the start with the reason, and a new ring forgets it', () => {
    const refused = outcome([
      { type: 'rang' },
      { type: 'refused', refusal: { kind: 'unreachable' } },
    ]);
    expect(refused).toMatchObject({ stage: 'idle', refusal: { kind: 'unreachable' } });
    expect(outcome([{ type: 'rang' }], refused).refusal).toBeNull();
  });
});

describe('a call', () => {
  test('goes on for 30 s after the agent is gone, then counts as lost', () => {
    const alone = outcome([...answered, presence({ agent: false }, 5000)]);
    expect(absenceLimit(alone)).toEqual({ at: 35_000, ending: 'lost' });
    expect(absenceLimit(outcome([presence({}, 6000)], alone))).toBeNull();
  });

  test('is with the person as soon as one is there', () => {
    const waiting = outcome([...answered, presence({ phase: 'waiting' }, 3000)]);
    expect(companyOf(waiting)).toBe('waiting');
    expect(
      companyOf(outcome([presence({ phase: 'waiting', people: ['201'] }, 4000)], waiting)),
    ).toBe('person');
  });

  test('is with a person who is away while their page is gone, also once the line lists nobody', () => {
    const talking = outcome([
      ...answered,
      presence({ phase: 'with_person', people: ['201'] }, 4000),
    ]);
    expect(companyOf(talking)).toBe('person');
    const gone = presence({ phase: 'with_person', people: ['201'], peopleAway: true }, 5000);
    expect(companyOf(outcome([gone], talking))).toBe('person_away');
    const unlisted = outcome([presence({ phase: 'with_person' }, 6000)], talking);
    expect(companyOf(unlisted)).toBe('person_away');
    expect(withPerson(unlisted)).toBe(true);
  });

  test.each([
    ['here', 'caller'],
    ['there', 'company'],
    ['elsewhere', 'elsewhere'],
    ['lost', 'lost'],
  ] as const)('closed %s ends as %s', (closure, ending) => {
    const state = outcome([...answered, { type: 'line.closed', closure, at: 9000 }]);
    expect(state).toMatchObject({ stage: 'ended', ending, endedAt: 9000, answeredAt: 2000 });
  });

  test('that the caller has ended is not ended again by its line', () => {
    const ended = outcome([...answered, { type: 'ended', ending: 'caller', at: 8000 }]);
    expect(outcome([{ type: 'line.closed', closure: 'lost', at: 9000 }], ended)).toBe(ended);
    expect(outcome([presence({}, 9500)], ended)).toBe(ended);
  });

  test('keeps its finished captions when it ends, and drops what was half said', () => {
    const partial: CallAction = {
      type: 'line.words',
      caption: { id: 'x', speaker: 'agent', way: 'voice', text: '还有', at: 1 },
      final: false,
    };
    const closed: CallAction = { type: 'line.closed', closure: 'there', at: 9000 };
    const { captions } = outcome([...answered, said('agent', 2500), partial, closed]);
    expect(captions.lines).toHaveLength(1);
    expect(captions.partials).toEqual([]);
  });
});

describe('coming back after a reload', () => {
  const back: CallAction = { type: 'came_back', answeredAt: 2000, ear: true, captions: [] };

  test('goes on with the same timer once the agent is there', () => {
    const state = outcome([back, { type: 'joined', ear: true, at: 9000 }, presence({}, 9100)]);
    expect(state).toMatchObject({ stage: 'talking', answeredAt: 2000, ear: true });
  });

  test('with nobody there counts as lost after 30 s', () => {
    const state = outcome([back, { type: 'joined', ear: true, at: 9000 }]);
    expect(absenceLimit(state)).toEqual({ at: 39_000, ending: 'lost' });
  });
});
