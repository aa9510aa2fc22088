/**
 * What one reply has said so far, and the way in: each sentence is judged by the gate with the
 * earlier ones and with what may ground its numbers. Nothing is let in twice, or beyond the limit.
 */
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Gate } from '../gate/types.ts';
import type { DialogueLine } from '../ports.ts';
import type { ChatModel, ToolExchange } from './types.ts';

export interface SpokenReplyOptions {
  readonly gate: Gate;
  readonly history: readonly DialogueLine[];
  readonly text: string;
  readonly toolResults: readonly string[];
  /** Most spoken characters. */
  readonly limit: number;
  /** Puts the caller's form of address into the first sentence (ETI-6.1b). */
  addressed(text: string): string;
  /** Words that end an answer or a call are the flow's: whoever else says them is not let in. */
  isForFlow(text: string): boolean;
  note(entry: JournalEntry): void;
}

export class SpokenReply {
  readonly said: string[] = [];
  /** Nothing more may be said. */
  full = false;
  readonly #options: SpokenReplyOptions;
  #characters = 0;
  #informed = false;
  #dropped = false;

  constructor(options: SpokenReplyOptions) {
    this.#options = options;
  }

  /** The gate took what this reply had to tell, and what was said neither tells nor asks a thing. */
  get hollow(): boolean {
    return this.#dropped && !this.#informed && !this.said.some((text) => asks.test(text));
  }

  /** The sentence as it may be spoken; nothing where it may not. */
  admit(
    sentence: string,
    exchanges: readonly ToolExchange[],
    source: ChatModel['source'],
  ): readonly string[] {
    const { gate, toolResults, limit, note, addressed } = this.#options;
    const verdict = gate.judge(sentence, {
      earlier: this.said,
      asked: this.#options.text,
      history: this.#options.history,
      results: [
        ...toolResults,
        ...exchanges.filter(({ failed }) => !failed).map(({ output }) => output),
      ],
      scripted: source === 'scripted',
    });
    for (const { rule, clauses, original, spoken } of verdict.interventions) {
      note({ type: 'gate.intervened', rule, clauses: [...clauses], original, spoken });
    }
    const text = this.said.length === 0 ? addressed(verdict.text) : verdict.text;
    this.#informed ||= verdict.informs;
    this.#dropped ||= verdict.text === '' && !verdict.enough && verdict.interventions.length > 0;
    if (verdict.enough && this.said.length > 0) {
      this.full = true;
      return [];
    }
    if (this.#options.isForFlow(verdict.text)) return [];
    if (plain(text) === '' || this.said.some((earlier) => plain(earlier) === plain(text))) {
      return [];
    }
    if (this.#characters + text.length > limit) {
      this.full = true;
      return [];
    }
    this.said.push(text);
    this.#characters += text.length;
    this.full = this.#characters >= limit;
    return [text];
  }
}

/** A question that takes the call on, not one that closes an answer. */
const asks = /^(?!.*(?:清楚了吗|可以吗|其他问题|还有什么)).*[？?]$/u;

function plain(text: string): string {
  return text.replaceAll(/[\p{P}\p{S}\s]/gu, '');
}
