/** One row of a table of turns or timers, and the tests that rows are made of. */
import type { Behave, Scene } from '../behaviours/behaviour.ts';
import { hasSituation, leading } from '../behaviours/turn.ts';
import type { TimerName } from './events.ts';
import type { Awaiting } from './memory.ts';

export interface TurnRow {
  /** Left out: always. */
  readonly when?: (scene: Scene) => boolean;
  /** Left out: the call stays where it is. */
  readonly to?: string;
  readonly does: Behave;
}

export type Test = (scene: Scene) => boolean;

export const leads = (situation: string) => (scene: Scene) => leading(scene) === situation;
export const has = (situation: string) => (scene: Scene) => hasSituation(scene, situation);
export const both = (one: Test, other: Test) => (scene: Scene) => one(scene) && other(scene);
export const objects = has('recording_objection');
export const not = (test: (scene: Scene) => boolean) => (scene: Scene) => !test(scene);

/** A timer is due, and (for the silence timer) one of these was awaited. */
export const due =
  (timer: TimerName, ...awaiting: Awaiting[]) =>
  ({ event, memory }: Scene) =>
    event.type === 'timer' &&
    event.timer === timer &&
    (awaiting.length === 0 || awaiting.includes(memory.awaiting));

export const serving = '#call.live.serving';
export const farewell = '#call.live.farewell';
export const handover = '#call.handover';
export const complaintRoute = '#call.live.complaint.route';
export const callbackRoute = '#call.live.callback.route';
/** Where a behaviour goes that may have asked any of several questions. */
export const asked = '#call.live.asked';
