/** The call of the person at the desk, as the page shows it. Pure; time comes in with the events. */
import {
  type Caption,
  type Captions,
  type Delivery,
  noCaptions,
  withDelivery,
  withLine,
  withPartial,
} from '../shared/captions.ts';
import type { LineClosure, LineEvent, Microphone } from '../shared/lineEvents.ts';
import type { MicrophoneTrouble } from '../shared/microphoneTrouble.ts';
import type { WaitingHandoff } from './deskApi.ts';

export interface DeskCallState {
  readonly status: 'none' | 'joining' | 'talking' | 'ended';
  readonly handoffId: string | null;
  /** Null after a reload: the summary is known only to the page that has taken the call. */
  readonly handoff: WaitingHandoff | null;
  /** The call's id, once it was given. */
  readonly callId: string | null;
  /** The caller is kept waiting since then; null: they hear each other. */
  readonly heldAt: number | null;
  readonly joinedAt: number | null;
  readonly endedAt: number | null;
  readonly closure: LineClosure | 'refused' | 'passed' | null;
  /** The person has passed the call on: that the line closes now is no trouble. */
  readonly passing: boolean;
  readonly callerThere: boolean;
  readonly reconnecting: boolean;
  readonly soundBlocked: boolean;
  readonly microphone: Microphone;
  readonly microphoneTrouble: MicrophoneTrouble | null;
  readonly captions: Captions;
}

export const noDeskCall: DeskCallState = {
  status: 'none',
  handoffId: null,
  handoff: null,
  callId: null,
  heldAt: null,
  joinedAt: null,
  endedAt: null,
  closure: null,
  passing: false,
  callerThere: true,
  reconnecting: false,
  soundBlocked: false,
  microphone: 'off',
  microphoneTrouble: null,
  captions: noCaptions,
};

export type DeskCallAction =
  | LineEvent
  | {
      readonly type: 'accepted';
      readonly handoffId: string;
      readonly handoff: WaitingHandoff | null;
      /** Back in the call after a reload: since when it goes on, and what was said. */
      readonly before?: { readonly joinedAt: number; readonly captions: readonly Caption[] };
    }
  | { readonly type: 'joined'; readonly at: number }
  | { readonly type: 'refused'; readonly at: number }
  | { readonly type: 'granted'; readonly callId: string }
  | { readonly type: 'held'; readonly at: number | null }
  | { readonly type: 'passing' }
  | { readonly type: 'gave_up' }
  /** The person has read how it ended. Its id stays, or the page would take it for a stray call. */
  | { readonly type: 'closed' }
  | { readonly type: 'said'; readonly caption: Caption }
  | { readonly type: 'delivered'; readonly id: string; readonly delivery: Delivery };

export function deskCallReducer(state: DeskCallState, action: DeskCallAction): DeskCallState {
  switch (action.type) {
    case 'accepted': {
      const { handoffId, handoff, before } = action;
      return {
        ...noDeskCall,
        status: 'joining',
        handoffId,
        callId: handoff?.callId ?? null,
        handoff,
        joinedAt: before?.joinedAt ?? null,
        captions: { lines: before?.captions ?? [], partials: [] },
      };
    }
    case 'granted':
      return { ...state, callId: action.callId };
    case 'held':
      return { ...state, heldAt: action.at };
    case 'passing':
      return { ...state, passing: true };
    case 'gave_up':
      return noDeskCall;
    case 'closed':
      return { ...noDeskCall, handoffId: state.handoffId };
    case 'joined':
      return {
        ...state,
        status: 'talking',
        joinedAt: state.joinedAt ?? action.at,
      };
    case 'refused':
      return { ...state, status: 'ended', closure: 'refused', endedAt: action.at };
    case 'line.closed':
      return closed(state, action.closure, action.at);
    case 'said':
      return { ...state, captions: withLine(state.captions, action.caption) };
    case 'line.words': {
      const add = action.final ? withLine : withPartial;
      return { ...state, captions: add(state.captions, action.caption) };
    }
    case 'delivered':
      return { ...state, captions: withDelivery(state.captions, action.id, action.delivery) };
    case 'line.presence':
      return { ...state, callerThere: action.presence.caller };
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

function closed(state: DeskCallState, closure: LineClosure, at: number): DeskCallState {
  if (state.status === 'ended') return state;
  return {
    ...state,
    status: 'ended',
    closure: state.passing && closure === 'lost' ? 'passed' : closure,
    endedAt: at,
    heldAt: null,
    reconnecting: false,
    soundBlocked: false,
    microphone: 'off',
    microphoneTrouble: null,
    captions: { lines: state.captions.lines, partials: [] },
  };
}

/** Whether the person is busy with a call. */
export function inCall(state: DeskCallState): boolean {
  return state.status === 'joining' || state.status === 'talking';
}
