/**
 * A call as its journal keeps it for a successor: where the flow stands, what it waits for, what it
 * owes, and which commands of the desk it has dealt with. Plain JSON both ways; the reading trusts
 * the shape of what this product wrote, and gives what a newer release remembers its first value.
 */
import { z } from 'zod';
import type { Step, TimerName } from '../flow/events.ts';
import type { CallState, PhaseValue } from '../flow/flow.ts';
import { type CallMemory, emptyMemory } from '../flow/memory.ts';
import type { Say } from '../speaker.ts';

export interface SavedTimer {
  readonly timer: TimerName;
  /** ISO 8601, on the call clock. */
  readonly dueAt: string;
}

export interface SavedCall extends CallState {
  readonly timers: readonly SavedTimer[];
  /** Phrases that were spoken over, or not begun because of it. */
  readonly owed: readonly Say[];
  /** The last command of the desk that was dealt with; 0 before the first. */
  readonly commands: number;
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null;
const isStep = (value: unknown) =>
  isObject(value) && 'type' in value && typeof value.type === 'string';

const schema = z.object({
  value: z.custom<PhaseValue>((value) => typeof value === 'string' || isObject(value)),
  memory: z.custom<Partial<CallMemory>>(isObject),
  timers: z.array(z.object({ timer: z.custom<TimerName>(isName), dueAt: z.iso.datetime() })),
  owed: z.array(z.custom<Say>(isStep)).default([]),
  commands: z.int().default(0),
});
const stepsSchema = z.array(z.custom<Step>(isStep));

/** @returns null where it is no saved call */
export function readSavedCall(state: unknown): SavedCall | null {
  const read = schema.safeParse(state).data;
  return read === undefined ? null : { ...read, memory: { ...emptyMemory, ...read.memory } };
}

/** The planned steps; none where they can't be read. */
export function readSteps(steps: unknown): readonly Step[] {
  return stepsSchema.safeParse(steps).data ?? [];
}

/** The name of a phase in the journal: `live.complaint.elements`. */
export function phaseName(value: PhaseValue): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value).replace(/[{}"]/g, '').replaceAll(':', '.');
}

function isName(value: unknown): boolean {
  return typeof value === 'string';
}
