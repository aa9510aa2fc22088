/**
 * What the statechart is written with: behaviours as actions, tests as guards, tables as lists of
 * transitions. Used through XState's pure `transition()` only; no actor ever runs.
 */
import { setup } from 'xstate';
import type { Behave, FlowEvent, Scene } from '../behaviours/behaviour.ts';
import type { Words } from '../words/types.ts';
import type { Step } from './events.ts';
import { holdTurns } from './holdTurns.ts';
import type { CallMemory } from './memory.ts';
import type { TurnRow } from './turnRow.ts';

export interface MachineContext {
  readonly memory: CallMemory;
  readonly steps: readonly Step[];
}

export type MachineEvent = FlowEvent & { readonly at: Date; readonly ids: readonly string[] };

interface Moment {
  readonly context: MachineContext;
  readonly event: MachineEvent;
}

/** The tools of a statechart for one release of the words. */
export function createKit(words: Words) {
  const kit = setup({
    types: { context: {} as MachineContext, events: {} as MachineEvent },
  });
  const scene = ({ context, event }: Moment): Scene => ({
    memory: context.memory,
    event,
    words,
    at: event.at,
    ids: event.ids,
  });
  const act = (behave: Behave) =>
    kit.assign((moment) => {
      const done = behave(scene(moment));
      return { memory: done.memory, steps: [...moment.context.steps, ...done.steps] };
    });
  const when = (test: (scene: Scene) => boolean) => (moment: Moment) => test(scene(moment));
  const rows = (table: readonly TurnRow[]) =>
    table.map((row) => ({
      ...(row.when === undefined ? {} : { guard: when(row.when) }),
      ...(row.to === undefined ? {} : { target: row.to }),
      actions: act(row.does),
    }));
  return {
    createMachine: kit.createMachine,
    act,
    when,
    /** The first row that holds takes the event. */
    rows,
    /** The same for a caller's turn; a look-up that they wait for is asked first. */
    turns: (table: readonly TurnRow[]) => rows([...holdTurns, ...table]),
    /** The agent has just asked one of these, and waits. */
    asks:
      (...phrases: string[]) =>
      ({ context: { memory } }: Moment) =>
        memory.awaiting === 'question' &&
        memory.question !== null &&
        'phrase' in memory.question &&
        phrases.includes(memory.question.phrase),
    holds: (test: (memory: CallMemory) => boolean) => (moment: Moment) =>
      test(moment.context.memory),
  };
}

export type Kit = ReturnType<typeof createKit>;
