/** Reads from the room's participants and the agent's attributes who is there and how far the call is. */
import type { RemoteParticipant } from 'livekit-client';
import { type CallPhase, callPhases, type Presence } from './lineEvents.ts';
import { speakerOf, workNumberOf } from './speakerOf.ts';

/** Set by the desk server while the page of that person is gone. */
const away = 'three-rings.away';

/** @param own this page's own leave to hear; undefined before it is known */
export function readPresence(
  participants: Iterable<RemoteParticipant>,
  own?: { readonly canSubscribe: boolean },
): Presence {
  const all = [...participants];
  const agent = all.find((participant) => speakerOf(participant.identity) === 'agent');
  const people = all.filter((participant) => workNumberOf(participant.identity) !== '');
  const phase = agent?.attributes['three-rings.phase'];
  return {
    agent: agent !== undefined,
    caller: all.some((participant) => speakerOf(participant.identity) === 'caller'),
    people: people.map(({ identity }) => workNumberOf(identity)),
    peopleAway: people.length > 0 && people.every((person) => person.attributes[away] === '1'),
    phase: isPhase(phase) ? phase : null,
    agentSpeaking: agent?.attributes['lk.agent.state'] === 'speaking',
    shut: own?.canSubscribe === false,
  };
}

function isPhase(value: string | undefined): value is CallPhase {
  return callPhases.some((phase) => phase === value);
}
