/**
 * The flow of a call as a pure function: `step(state, event) → { state, steps }`. It recognises
 * what the caller's words mean, lets the statechart choose the behaviour, and returns what is to be
 * done. No clock, no network; the state is plain JSON and can be restored in another process.
 */
import { transition } from 'xstate';
import type { FlowEvent, Recognition } from '../behaviours/behaviour.ts';
import { plain } from '../behaviours/callerText.ts';
import { answerByKeys, byKeys, expectedKeys } from '../behaviours/keypadHints.ts';
import { keyTurns } from '../behaviours/keyTurns.ts';
import { readable } from '../behaviours/readable.ts';
import { recognise } from '../behaviours/recognise.ts';
import type { KeyKind } from '../keyBuffer.ts';
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
  /** What the next keys are: digits of something, or choices. */
  expectedKeys(state: CallState): KeyKind;
  /** What in these words can't wait for the end of a phrase; null: nothing. */
  urgency(text: string): 'danger' | 'recording_objection' | null;
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
    expectedKeys: ({ memory }) => expectedKeys(memory),
    urgency(text) {
      const meant = recognise(text, words.company).map(({ situation }) => situation);
      if (meant.includes('danger')) return 'danger';
      return meant.includes('recording_objection') ? 'recording_objection' : null;
    },
    phase: ({ value }) => {
      const top = typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
      if (top === 'ringing') return 'opening';
      if (top === 'handover' || top === 'handedBack') return 'waiting';
      if (top === 'person') return 'with_person';
      if (top === 'ended') return 'ended';
      const live = typeof value === 'string' ? undefined : value.live;
      return live !== undefined && closingPhases.has(live) ? 'closing' : 'serving';
    },
  };
}

const closingPhases: ReadonlySet<PhaseValue> = new Set(['rating', 'farewell', 'parting']);

function toFlowEvent(event: CallEvent, memory: CallMemory, words: Words): FlowEvent {
  if (event.type === 'caller.said') {
    const text = readable(event.text);
    const nods = /^[嗯哦噢唔]+$/u.test(plain(text).replace(/\p{P}/gu, ''));
    const answers = nods && memory.awaiting !== 'opening' && memory.awaiting !== 'nothing';
    const recognitions = answers ? [] : recognise(text, words.company);
    const noted = event.objectionNoted === true ? { objectionNoted: true as const } : {};
    const over = event.spokenOver === undefined ? {} : { spokenOver: event.spokenOver };
    return { type: 'turn', text, via: event.via, recognitions, ...noted, ...over };
  }
  if (event.type === 'caller.dtmf') return keypadTurn(event.digits, memory, words);
  if (event.type === 'taken_up') {
    const text = readable(event.text);
    const recognitions = recognise(text, words.company);
    return { type: 'turn', text, via: memory.typing ? 'text' : 'voice', recognitions };
  }
  if (event.type === 'replied' && event.outcome.situation !== undefined) {
    const recognitions: Recognition[] = [{ situation: event.outcome.situation, by: 'model' }];
    const text = memory.answering === '' ? memory.lastWords : memory.answering;
    const via = memory.typing ? 'text' : 'voice';
    return { type: 'turn', text, via, recognitions, outcome: event.outcome };
  }
  return event;
}

function keypadTurn(digits: string, memory: CallMemory, words: Words): FlowEvent {
  const turn = (text: string, ...recognitions: Recognition[]): FlowEvent => ({
    type: 'turn',
    text,
    via: 'keypad',
    recognitions,
  });
  if (memory.awaiting === 'rating') return turn(digits);
  const answer = answerByKeys(digits, memory);
  if (answer !== null) return turn(answer);
  const key = keyTurns[digits];
  const chosen =
    key?.situation === undefined ? null : { situation: key.situation, by: 'rule' as const };
  if (byKeys(memory))
    return chosen && digits !== '3' ? turn(key?.text ?? '', chosen) : turn(digits);
  if (chosen) return turn(key?.text ?? '', chosen);
  const text = key?.text ?? digits.replace(/[*#]/g, '');
  return turn(text, ...recognise(text, words.company));
}
