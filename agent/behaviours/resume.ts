/**
 * A process of the call has died and this one goes on: the caller, who heard nothing for seconds, is
 * asked for pardon (ETI-6.3b) and the call stands where it stood. What waits for an answer is asked
 * again. When processes die one after another it is no accident, and a person takes over; nothing is
 * said where a person speaks with the caller already.
 */
import { behave, type Scene } from './behaviour.ts';
import { departmentFor } from './departments.ts';
import { goOn } from './goOn.ts';
import { requestHandoff } from './handoff.ts';
import { endHold } from './holding.ts';
import { dropLookUp } from './lookUp.ts';

/** So many deaths in a row are no accident. */
const TOO_MANY = 2;

export function hasDiedAgain({ event }: Scene): boolean {
  return event.type === 'resumed' && event.deaths >= TOO_MANY;
}

/** The look-up that the dead process made is made again; a wait that both know of goes on. */
export const goOnAfterFault = behave((script, { event, memory, at }) => {
  if (event.type !== 'resumed') return;
  const lookedUp = memory.hold?.lookUp != null;
  dropLookUp(script, at, 'fault');
  script.add({ type: 'say', phrase: 'line.resumed' });
  if (script.memory.hold !== null) return;
  if (lookedUp && memory.answering !== '') script.reply(memory.answering);
  else if (!event.goesOn) goOn(script, memory);
});

/**
 * The person is still being asked. On their way, or being briefed: the caller is behind the gate and
 * would not hear an apology, the person would. A telephone that rang for the dead process rings
 * anew: this one would not learn that it was answered.
 */
export const waitOnAfterFault = behave((script, { words }) => {
  const { handoff } = script.memory;
  if (handoff?.joining === true && handoff.human !== null) {
    script.add({ type: 'gate', to: 'shut', human: handoff.human });
    if (handoff.leg === 'briefing') script.add({ type: 'brief', handoffId: handoff.handoffId });
    return;
  }
  if (handoff?.leg === 'ringing') {
    const { handoffId, attempt, to } = handoff;
    const offer = { type: 'offer', handoffId, attempt, ...(to === null ? {} : { to }) } as const;
    script.remember({ handoff: { ...handoff, leg: 'none' } });
    script.add({ type: 'gate', to: 'clear' }, offer);
  }
  script.add(
    { type: 'say', phrase: 'line.resumed', form: 'waiting' },
    { type: 'timer', timer: 'news', afterMs: words.company.handoff.newsEveryMs },
  );
});

export const offerPerson = behave((script, { words, at }) => {
  dropLookUp(script, at, 'fault');
  endHold(script, at, 'fault');
  script.add({ type: 'say', phrase: 'line.resumed', form: 'person' });
  const department = departmentFor('default', words.company);
  requestHandoff(script, { reason: 'agent_failure', department });
});
