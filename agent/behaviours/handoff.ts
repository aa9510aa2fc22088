/**
 * Handing over to a person (rulebook section 4, decisions 4, 5, 14, 18, 19): request, offer to one
 * person after another, the mandated transfer words, and what happens when nobody is there.
 */

import type { HandoffReason } from '../../records/journal/events.ts';
import type { Company } from '../words/types.ts';
import { behave, type Script } from './behaviour.ts';
import { askAnythingElse } from './closing.ts';
import { askContact } from './contact.ts';
import { complaintDeadline } from './departments.ts';
import { callbackMatter } from './record.ts';
import { onTurn } from './turn.ts';

/** How long an accepted person may take to appear in the room. */
const JOIN_LIMIT_MS = 15_000;

/** Writes the request and makes the first offer; `offered` or `nobody` comes back as an event. */
export function requestHandoff(
  script: Script,
  options: {
    readonly reason: HandoffReason;
    readonly department: string;
    readonly asked?: boolean;
    readonly consented?: boolean;
  },
): void {
  const handoffId = script.id();
  script
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'request', handoffId, reason: options.reason, department: options.department },
      { type: 'offer', handoffId, attempt: 1 },
    )
    .remember({
      awaiting: 'nothing',
      handoff: {
        handoffId,
        reason: options.reason,
        department: options.department,
        attempt: 1,
        human: null,
        asked: options.asked ?? false,
        consented: options.consented ?? false,
        offering: true,
      },
    });
}

/** The handoff rings at a person: the first time the caller hears the mandated words. */
export const offered = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'offered' || !handoff || handoff.handoffId !== event.handoffId) return;
  const { answerWithinMs, newsEveryMs } = words.company.handoff;
  script
    .journal({ type: 'handoff.offered', handoffId: handoff.handoffId, human: event.human })
    .remember({ handoff: { ...handoff, human: event.human } })
    .add({ type: 'timer', timer: 'offer', afterMs: answerWithinMs });
  if (handoff.attempt > 1) return;
  if (handoff.asked) script.say('transfer.requested');
  else if (handoff.reason === 'danger') script.say('danger');
  else if (handoff.reason === 'other_language') {
    script.say('other_language').say('other_language', { form: 'english' });
  } else if (!handoff.consented) {
    script.say('transfer.department', { slots: { department: handoff.department } });
    script.say('transfer.warning');
  } else script.say('transfer.warning');
  script.add({ type: 'timer', timer: 'news', afterMs: newsEveryMs });
});

export const accepted = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'accepted' || !handoff || handoff.handoffId !== event.handoffId) return;
  script
    .journal({ type: 'handoff.accepted', handoffId: handoff.handoffId, human: event.human })
    .remember({ handoff: { ...handoff, human: event.human } })
    .add(
      { type: 'cancel', timer: 'news' },
      { type: 'timer', timer: 'offer', afterMs: JOIN_LIMIT_MS },
    );
});

/** The person is in the room: they are announced, and the agent falls silent. */
export const joined = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'joined' || !handoff) return;
  script
    .journal({ type: 'handoff.joined', handoffId: handoff.handoffId, human: event.human })
    .add({ type: 'cancel', timer: 'offer' }, { type: 'cancel', timer: 'news' })
    .say('person.connected')
    .add({ type: 'step_back' });
});

function offerNext(script: Script, company: Company): boolean {
  const { handoff } = script.memory;
  if (!handoff || handoff.attempt >= company.handoff.people) return false;
  const attempt = handoff.attempt + 1;
  script
    .remember({ handoff: { ...handoff, attempt, human: null } })
    .add({ type: 'offer', handoffId: handoff.handoffId, attempt });
  return true;
}

export const declined = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'declined' || !handoff) return;
  script.journal({
    type: 'handoff.declined',
    handoffId: handoff.handoffId,
    human: event.human,
    cause: event.cause,
  });
  script.add({ type: 'cancel', timer: 'offer' });
  if (!offerNext(script, words.company)) nobodyThere(script, words.company);
});

/** The person did not answer in time, or answered and never came. */
export const timedOut = behave((script, { words }) => {
  const { handoff } = script.memory;
  if (!handoff) return;
  const human = handoff.human === null ? {} : { human: handoff.human };
  script.journal({
    type: 'handoff.timed_out',
    handoffId: handoff.handoffId,
    ...human,
    cause: 'no_answer',
  });
  if (!offerNext(script, words.company)) nobodyThere(script, words.company);
});

