/** Reads from the room's participants and the agent's attributes who is there and how far the call is. */
import type { RemoteParticipant } from 'livekit-client';
import { type CallPhase, callPhases, type Presence } from './lineEvents.ts';
import { speakerOf, workNumberOf } from './speakerOf.ts';

export function readPresence(participants: Iterable<RemoteParticipant>): Presence {
  const all = [...participants];
  const agent = all.find((participant) => speakerOf(participant.identity) === 'agent');
  const phase = agent?.attributes['three-rings.phase'];
  return {
    agent: agent !== undefined,
    caller: all.some((participant) => speakerOf(participant.identity) === 'caller'),
    people: all.map((participant) => workNumberOf(participant.identity)).filter(Boolean),
    phase: isPhase(phase) ? phase : null,
    agentSpeaking: agent?.attributes['lk.agent.state'] === 'speaking',
  };
}

function isPhase(value: string | undefined): value is CallPhase {
  return callPhases.some((phase) => phase === value);
}
