/**
 * The caller page's state, changed by what the caller does and what the line reports. Pure: time
 * comes in with the events, so that every course of a call is a test.
 */

import type { Caption } from '../shared/captions.ts';
import {
  type Captions,
  type Delivery,
  withDelivery,
  withKey,
  withLine,
  withPartial,
} from '../shared/captions.ts';
import type { LineClosure, LineEvent, Presence } from '../shared/lineEvents.ts';
import type { CallRefusal } from './callApi.ts';
import { type CallEnding, type CallState, idleCall, nobody } from './callState.ts';

export type CallAction =
  | LineEvent
  | { readonly type: 'rang' }
  | { readonly type: 'refused'; readonly refusal: CallRefusal }
  | { readonly type: 'joined'; readonly ear: boolean; readonly at: number }
  | {
      readonly type: 'came_back';
      readonly answeredAt: number | null;
      readonly ear: boolean;
      readonly captions: readonly Caption[];
    }
  | { readonly type: 'ended'; readonly ending: CallEnding; readonly at: number }
  | { readonly type: 'said'; readonly caption: Caption; readonly final: boolean }
  | { readonly type: 'delivered'; readonly id: string; readonly delivery: Delivery }
  | { readonly type: 'pressed'; readonly key: string; readonly at: number };

const endingOf: Readonly<Record<LineClosure, CallEnding>> = {
  here: 'caller',
  there: 'company',
  elsewhere: 'elsewhere',
  lost: 'lost',
};

export function callReducer(state: CallState, action: CallAction): CallState {
  switch (action.type) {
    case 'rang':
      return { ...idleCall, stage: 'ringing' };
    case 'refused':
      return { ...idleCall, captions: state.captions, refusal: action.refusal };
    case 'joined':
      return {
        ...state,
        ear: action.ear,
        joinedAt: action.at,
        aloneSince: aloneSince(state, state.presence, action.at),
      };
    case 'came_back':
      return {
        ...idleCall,
        stage: 'rejoining',
        answeredAt: action.answeredAt,
        ear: action.ear,
        captions: { lines: action.captions, partials: [] },
      };
    case 'ended':
      return ended(state, action.ending, action.at);
    case 'line.closed':
      return state.stage === 'ended' ? state : ended(state, endingOf[action.closure], action.at);
    case 'said':
    case 'line.words':
      return {
        ...answered(state, action.caption),
        captions: spoken(state.captions, action.caption, action.final),
      };
    case 'delivered':
      return { ...state, captions: withDelivery(state.captions, action.id, action.delivery) };
    case 'pressed':
      return { ...state, captions: withKey(state.captions, action.key, action.at) };
    case 'line.presence':
      return present(state, action.presence, action.at);
    case 'line.others':
      return state;
    case 'line.reconnecting':
      return { ...state, reconnecting: true };
    case 'line.reconnected':
      return { ...state, reconnecting: false };
    case 'line.sound_blocked':
      return { ...state, soundBlocked: action.blocked };
    case 'line.microphone':
      return { ...state, microphone: action.microphone, microphoneTrouble: action.trouble };
  }
}

function spoken(captions: Captions, caption: Caption, final: boolean): Captions {
  return final ? withLine(captions, caption) : withPartial(captions, caption);
}

function ended(state: CallState, ending: CallEnding, at: number): CallState {
  return {
    ...state,
    stage: 'ended',
    ending,
    endedAt: at,
    reconnecting: false,
    presence: nobody,
    aloneSince: null,
    microphone: 'off',
    soundBlocked: false,
    captions: { lines: state.captions.lines, partials: [] },
  };
}

/** The agent's first words answer the ring, even where its state has not been reported yet. */
function answered(state: CallState, caption: Caption): CallState {
  if (caption.speaker === 'caller' || state.stage === 'talking') return state;
  if (state.stage !== 'ringing' && state.stage !== 'rejoining') return state;
  return { ...state, stage: 'talking', answeredAt: state.answeredAt ?? caption.at };
}

function present(state: CallState, presence: Presence, at: number): CallState {
  if (state.stage === 'ended' || state.stage === 'idle') return state;
  const next = { ...state, presence, aloneSince: aloneSince(state, presence, at) };
  const speaks = presence.agentSpeaking || presence.phase !== null || presence.people.length > 0;
  const back = state.stage === 'rejoining' && presence.agent;
  if (state.stage === 'talking' || !(speaks || back)) return next;
  return { ...next, stage: 'talking', answeredAt: state.answeredAt ?? at };
}

function aloneSince(state: CallState, presence: Presence, at: number): number | null {
  if (presence.agent || presence.people.length > 0) return null;
  return state.aloneSince ?? at;
}