export const nobody = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'nobody' || handoff?.handoffId !== event.handoffId) return;
  const unsaid = handoff.reason === 'danger' && handoff.attempt === 1;
  if (unsaid) script.say('danger', { form: 'numbers' });
  nobodyThere(script, words.company);
});

/**
 * Nobody took it: a complaint has its ticket, as has what a callback was promised for already, and
 * is told its deadline; all else leaves a contact.
 */
function nobodyThere(script: Script, company: Company): void {
  const { handoff, complaint } = script.memory;
  script.add({ type: 'cancel', timer: 'offer' }, { type: 'cancel', timer: 'news' });
  if (handoff) {
    script
      .remember({ handoff: { ...handoff, offering: false } })
      .add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'no_answer' });
  }
  if (complaint?.ticketId && handoff?.reason === 'complaint') {
    const { spoken } = complaintDeadline(complaint.severity, company);
    script.ask('complaint.deadline', { slots: { deadline: spoken } });
    return;
  }
  const slots = { deadline: company.deadlines.callback.spoken };
  if (script.memory.callbacks.includes(callbackMatter(script, 'handoff'))) {
    script.ask('complaint.deadline', { slots });
    return;
  }
  script.ask('transfer.unavailable', { slots });
  askContact(script, 'handoff', { alreadyAsked: true });
}

/** News for a caller who waits, at intervals and whenever they ask. */
export const tellNews = behave((script, { words }) => {
  script
    .say('waiting.news', { form: 'first_in_line' })
    .add({ type: 'timer', timer: 'news', afterMs: words.company.handoff.newsEveryMs });
});

export const newsOnTurn = onTurn((script, { words }) => {
  script
    .say('waiting.news', { form: 'first_in_line' })
    .add({ type: 'timer', timer: 'news', afterMs: words.company.handoff.newsEveryMs });
});

/** The caller would rather be called back (回电). */
export const chooseCallback = onTurn((script, { words }) => {
  withdraw(script);
  nobodyThere(script, words.company);
});

/** The caller does not want to wait any longer, nor to be called. */
export const giveUpWaiting = onTurn((script) => {
  withdraw(script);
  askAnythingElse(script.remember({ anythingElseAsked: 0 }));
});

/** The caller would rather have an answer than a person. */
export const turnBack = onTurn((script) => {
  withdraw(script);
  script.remember({ matter: script.text }).reply(script.text);
});

/** The caller does not wait any longer: the offer is taken back. */
export function withdraw(script: Script): void {
  const { handoff } = script.memory;
  script.add({ type: 'cancel', timer: 'offer' }, { type: 'cancel', timer: 'news' });
  if (!handoff) return;
  script
    .remember({ handoff: { ...handoff, offering: false } })
    .journal({ type: 'handoff.abandoned', handoffId: handoff.handoffId, cause: 'withdrawn' })
    .add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' });
}

/** The caller hung up while waiting: the offer is taken back at once. */
export const hungUpWaiting = behave((script, { event }) => {
  const { handoff } = script.memory;
  const reason = event.type === 'caller.left' ? event.reason : 'hung_up';
  if (handoff) {
    script
      .journal({ type: 'handoff.abandoned', handoffId: handoff.handoffId, cause: 'hung_up' })
      .add({ type: 'withdraw', handoffId: handoff.handoffId, cause: 'hung_up' });
  }
  script.add({ type: 'end', by: 'caller', reason });
});

/** The person hung up, or was lost: the call is over. */
export const personLeft = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'human.left') return;
  if (handoff) {
    script.journal({
      type: 'handoff.completed',
      handoffId: handoff.handoffId,
      human: event.human,
      cause: event.cause,
    });
  }
  script.add({
    type: 'end',
    by: 'human',
    reason: event.cause === 'left' ? 'person_lost' : 'completed',
  });
});

export const callerLeftPerson = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (handoff) {
    const human = handoff.human === null ? {} : { human: handoff.human };
    script.journal({
      type: 'handoff.completed',
      handoffId: handoff.handoffId,
      ...human,
      cause: 'hung_up',
    });
  }
  script.add({
    type: 'end',
    by: 'caller',
    reason: event.type === 'caller.left' ? event.reason : 'hung_up',
  });
});
