/** What the caller page knows about its call; the reducer is in `callReducer.ts`. */
import { type Captions, noCaptions } from '../shared/captions.ts';
import type { Microphone, Presence } from '../shared/lineEvents.ts';
import type { MicrophoneTrouble } from '../shared/microphoneTrouble.ts';
import type { CallRefusal } from './callApi.ts';

export type CallStage = 'idle' | 'ringing' | 'rejoining' | 'talking' | 'ended';

/** How a call ended, for the words on the page. */
export type CallEnding = 'caller' | 'company' | 'elsewhere' | 'lost' | 'no_answer' | 'too_late';

export interface CallState {
  readonly stage: CallStage;
  /** Since when the line stands; null before. */
  readonly joinedAt: number | null;
  readonly answeredAt: number | null;
  readonly endedAt: number | null;
  readonly ending: CallEnding | null;
  readonly refusal: CallRefusal | null;
  readonly reconnecting: boolean;
  readonly presence: Presence;
  /** Since when nobody has been at the other end; null while somebody is. */
  readonly aloneSince: number | null;
  readonly microphone: Microphone;
  readonly microphoneTrouble: MicrophoneTrouble | null;
  readonly soundBlocked: boolean;
  /** Whether the call's own ear works (an STT is configured). */
  readonly ear: boolean;
  readonly captions: Captions;
}

export const nobody: Presence = {
  agent: false,
  caller: false,
  people: [],
  peopleAway: false,
  phase: null,
  agentSpeaking: false,
  shut: false,
};

export const idleCall: CallState = {
  stage: 'idle',
  joinedAt: null,
  answeredAt: null,
  endedAt: null,
  ending: null,
  refusal: null,
  reconnecting: false,
  presence: nobody,
  aloneSince: null,
  microphone: 'off',
  microphoneTrouble: null,
  soundBlocked: false,
  ear: false,
  captions: noCaptions,
};

/** Who is on the line, as the page says it. */
export type Company = 'agent' | 'waiting' | 'person' | 'person_away' | 'nobody';

export function companyOf(state: CallState): Company {
  const { presence } = state;
  if (presence.people.length > 0) return presence.peopleAway ? 'person_away' : 'person';
  if (presence.phase === 'with_person') return 'person_away';
  if (presence.phase === 'waiting') return 'waiting';
  return presence.agent ? 'agent' : 'nobody';
}

/** Whether a person has taken over; the agent is silent then. */
export function withPerson(state: CallState): boolean {
  const company = companyOf(state);
  return company === 'person' || company === 'person_away';
}

/** Whether the caller hears nothing but the page's own hold tone: they wait, and nobody speaks. */
export function isHeld(state: CallState): boolean {
  const waits = companyOf(state) === 'waiting' && !state.presence.agentSpeaking;
  return state.presence.shut || waits;
}

/** Whether words can be sent now. */
export function lineStands(state: CallState): boolean {
  return state.joinedAt !== null && state.stage !== 'ended' && !state.reconnecting;
}

/** Three rings; a later answer is late (MGT-2.4.1a), and the page asks for patience. */
export const threeRingsMs = 15_000;
/** Nine rings: nobody will answer. */
const answerWithinMs = 45_000;
/** A broken agent is replaced within this time, or not at all. */
const returnWithinMs = 30_000;

/** When, and how, a call ends with nobody at the other end; null while somebody is there. */
export function absenceLimit(
  state: CallState,
): { readonly at: number; readonly ending: 'no_answer' | 'lost' } | null {
  if (state.aloneSince === null || state.joinedAt === null) return null;
  return state.stage === 'ringing'
    ? { at: state.aloneSince + answerWithinMs, ending: 'no_answer' }
    : { at: state.aloneSince + returnWithinMs, ending: 'lost' };
}
