/**
 * Handing over to a person (rulebook section 4, decisions 4, 5, 14, 18, 19): request, offer to one
 * person after another, the mandated transfer words, and what happens when nobody is there.
 */

import type { HandoffCause, HandoffReason } from '../../records/journal/events.ts';
import type { Company } from '../words/types.ts';
import { behave, type Scene, type Script } from './behaviour.ts';

import { askContact } from './contact.ts';
import { complaintDeadline } from './departments.ts';
import { callbackMatter } from './record.ts';

/** How long an accepted person may take to appear in the room. */
export const JOIN_LIMIT_MS = 15_000;

/** Writes the request and makes the first offer; `offered` or `nobody` comes back as an event. */
export function requestHandoff(
  script: Script,
  options: {
    readonly reason: HandoffReason;
    readonly department: string;
    readonly asked?: boolean;
    readonly consented?: boolean;
    /** This person alone is asked. */
    readonly to?: string;
    /** The caller knows already that they are handed on. */
    readonly told?: boolean;
  },
): void {
  const handoffId = script.id();
  script
    .add(
      { type: 'cancel', timer: 'silence' },
      { type: 'request', handoffId, reason: options.reason, department: options.department },
      {
        type: 'offer',
        handoffId,
        attempt: 1,
        ...(options.to === undefined ? {} : { to: options.to }),
      },
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
        told: options.told ?? false,
        joining: false,
        leg: 'none',
        to: options.to ?? null,
        heldSince: null,
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
    .remember({
      handoff: {
        ...handoff,
        human: event.human,
        leg: event.phone === undefined ? 'none' : 'ringing',
      },
    })
    .add({ type: 'timer', timer: 'offer', afterMs: answerWithinMs });
  if (event.phone !== undefined) {
    const { human, phone: number } = event;
    script.add({ type: 'dial', human, number, ringForMs: answerWithinMs });
  }
  tellTransfer(script, newsEveryMs);
});

/** All who could take it are busy: the same words, and the caller waits in line, not for ever. */
export const queued = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'queued' || !handoff || handoff.handoffId !== event.handoffId) return;
  const { newsEveryMs, waitAtMostMs } = words.company.handoff;
  script
    .journal({ type: 'handoff.queued', handoffId: handoff.handoffId })
    .remember({ handoff: { ...handoff, human: null } })
    .add({ type: 'timer', timer: 'offer', afterMs: waitAtMostMs });
  tellTransfer(script, newsEveryMs);
});

/** The words of the transfer (decision 4), once; from then on there is news at intervals. */
function tellTransfer(script: Script, newsEveryMs: number): void {
  const { handoff } = script.memory;
  if (!handoff || handoff.told) return;
  script.remember({ handoff: { ...handoff, told: true } });
  if (handoff.asked) script.say('transfer.requested');
  else if (handoff.reason === 'danger') script.say('danger');
  else if (handoff.reason === 'other_language') {
    script.say('other_language').say('other_language', { form: 'english' });
  } else if (!handoff.consented) {
    script.say('transfer.department', { slots: { department: handoff.department } });
    script.say('transfer.warning');
  } else script.say('transfer.warning');
  script.add({ type: 'timer', timer: 'news', afterMs: newsEveryMs });
}

export const accepted = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'accepted' || !handoff || handoff.handoffId !== event.handoffId) return;
  script
    .journal({ type: 'handoff.accepted', handoffId: handoff.handoffId, human: event.human })
    .remember({ handoff: { ...handoff, human: event.human, joining: true } })
    .add(
      { type: 'cancel', timer: 'news' },
      { type: 'timer', timer: 'offer', afterMs: JOIN_LIMIT_MS },
      { type: 'gate', to: 'shut', human: event.human },
    );
});

