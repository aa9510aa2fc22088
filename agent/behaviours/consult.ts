/**
 * A person asks a colleague while the caller waits: the colleague comes into the same room, the two
 * speak with each other, and the caller hears neither. It ends with the colleague taking over, with
 * the person taking the caller back, or with the cause for which it came to nothing; the caller then
 * still waits for the person, who decides. Nothing here lets the caller hear two people.
 */
import type { HandoffCause, JournalEventOf } from '../../records/journal/events.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { JOIN_LIMIT_MS } from './handoff.ts';

type Outcome = JournalEventOf<'consult.ended'>['outcome'];

/** The event is about the handoff to the colleague. */
export function isOfConsult({ event, memory: { consult } }: Scene): boolean {
  return 'handoffId' in event && consult !== null && consult.handoffId === event.handoffId;
}

/** The event is about the colleague. */
export function isOfColleague({ event, memory: { consult } }: Scene): boolean {
  return 'human' in event && consult !== null && consult.colleague === event.human;
}

/** The two speak with each other: whoever is gone, the other one is there for the caller. */
export function isTalking({ memory: { consult } }: Scene): boolean {
  return consult?.talking === true;
}

/** The caller waits, and it rings at a colleague. One at a time. */
export const consult = behave((script, { event, at }) => {
  const { handoff } = script.memory;
  if (event.type !== 'human.asked' || event.request.action !== 'consult') return;
  if (!handoff || script.memory.consult !== null) return;
  const { human } = event;
  const { department, to } = event.request;
  const handoffId = script.id();
  if (handoff.heldSince === null) {
    script
      .journal({ type: 'hold.started', reason: 'person' })
      .remember({ handoff: { ...handoff, heldSince: at.toISOString() } })
      .add({ type: 'gate', to: 'shut', human });
  }
  script
    .remember({ consult: { handoffId, department, colleague: null, talking: false } })
    .add({ type: 'request', handoffId, reason: 'beyond_authority', department })
    .journal({ type: 'consult.started', handoffId, human, department })
    .add({
      type: 'offer',
      handoffId,
      attempt: 1,
      consults: human,
      ...(to === undefined ? {} : { to }),
    });
});

export const rings = behave((script, { event, words }) => {
  const { consult: own } = script.memory;
  if (event.type !== 'offered' || own === null) return;
  const { handoffId, human } = event;
  script
    .journal({ type: 'handoff.offered', handoffId, human })
    .remember({ consult: { ...own, colleague: human } })
    .add({ type: 'timer', timer: 'consult', afterMs: words.company.handoff.answerWithinMs });
});

/** All who could be asked are in a call: nobody waits in line for that. */
export const allBusy = behave((script) => endConsult(script, 'failed', 'busy'));

export const nobodyThere = behave((script) => endConsult(script, 'failed', 'no_answer'));

export const declined = behave((script, { event }) => {
  if (event.type !== 'declined') return;
  const { handoffId, human, cause } = event;
  script.journal({ type: 'handoff.declined', handoffId, human, cause });
  endConsult(script, 'failed', cause);
});

/** The colleague did not answer in time, or answered and never came. */
export const late = behave((script) => {
  const { consult: own } = script.memory;
  if (own === null) return;
  const human = own.colleague === null ? {} : { human: own.colleague };
  const { handoffId } = own;
  script.journal({ type: 'handoff.timed_out', handoffId, ...human, cause: 'no_answer' });
  endConsult(script, 'failed', 'no_answer');
});

export const accepted = behave((script, { event }) => {
  const { consult: own } = script.memory;
  if (event.type !== 'accepted' || own === null) return;
  const { handoffId, human } = event;
  script
    .journal({ type: 'handoff.accepted', handoffId, human })
    .remember({ consult: { ...own, colleague: human } })
    .add({ type: 'timer', timer: 'consult', afterMs: JOIN_LIMIT_MS });
});

/** The colleague is in the room, or there again after a reload. */
export const joined = behave((script, { event }) => {
  const { consult: own, handoff } = script.memory;
  if (event.type !== 'joined' || own === null || handoff?.human == null) return;
  const { handoffId, human: colleague } = event;
  if (!own.talking) script.journal({ type: 'consult.joined', handoffId, human: colleague });
  script
    .remember({ consult: { ...own, colleague, talking: true } })
    .add(
      { type: 'cancel', timer: 'consult' },
      { type: 'gate', to: 'consult', human: handoff.human, colleague },
    );
});

