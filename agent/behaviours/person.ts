/**
 * While a person speaks with the caller: what the person asks for by a button, and what happens when
 * either is gone. The agent is silent; it comes back where the caller would be left alone.
 */
import type { HandoffCause } from '../../records/journal/events.ts';
import { type Behave, behave, type FlowEvent, type Scene, type Script } from './behaviour.ts';
import { answer } from './callerText.ts';
import { endConsult, endHold } from './consult.ts';
import { requestHandoff } from './handoff.ts';
import { onTurn } from './turn.ts';

/** So long a page may be gone in a call, e.g. to be loaded anew: the caller is alone for less than 10 s. */
const AWAY_LIMIT_MS = 7_000;

type Action = Extract<FlowEvent, { type: 'human.asked' }>['request']['action'];

/** The person who speaks with the caller asks for this. */
export function asks(action: Action) {
  return ({ event, memory: { handoff } }: Scene) =>
    event.type === 'human.asked' &&
    event.request.action === action &&
    event.human === handoff?.human;
}

/** The event is about the person who has the call. */
export function isTheirs({ event, memory: { handoff } }: Scene): boolean {
  return 'human' in event && event.human === handoff?.human;
}

/** The person who is gone is the one who spoke with the caller, and was lost. */
export function isLost({ event, memory: { handoff } }: Scene): boolean {
  return event.type === 'human.left' && event.human === handoff?.human && event.cause !== 'hung_up';
}

/** The same, by hanging up. */
export function hasHungUp({ event, memory: { handoff } }: Scene): boolean {
  return event.type === 'human.left' && event.human === handoff?.human && event.cause === 'hung_up';
}

/** The person hung up: the call is over. */
export const personHungUp = behave((script, { event, at }) => {
  if (event.type !== 'human.left') return;
  complete(script, at, event.cause);
  script.add({ type: 'end', by: 'human', reason: 'completed' });
});

/** The person was lost: the agent is back with an apology, before the caller feels left alone. */
export const personLost = behave((script, { event, at }) => {
  if (event.type !== 'human.left') return;
  complete(script, at, 'left');
  takeUpAgain(script).ask('person.lost');
});

/** A yes, or words for the transfer, after the question which of the two it shall be. */
export function wantsAnother({ event }: Scene): boolean {
  if (event.type !== 'turn') return false;
  return answer(event.text) === 'yes' || /转|接|同事|另(?:外)?一/u.test(event.text);
}

/** The person's page was loaded anew: it is let in again, where the caller is not on hold. */
export const personReturned = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'joined' || handoff?.human !== event.human) return;
  const to = handoff.heldSince === null ? 'open' : 'shut';
  script.add({ type: 'cancel', timer: 'offer' }, { type: 'gate', to, human: event.human });
});

/** The desk page is gone: the media server itself would notice a lost line only after some 20 s. */
export const personAway = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'human.away' || handoff?.human !== event.human) return;
  if (event.away) script.add({ type: 'timer', timer: 'offer', afterMs: AWAY_LIMIT_MS });
  else script.add({ type: 'cancel', timer: 'offer' });
});

/** And it did not come back. */
export const personStaysAway = behave((script, { at }) => {
  complete(script, at, 'left');
  takeUpAgain(script).ask('person.lost');
});

/** The caller would rather speak with another person. */
export const askAnotherPerson = onTurn((script) => {
  const { handoff } = script.memory;
  if (!handoff) return;
  const { reason, department } = handoff;
  requestHandoff(script, { reason, department, asked: true });
});

export const callerLeftPerson = behave((script, { event, at }) => {
  complete(script, at, 'hung_up');
  const reason = event.type === 'caller.left' ? event.reason : 'hung_up';
  script.add({ type: 'end', by: 'caller', reason });
});

/** The media server did not let them hear each other: nobody is there for the caller. */
export const gateStuck = behave((script, { at }) => {
  complete(script, at, 'left');
  takeUpAgain(script).ask('person.lost');
});

/** The person keeps the caller waiting: neither hears the other, the caller has the tone (ETI-6.3a). */
export const holdCaller = asked((script, human, at) => {
  const { handoff } = script.memory;
  if (!handoff || handoff.heldSince !== null) return;
  script
    .journal({ type: 'hold.started', reason: 'person' })
    .remember({ handoff: { ...handoff, heldSince: at.toISOString() } })
    .add({ type: 'gate', to: 'shut', human });
});

export const resumeCaller = asked((script, human, at) => {
  if (script.memory.handoff?.heldSince == null) return;
  endConsult(script, 'taken_back', 'withdrawn');
  endHold(script, at);
  script.add({ type: 'gate', to: 'open', human });
});

/** The caller told the person that they object (REC-2.1g, decision 15). */
export const objectionByPerson = asked((script) => {
  if (script.memory.objected) return;
  script
    .journal({ type: 'consent.changed', recording: 'objected', plan: 'go_on' })
    .remember({ objected: true });
});

/** The person hands the call back: the agent takes it up with words, and asks what it can do. */
export const backToBot = asked((script, _human, at) => {
  complete(script, at, 'withdrawn');
  takeUpAgain(script).ask('person.back');
});

/** On to another department, or one person of it; the caller is told, and the first person goes. */
export const transferOn = behave((script, { event, at }) => {
  if (event.type !== 'human.asked' || event.request.action !== 'transfer') return;
  const { department, to } = event.request;
  complete(script, at, 'withdrawn');
  takeUpAgain(script);
  requestHandoff(script, {
    reason: 'beyond_authority',
    department,
    ...(to === undefined ? {} : { to }),
  });
});

/** The person's part of the call is over. */
function complete(script: Script, at: Date, cause: HandoffCause): void {
  endConsult(script, 'failed', cause);
  endHold(script, at);
  const { handoff } = script.memory;
  if (!handoff) return;
  const human = handoff.human === null ? {} : { human: handoff.human };
  script.journal({ type: 'handoff.completed', handoffId: handoff.handoffId, ...human, cause });
}

/** The caller hears the agent again, and nobody else; the desk lets go of the person. */
function takeUpAgain(script: Script): Script {
  const { handoff } = script.memory;
  script.add(
    { type: 'cancel', timer: 'offer' },
    { type: 'gate', to: 'clear' },
    { type: 'step_in' },
  );
  if (handoff) {
    script.add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' });
  }
  return script.remember({ anythingElseAsked: 0, noReply: false, probes: 0 });
}

function asked(play: (script: Script, human: string, at: Date) => void): Behave {
  return behave((script, { event, at }) => {
    if (event.type === 'human.asked') play(script, event.human, at);
  });
}
