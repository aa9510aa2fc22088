/**
 * What a behaviour is: "when X, the agent does Y", as a pure function from the scene to the steps.
 * A behaviour knows no clock, no network and no LiveKit; its words are ids of `prompts/phrases.yaml`.
 */
import type { CallEvent, ReplyOutcome, SpokenOver, Step } from '../flow/events.ts';
import type { CallMemory, SpokenPhrase } from '../flow/memory.ts';
import type { Words } from '../words/types.ts';
import { addressOf } from './address.ts';
import { byKeys, hintAfter, menuStart } from './keypadHints.ts';

/** A situation of the rulebook that the caller's words put the call in. */
export interface Recognition {
  readonly situation: string;
  readonly by: 'rule' | 'model';
}

/** The caller's words, with the situations they mean, the leading one first. */
export interface TurnEvent {
  readonly type: 'turn';
  readonly text: string;
  readonly via: 'voice' | 'text' | 'browser' | 'keypad';
  readonly recognitions: readonly Recognition[];
  /** The objection to recording in these words is in the journal already. */
  readonly objectionNoted?: true;
  /** The question that these words were spoken over, and what was heard of it. */
  readonly spokenOver?: SpokenOver;
  /** The model's reply in this turn, which ended in asking for a situation. */
  readonly outcome?: ReplyOutcome;
}

/** What enters the statechart: caller's words as turns, everything else as it came. */
export type FlowEvent =
  | TurnEvent
  | Exclude<CallEvent, { type: 'caller.said' | 'caller.dtmf' | 'taken_up' }>;

export interface Scene {
  readonly memory: CallMemory;
  readonly event: FlowEvent;
  readonly words: Words;
  readonly at: Date;
  /** Fresh ids for what this event creates. */
  readonly ids: readonly string[];
}

export interface Act {
  readonly memory: CallMemory;
  readonly steps: readonly Step[];
}

export type Behave = (scene: Scene) => Act;

/** Steps are gathered in order; memory is patched as they go. Keeps behaviours readable. */
export class Script {
  memory: CallMemory;
  readonly steps: Step[] = [];
  readonly #scene: Scene;
  #id = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.memory = scene.memory;
  }

  /** Words of the caller in this turn; '' where the event is none. */
  get text(): string {
    return this.#scene.event.type === 'turn' ? this.#scene.event.text : '';
  }

  id(): string {
    const id = this.#scene.ids[this.#id];
    if (id === undefined) throw new Error('a behaviour asked for more ids than an event brings');
    this.#id += 1;
    return id;
  }

  remember(patch: Partial<CallMemory>): this {
    this.memory = { ...this.memory, ...patch };
    return this;
  }

  /** Says a phrase; who can only press keys is told with it which ones answer. */
  say(phrase: string, options: Omit<SpokenPhrase, 'phrase'> = {}): this {
    this.steps.push({ type: 'say', phrase, ...options });
    this.remember({ lastSpoken: [...this.memory.lastSpoken, { phrase, ...options }] });
    const hint = byKeys(this.memory) ? hintAfter(phrase) : null;
    if (hint === 'keypad.menu') this.remember({ menu: menuStart });
    return hint === null ? this : this.say(hint);
  }

  /** Words that need no judging: a fact of the knowledge, as it stands there. */
  sayText(text: string): this {
    return this.add({ type: 'say_again', text }).remember({
      lastSpoken: [...this.memory.lastSpoken, { text }],
    });
  }

  /** Says a question and waits for its answer: 8 s, once more, then the probes (decision 9). */
  ask(phrase: string, options: Omit<SpokenPhrase, 'phrase'> = {}): this {
    this.say(phrase, options);
    return this.wait('question').remember({ question: { phrase, ...options } });
  }

  /** The model's turn on these words of the caller, who is called by name where it is known. */
  reply(text: string): this {
    const address = addressOf(this.memory);
    this.remember({ answering: text });
    return this.add({ type: 'reply', text, ...(address === null ? {} : { address }) });
  }

  /** The question that waits for its answer once more; where none does, `otherwise`. */
  askAgain(otherwise: () => void = () => this.wait('answer_check')): this {
    const { question, awaiting } = this.memory;
    const needed = awaiting === 'question' || awaiting === 'question_again';
    const opening = awaiting === 'opening' && question !== null && 'phrase' in question;
    if (question === null || !(needed || (opening && !this.saidBefore(question.phrase)))) {
      otherwise();
      return this;
    }
    if ('phrase' in question) this.say(question.phrase, question);
    else this.add({ type: 'say_again', text: question.text });
    return this.wait('question');
  }

  /** Whether the agent said this phrase in its last turn: no reply twice running (REC-2.2g). */
  saidBefore(phrase: string): boolean {
    return this.memory.saidBefore.includes(phrase);
  }

  journal(entry: Extract<Step, { type: 'journal' }>['entry']): this {
    this.steps.push({ type: 'journal', entry });
    return this;
  }

  add(...steps: Step[]): this {
    this.steps.push(...steps);
    return this;
  }

  /** Starts the silence timer for what is awaited now. */
  wait(awaiting: CallMemory['awaiting']): this {
    this.remember({ awaiting });
    return this.add({ type: 'timer', timer: 'silence', afterMs: this.limit });
  }

  /** How long the silence may last now: who types, or can't be heard, has longer. Milliseconds. */
  get limit(): number {
    const { channel, ear, typing, awaiting } = this.memory;
    const { silence, hold } = this.#scene.words.company;
    // The silence that stands for a yes is no limit of the caller's patience.
    if (awaiting === 'hold') return hold.consentMs;
    const slow = channel !== 'text' && (!ear || typing);
    return slow ? silence.withoutEarMs : this.#spokenLimit();
  }

  get act(): Act {
    return { memory: this.memory, steps: this.steps };
  }

  /** What is awaited decides, and how often it was asked for already (decisions 8 and 9). */
  #spokenLimit(): number {
    const { awaiting, probes, anythingElseAsked } = this.memory;
    const { silence, satisfaction } = this.#scene.words.company;
    const probed = probes < silence.silentProbes;
    if (awaiting === 'opening' || (awaiting === 'probe' && probed)) return silence.silentProbeMs;
    if (awaiting === 'probe') return silence.silentFarewellMs;
    if (awaiting === 'answer_check') return silence.afterAnswerMs;
    if (awaiting === 'rating') return satisfaction.waitMs;
    if (awaiting !== 'anything_else') return silence.afterQuestionMs;
    return anythingElseAsked < 2 ? silence.afterAnythingElseMs : silence.beforeFarewellMs;
  }
}

/** Turns a function over a script into a behaviour. */
export function behave(play: (script: Script, scene: Scene) => void): Behave {
  return (scene) => {
    const script = new Script(scene);
    play(script, scene);
    return script.act;
  };
}
