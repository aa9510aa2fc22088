/**
 * What makes a call recoverable, beside its conductor: the state is journaled after each event, and
 * on a line what will be done is journaled before any of it is; a successor reads both back, does
 * the rest, and nothing twice. It decides nothing about the call.
 */
import { CHAIN_START } from '../../records/journal/chain.ts';
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Dialogue } from '../dialogue.ts';
import type { CallEvent, Step, TimerName } from '../flow/events.ts';
import type { CallState } from '../flow/flow.ts';
import type { CallEnvironment, CallPhase } from '../ports.ts';
import type { Speaker } from '../speaker.ts';
import type { CallTimers } from '../timers.ts';
import type { ResumePoint } from './resumePoint.ts';
import { phaseName, type SavedCall } from './savedCall.ts';
import { isWorthAPlan, resumedSteps, speaks, stepsLeft } from './stepsLeft.ts';

/** Timers of the caller's patience begin anew after a gap that is ours. */
const ofTheCaller: ReadonlySet<TimerName> = new Set(['silence', 'keys']);

/** The successor of a dead process: which part it writes, and how many died in a row. */
export interface Succession {
  readonly part: number;
  readonly deaths: number;
}

export interface RecoveryParts {
  readonly environment: CallEnvironment;
  readonly timers: CallTimers;
  readonly speaker: Speaker;
  readonly dialogue: Dialogue;
  journal(entry: JournalEntry): void;
}

export class CallRecovery {
  readonly #parts: RecoveryParts;
  /** The last command of the desk that was dealt with. */
  #commands = 0;
  /** What a dead process has left to be done. */
  #left: readonly Step[] = [];

  constructor(parts: RecoveryParts) {
    this.#parts = parts;
  }

  /** An event is dealt with from now on. */
  take(event: CallEvent): void {
    this.#commands = Math.max(this.#commands, event.command ?? 0);
  }

  /** What is done about an event: its steps, and with `resumed` what was left to be done. */
  withLeft(event: CallEvent, steps: readonly Step[]): readonly Step[] {
    if (event.type !== 'resumed') return steps;
    const left = this.#left;
    this.#left = [];
    return resumedSteps(steps, left, event.deaths > 1);
  }

  plan(state: CallState, steps: readonly Step[]): void {
    if (!this.#parts.environment.recoverable || !isWorthAPlan(steps)) return;
    this.#parts.journal({ type: 'turn.planned', ...this.#snapshot(state), steps });
  }

  save(state: CallState): void {
    this.#parts.journal({ type: 'state.saved', ...this.#snapshot(state) });
  }

  /** Writes `call.resumed` and takes over timers, duties and the dialogue. */
  restore({ saved }: ResumePoint, { part }: Succession): void {
    const { environment, timers, speaker, dialogue, journal } = this.#parts;
    const { events } = environment.journal;
    const last = events.at(-1);
    for (const event of events) dialogue.take(event);
    this.#commands = saved.commands;
    journal({
      type: 'call.resumed',
      after: { part: last?.part ?? 0, seq: last?.seq ?? 0, hash: last?.hash ?? CHAIN_START },
    });
    speaker.restore(saved.owed, events, part);
    timers.restore(saved.timers.filter(({ timer }) => !ofTheCaller.has(timer)));
    if (saved.memory.pace === 'slow') environment.voice.pace?.('slow');
  }

  /** The event with which a restored call goes on. */
  resumed(point: ResumePoint, phase: CallPhase, { deaths }: Succession): CallEvent {
    this.#left = stepsLeft(point, phase);
    return { type: 'resumed', deaths, goesOn: speaks(this.#left) };
  }

  #snapshot({ value, memory }: CallState): { readonly phase: string; readonly state: SavedCall } {
    const { timers, speaker } = this.#parts;
    return {
      phase: phaseName(value),
      state: { value, memory, timers: timers.saved, owed: speaker.owed, commands: this.#commands },
    };
  }
}
