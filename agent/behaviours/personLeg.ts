/**
 * A person who is reached by telephone: it rings in the caller's room, whoever lifts the receiver
 * hears the briefing and nothing of the caller, and only key 1 lets them in. A mailbox presses no key:
 * it has not accepted, whatever it says.
 */
import { behave, type Scene } from './behaviour.ts';
import { declineAndGoOn } from './handoff.ts';

const ACCEPTS = '1';
const DECLINES = '2';

/** No person of this handoff is being rung or briefed by telephone. */
export function isNoLeg({ memory: { handoff } }: Scene): boolean {
  return handoff === null || handoff.leg === 'none';
}

/** The event is about the telephone that rings, or that is being briefed. */
function isOurs({ event, memory: { handoff } }: Scene, leg: 'ringing' | 'briefing'): boolean {
  return 'human' in event && handoff?.leg === leg && handoff.human === event.human;
}

export const isRinging = (scene: Scene): boolean => isOurs(scene, 'ringing');

export function accepts(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'human.key' && event.digit === ACCEPTS && isOurs(scene, 'briefing');
}

export function declines(scene: Scene): boolean {
  const { event } = scene;
  return event.type === 'human.key' && event.digit === DECLINES && isOurs(scene, 'briefing');
}

/** Somebody, or something, lifted the receiver: the gate is shut, then they are told what it is about. */
export const brief = behave((script, { event, words }) => {
  const { handoff } = script.memory;
  if (event.type !== 'leg.answered' || !handoff) return;
  script
    .remember({ handoff: { ...handoff, leg: 'briefing', joining: true } })
    .add(
      { type: 'cancel', timer: 'news' },
      { type: 'timer', timer: 'offer', afterMs: words.company.handoff.briefingMs },
      { type: 'gate', to: 'shut', human: event.human },
      { type: 'brief', handoffId: handoff.handoffId },
    );
});

/** Busy, no answer, turned down, out of reach: the next person is asked. */
export const legFailed = behave((script, { event, words }) => {
  if (event.type !== 'leg.failed') return;
  declineAndGoOn(script, words.company, { human: event.human, cause: event.cause });
});

export const declinedByKey = behave((script, { event, words }) => {
  if (event.type !== 'human.key') return;
  declineAndGoOn(script, words.company, { human: event.human, cause: 'declined' });
});

/** Key 1: accepted and there, in one. */
export const acceptedByKey = behave((script, { event }) => {
  const { handoff } = script.memory;
  if (event.type !== 'human.key' || !handoff) return;
  const { handoffId } = handoff;
  const { human } = event;
  script
    .journal({ type: 'handoff.accepted', handoffId, human })
    .journal({ type: 'handoff.joined', handoffId, human })
    .remember({ handoff: { ...handoff, leg: 'none', offering: false, joining: false } })
    .add(
      { type: 'cancel', timer: 'offer' },
      { type: 'cancel', timer: 'news' },
      { type: 'claim', handoffId, human },
      { type: 'gate', to: 'open', human },
    )
    .say('person.connected')
    .add({ type: 'step_back' });
});