/** The person is in the room: both hear each other, the person is announced, the agent falls silent. */
export const joined = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'joined' || !handoff) return;
  script
    .journal({ type: 'handoff.joined', handoffId: handoff.handoffId, human: event.human })
    .remember({ handoff: { ...handoff, human: event.human, offering: false, joining: false } })
    .add(
      { type: 'cancel', timer: 'offer' },
      { type: 'cancel', timer: 'news' },
      { type: 'gate', to: 'open', human: event.human },
    )
    .say('person.connected')
    .add({ type: 'step_back' });
});

function offerNext(script: Script, company: Company): boolean {
  const { handoff } = script.memory;
  if (!handoff || handoff.to !== null || handoff.attempt >= company.handoff.people) return false;
  const attempt = handoff.attempt + 1;
  script
    .remember({ handoff: { ...handoff, attempt, human: null, joining: false, leg: 'none' } })
    .add({ type: 'gate', to: 'clear' }, { type: 'offer', handoffId: handoff.handoffId, attempt });
  // Nothing was said while the person was on their way.
  if (handoff.joining) script.add({ type: 'news', handoffId: handoff.handoffId });
  return true;
}

/** On record with its cause; the next person is asked, or nobody is left. */
export function declineAndGoOn(
  script: Script,
  company: Company,
  { human, cause }: { readonly human: string; readonly cause: HandoffCause },
): void {
  const { handoff } = script.memory;
  if (!handoff) return;
  const { handoffId } = handoff;
  const type = cause === 'no_answer' ? 'handoff.timed_out' : 'handoff.declined';
  script.journal({ type, handoffId, human, cause }).add({ type: 'cancel', timer: 'offer' });
  if (!offerNext(script, company)) nobodyThere(script, company);
}

export const declined = behave((script, { event, words }) => {
  if (event.type !== 'declined') return;
  declineAndGoOn(script, words.company, { human: event.human, cause: event.cause });
});

/** The person did not answer in time, or answered and never came; or nobody came free in time. */
export const timedOut = behave((script, { words }) => {
  const { handoff } = script.memory;
  if (!handoff) return;
  const human = handoff.human === null ? {} : { human: handoff.human };
  script.journal({
    type: 'handoff.timed_out',
    handoffId: handoff.handoffId,
    ...human,
    cause: handoff.leg === 'briefing' ? 'voicemail' : 'no_answer',
  });
  const next = handoff.human !== null && offerNext(script, words.company);
  if (!next) nobodyThere(script, words.company);
});

/** The person who is gone is the one who was on their way. */
export function isExpected({ event, memory: { handoff } }: Scene): boolean {
  return event.type === 'human.left' && handoff?.joining === true && handoff.human === event.human;
}

/** The person who had accepted hung up, or was lost, before the caller heard them. */
export const leftBeforeJoining = behave((script, { event, words }) => {
  if (event.type !== 'human.left') return;
  declineAndGoOn(script, words.company, { human: event.human, cause: event.cause });
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
export function nobodyThere(script: Script, company: Company): void {
  const { handoff, complaint } = script.memory;
  script.add({ type: 'cancel', timer: 'offer' }, { type: 'cancel', timer: 'news' });
  if (handoff) {
    script
      .remember({ handoff: { ...handoff, offering: false } })
      .add(
        { type: 'gate', to: 'clear' },
        { type: 'withdraw', handoffId: handoff.handoffId, cause: 'no_answer' },
      );
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

/** The caller does not wait any longer: the offer is taken back. */
export function withdraw(script: Script): void {
  const { handoff } = script.memory;
  script.add({ type: 'cancel', timer: 'offer' }, { type: 'cancel', timer: 'news' });
  if (!handoff) return;
  script
    .remember({ handoff: { ...handoff, offering: false } })
    .journal({ type: 'handoff.abandoned', handoffId: handoff.handoffId, cause: 'withdrawn' })
    .add(
      { type: 'gate', to: 'clear' },
      { type: 'withdraw', handoffId: handoff.handoffId, cause: 'withdrawn' },
    );
}
