/**
 * The flow of a call as a pure function: `step(state, event) → { state, steps }`. It recognises
 * what the caller's words mean, lets the statechart choose the behaviour, and returns what is to be
 * done. No clock, no network; the state is plain JSON and can be restored in another process.
 */
import { transition } from 'xstate';
import type { FlowEvent, Recognition } from '../behaviours/behaviour.ts';
import { plain } from '../behaviours/callerText.ts';
import { keyTurns } from '../behaviours/keyTurns.ts';
import { readable } from '../behaviours/readable.ts';
import { recognise } from '../behaviours/recognise.ts';
import type { CallPhase } from '../ports.ts';
import type { Words } from '../words/types.ts';
import type { CallEvent, Step } from './events.ts';
import { createMachine } from './machine.ts';
import { type CallMemory, emptyMemory } from './memory.ts';

/** Where a call stands: XState's value (which phase), and the memory. */
export interface CallState {
  readonly value: PhaseValue;
  readonly memory: CallMemory;
}

export type PhaseValue = string | { readonly [phase: string]: PhaseValue };

export interface Moment {
  readonly at: Date;
  /** Fresh ids for what the event creates; three are enough. */
  readonly ids: readonly string[];
}

export interface Flow {
  start(): CallState;
  step(
    state: CallState,
    event: CallEvent,
    moment: Moment,
  ): { readonly state: CallState; readonly steps: readonly Step[] };
  /** Whether keys are digits of a number now, and not choices. */
  expectsNumber(state: CallState): boolean;
  /** What the caller's page may know of the state. */
  phase(state: CallState): CallPhase;
}

/** @param ear whether speech can be recognised at the start of the call */
export function createFlow(words: Words, ear: boolean): Flow {
  const machine = createMachine(words, { ...emptyMemory, ear });
  return {
    start: () => ({ value: 'ringing', memory: { ...emptyMemory, ear } }),
    step(state, event, moment) {
      const snapshot = machine.resolveState({
        value: state.value,
        context: { memory: state.memory, steps: [] },
      });
      const [next] = transition(machine, snapshot, {
        ...toFlowEvent(event, state.memory, words),
        ...moment,
      });
      return {
        state: { value: next.value as PhaseValue, memory: next.context.memory },
        steps: next.context.steps,
      };
    },
    expectsNumber: ({ memory: { contact, question, awaiting } }) => {
      if (contact !== null) return contact.number === null;
      const asked = awaiting === 'question' || awaiting === 'question_again';
      return asked && question !== null && 'text' in question;
    },
    phase: ({ value }) => {
      const top = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
      if (top === 'ringing') return 'opening';
      if (top === 'handover' || top === 'handedBack') return 'waiting';
      if (top === 'person') return 'with_person';
      if (top === 'ended') return 'ended';
      return typeof value === 'object' && value.live === 'farewell' ? 'closing' : 'serving';
    },
  };
}

function toFlowEvent(event: CallEvent, memory: CallMemory, words: Words): FlowEvent {
  if (event.type === 'caller.said') {
    const text = readable(event.text);
    const nods = /^[嗯哦噢唔]+$/u.test(plain(text).replace(/\p{P}/gu, ''));
    const answers = nods && memory.awaiting !== 'opening' && memory.awaiting !== 'nothing';
    const recognitions = answers ? [] : recognise(text, words.company);
    return { type: 'turn', text, via: event.via, recognitions };
  }
  if (event.type === 'caller.dtmf') return keypadTurn(event.digits, words);
  if (event.type === 'replied' && event.outcome.situation !== undefined) {
    const recognitions: Recognition[] = [{ situation: event.outcome.situation, by: 'model' }];
    const text = memory.answering === '' ? memory.lastWords : memory.answering;
    const via = memory.typing ? 'text' : 'voice';
    return { type: 'turn', text, via, recognitions, outcome: event.outcome };
  }
  return event;
}

function keypadTurn(digits: string, words: Words): FlowEvent {
  const key = keyTurns[digits];
  const text = key?.text ?? digits.replace(/[*#]/g, '');
  const recognitions: Recognition[] = key?.situation
    ? [{ situation: key.situation, by: 'rule' }]
    : recognise(text, words.company);
  return { type: 'turn', text, via: 'keypad', recognitions };
}
