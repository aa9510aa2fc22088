/**
 * Handoffs as the conductor carries them out: the request with the summary that code builds from
 * the journal, and the offer to one person after another. Decides nothing about either.
 */
import { briefingOf } from '../records/journal/briefingOf.ts';
import type { JournalEntry, JournalEventOf } from '../records/journal/events.ts';
import { polishedWording, withWording } from '../records/journal/polishedSummary.ts';
import { summarize } from '../records/summary.ts';
import type { CallEvent, Step } from './flow/events.ts';
import type { CallMemory } from './flow/memory.ts';
import type { CallEnvironment } from './ports.ts';

/** `handoff.requested`, with all that a person needs to know. */
export function handoffRequest(
  { handoffId, reason, department }: Extract<Step, { type: 'request' }>,
  { caller, told, matter }: CallMemory,
  { journal }: Pick<CallEnvironment, 'journal'>,
): JournalEntry {
  const summary = summarize(journal.events, {
    name: caller.name ?? told.name,
    number: caller.number ?? told.number,
    verified: caller.verified,
    matter,
  });
  return { type: 'handoff.requested', handoffId, reason, department, summary };
}

/** Offers a requested handoff to the next person; `offered`, `queued` or `nobody` comes back. */
async function offerHandoff(
  { handoffId, attempt, to, consults }: Extract<Step, { type: 'offer' }>,
  { journal, desk, words }: Pick<CallEnvironment, 'journal' | 'desk' | 'words'>,
): Promise<CallEvent> {
  const requested = requestOf(handoffId, journal);
  if (!requested) return { type: 'nobody', handoffId };
  const { reason, department, summary } = requested;
  const answer = await desk.offer({
    handoffId,
    callId: journal.callId,
    attempt,
    reason,
    department,
    summary,
    answerWithinMs: words.company.handoff.answerWithinMs,
    ...(to === undefined ? {} : { to }),
    ...(consults === undefined ? {} : { consults }),
  });
  if (answer.outcome === 'rings') {
    const { human, phone } = answer;
    return { type: 'offered', handoffId, human, ...(phone === undefined ? {} : { phone }) };
  }
  return { type: answer.outcome, handoffId };
}

/** Moves the gate between caller and person; `gate.stuck` comes back where it did not open. */
async function moveGate(
  step: Extract<Step, { type: 'gate' }>,
  { gate, legs }: Pick<CallEnvironment, 'gate' | 'legs'>,
): Promise<CallEvent | null> {
  if (step.to === 'clear') {
    legs?.drop();
    await gate?.clear();
    return null;
  }
  const moving =
    step.to === 'consult' ? gate?.consult(step.human, step.colleague) : gate?.[step.to](step.human);
  const moved = (await moving) ?? true;
  const human = step.to === 'consult' ? step.colleague : step.human;
  return moved ? null : { type: 'gate.stuck', human };
}

type HandoffStep = Extract<
  Step,
  { type: 'offer' | 'news' | 'claim' | 'withdraw' | 'gate' | 'dial' | 'brief' }
>;

/** How a handoff speaks, and how what takes its time comes back. */
export interface HandoffMeans {
  say(words: Extract<Step, { type: 'say' }>): Promise<unknown>;
  later(event: CallEvent): void;
}

/** What the flow wants of the desk, of the gate and of telephones; what comes back of it at once. */
export async function carryOutHandoff(
  step: HandoffStep,
  environment: CallEnvironment,
  { say, later }: HandoffMeans,
): Promise<CallEvent | null> {
  const { desk, legs } = environment;
  switch (step.type) {
    case 'offer':
      return offerHandoff(step, environment);
    case 'news':
      return {
        type: 'news',
        handoffId: step.handoffId,
        news: await desk.news(step.handoffId),
      };
    case 'claim':
      await desk.claim(step.handoffId, step.human);
      return null;
    case 'withdraw':
      legs?.drop();
      await desk.withdraw(step.handoffId);
      return null;
    case 'gate':
      return moveGate(step, environment);
    case 'dial':
      void dialPerson(step, environment).then(later);
      return null;
    case 'brief': {
      const words = briefing(step, environment);
      if (words) await say(words);
      return null;
    }
  }
}

/** Rings at a person's telephone, to its end. */
async function dialPerson(
  { human, number, ringForMs }: Extract<Step, { type: 'dial' }>,
  { legs }: Pick<CallEnvironment, 'legs'>,
): Promise<CallEvent> {
  const outcome = (await legs?.dial({ human, number, ringForMs })) ?? 'no_answer';
  if (outcome === 'answered') return { type: 'leg.answered', human };
  return { type: 'leg.failed', human, cause: outcome };
}

/** The words for a person who has no screen (ETI-5d): from the summary, and nothing beside it. */
function briefing(
  { handoffId }: Extract<Step, { type: 'brief' }>,
  { journal }: Pick<CallEnvironment, 'journal'>,
): Extract<Step, { type: 'say' }> | null {
  const requested = requestOf(handoffId, journal);
  if (!requested) return null;
  const { reason, summary } = requested;
  const worded = withWording(summary, polishedWording(handoffId, journal.events));
  return { type: 'say', phrase: 'briefing', slots: { ...briefingOf({ reason, summary: worded }) } };
}

function requestOf(handoffId: string, journal: CallEnvironment['journal']) {
  return journal.events.findLast(
    (event): event is JournalEventOf<'handoff.requested'> =>
      event.type === 'handoff.requested' && event.handoffId === handoffId,
  );
}

/** The person who hears the briefing pressed a key, or hung up: the rest of it is for nobody. */
export function endsBriefing(
  event: CallEvent,
  { memory }: { readonly memory: CallMemory },
): boolean {
  const ofPerson = event.type === 'human.key' || event.type === 'human.left';
  return ofPerson && memory.handoff?.leg === 'briefing' && memory.handoff.human === event.human;
}
