import { describe, expect, test } from 'vitest';
import { nobody } from '../caller/callState.ts';
import { type DeskCallAction, deskCallReducer, inCall, noDeskCall } from './deskCallReducer.ts';

const taken: DeskCallAction[] = [
  { type: 'accepted', handoffId: 'h1', handoff: null },
  { type: 'joined', at: 1000 },
];
const outcome = (...actions: DeskCallAction[]) => actions.reduce(deskCallReducer, noDeskCall);

describe('the call of the person at the desk', () => {
  test('keeps them busy from the moment they take it', () => {
    expect(inCall(outcome(...taken.slice(0, 1)))).toBe(true);
    expect(outcome(...taken)).toMatchObject({ status: 'talking', handoffId: 'h1', joinedAt: 1000 });
  });

  test('that somebody else was given leaves them free', () => {
    expect(outcome(...taken.slice(0, 1), { type: 'gave_up' })).toEqual(noDeskCall);
  });

  test('goes on after a reload with the time and the words that it had', () => {
    const caption = { id: 'a', speaker: 'caller', way: 'text', text: '您好', at: 900 } as const;
    const before = { joinedAt: 500, captions: [caption] };
    const state = outcome(
      { type: 'accepted', handoffId: 'h1', handoff: null, before },
      { type: 'joined', at: 9000 },
    );
    expect(state.joinedAt).toBe(500);
    expect(state.captions.lines).toEqual([caption]);
  });

  test('that cannot be joined is over', () => {
    const state = outcome(...taken.slice(0, 1), { type: 'refused', at: 5 });
    expect(state).toMatchObject({ status: 'ended', closure: 'refused' });
    expect(inCall(state)).toBe(false);
  });

  test('ends once, with its length and without its microphone', () => {
    const state = outcome(
      ...taken,
      { type: 'line.microphone', microphone: 'on', trouble: null },
      { type: 'line.closed', closure: 'there', at: 61_000 },
      { type: 'line.closed', closure: 'lost', at: 99_000 },
    );
    expect(state).toMatchObject({ closure: 'there', endedAt: 61_000, microphone: 'off' });
  });

  test('that was passed on ends without trouble when the line closes; any other is lost', () => {
    const closed: DeskCallAction = { type: 'line.closed', closure: 'lost', at: 9 };
    expect(outcome(...taken, { type: 'passing' }, closed).closure).toBe('passed');
    expect(outcome(...taken, closed).closure).toBe('lost');
  });

  test('is known again after it was cleared, so that it is not offered as one to go back to', () => {
    const state = outcome(
      ...taken,
      { type: 'line.closed', closure: 'here', at: 2 },
      { type: 'closed' },
    );
    expect(state).toMatchObject({ status: 'none', handoffId: 'h1', closure: null });
  });

  test('shows that the caller is away and back', () => {
    const away: DeskCallAction = { type: 'line.presence', presence: nobody, at: 1 };
    const back: DeskCallAction = { ...away, presence: { ...nobody, caller: true } };
    expect(outcome(...taken, away).callerThere).toBe(false);
    expect(outcome(...taken, away, back).callerThere).toBe(true);
  });
});
