/**
 * What a page learns from its line to the room. The line (LiveKit) reports these; the pages'
 * reducers turn them into what is shown. Nothing here knows LiveKit.
 */
import type { Caption } from './captions.ts';
import type { MicrophoneTrouble } from './microphoneTrouble.ts';

/** Why the line is gone: hung up here, ended by the other side, taken over by another page, or a fault. */
export type LineClosure = 'here' | 'there' | 'elsewhere' | 'lost';

/** The agent's `three-rings.phase`. */
export const callPhases = [
  'opening',
  'serving',
  'waiting',
  'with_person',
  'closing',
  'ended',
] as const;
export type CallPhase = (typeof callPhases)[number];

/** Who is in the room besides this page. */
export interface Presence {
  readonly agent: boolean;
  readonly caller: boolean;
  /** Work numbers of the people who have joined. */
  readonly people: readonly string[];
  /** People have joined, and the pages of all of them are gone for the moment. */
  readonly peopleAway: boolean;
  readonly phase: CallPhase | null;
  readonly agentSpeaking: boolean;
  /** This page may hear nothing of the room for now: the gate to a person is shut. */
  readonly shut: boolean;
}

export type LineEvent =
  | { readonly type: 'line.reconnecting' }
  | { readonly type: 'line.reconnected' }
  | { readonly type: 'line.closed'; readonly closure: LineClosure; readonly at: number }
  | { readonly type: 'line.presence'; readonly presence: Presence; readonly at: number }
  /** How many others are in the room; `left`: one of them has just gone. */
  | { readonly type: 'line.others'; readonly count: number; readonly left: boolean }
  | { readonly type: 'line.sound_blocked'; readonly blocked: boolean }
  | { readonly type: 'line.words'; readonly caption: Caption; readonly final: boolean }
  | {
      readonly type: 'line.microphone';
      readonly microphone: Microphone;
      readonly trouble: MicrophoneTrouble | null;
    };

export type Microphone = 'off' | 'starting' | 'on' | 'muted';