/** The page of the person was loaded anew while the two spoke. */
export const personReturned = behave((script) => {
  const { consult: own, handoff } = script.memory;
  if (own?.colleague == null || handoff?.human == null) return;
  script
    .add({ type: 'cancel', timer: 'offer' })
    .add({ type: 'gate', to: 'consult', human: handoff.human, colleague: own.colleague });
});

/** The colleague hung up or was lost. */
export const colleagueLeft = behave((script, { event }) => {
  if (event.type !== 'human.left') return;
  endConsult(script, 'failed', event.cause);
  shutAgain(script);
});

/** The media server did not let the two hear each other. */
export const stuck = behave((script) => {
  endConsult(script, 'failed', 'left');
  shutAgain(script);
});

/** The colleague is out; the caller still waits for the person. */
function shutAgain(script: Script): void {
  const human = script.memory.handoff?.human ?? null;
  if (human !== null) script.add({ type: 'gate', to: 'shut', human });
}

/** A process died while the caller waited for the person: they wait on, with tone and news. */
export const waitOnAfterFault = behave((script) => {
  const { consult: own, handoff } = script.memory;
  if (handoff?.human == null || handoff.heldSince === null) return;
  if (own?.talking === true && own.colleague !== null) {
    const { colleague } = own;
    script.add({ type: 'gate', to: 'consult', human: handoff.human, colleague });
  } else shutAgain(script);
});

/** The person hands over: the caller is told, and hears the colleague; the person goes. */
export const handOver = behave((script, { at }) => takeOver(script, at, 'withdrawn'));

/** The person hung up or was lost while the two spoke: the caller is the colleague's. */
export const takeOverFromGone = behave((script, { event, at }) => {
  takeOver(script, at, event.type === 'human.left' ? event.cause : 'left');
});

function takeOver(script: Script, at: Date, cause: 'withdrawn' | HandoffCause): void {
  const { consult: own, handoff } = script.memory;
  if (own?.colleague == null || !handoff || handoff.human === null) return;
  const { handoffId, department, colleague: human } = own;
  endHold(script, at);
  script
    .journal({
      type: 'handoff.completed',
      handoffId: handoff.handoffId,
      human: handoff.human,
      cause,
    })
    .journal({
      type: 'consult.ended',
      handoffId,
      human,
      outcome: 'handed_over',
      ...(cause === 'withdrawn' ? {} : { cause }),
    })
    .journal({ type: 'handoff.joined', handoffId, human })
    .remember({
      consult: null,
      handoff: {
        ...handoff,
        handoffId,
        department,
        human,
        reason: 'beyond_authority',
        heldSince: null,
      },
    })
    .add(
      { type: 'cancel', timer: 'offer' },
      { type: 'cancel', timer: 'consult' },
      { type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' },
      { type: 'gate', to: 'open', human },
      { type: 'step_in' },
    )
    .say('person.connected')
    .add({ type: 'step_back' });
}

/** The talk with the colleague is over, where there is one; who put whom out is the gate's matter. */
export function endConsult(script: Script, outcome: Outcome, cause: HandoffCause): void {
  const { consult: own } = script.memory;
  if (own === null) return;
  const { handoffId, colleague } = own;
  const human = colleague === null ? {} : { human: colleague };
  if (outcome === 'taken_back') {
    script.journal({ type: 'handoff.abandoned', handoffId, ...human, cause });
  }
  script
    .journal({ type: 'consult.ended', handoffId, ...human, outcome, cause })
    .remember({ consult: null })
    .add({ type: 'cancel', timer: 'consult' }, { type: 'withdraw', handoffId, cause });
}

/** The wait that the person asked for is over, whatever ended it. */
export function endHold(script: Script, at: Date): void {
  const { handoff } = script.memory;
  if (!handoff || handoff.heldSince === null) return;
  const ms = Math.max(0, at.getTime() - Date.parse(handoff.heldSince));
  script
    .journal({ type: 'hold.ended', reason: 'done', ms })
    .remember({ handoff: { ...handoff, heldSince: null } });
}
