/**
 * What one reply has said so far, and the way in: each sentence is judged by the gate with the
 * earlier ones and with what may ground its numbers. Nothing is let in twice, or beyond the limit.
 */
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Gate } from '../gate/types.ts';
import type { DialogueLine } from '../ports.ts';
import type { ToolExchange } from './types.ts';

export interface SpokenReplyOptions {
  readonly gate: Gate;
  readonly history: readonly DialogueLine[];
  readonly text: string;
  readonly toolResults: readonly string[];
  /** Most spoken characters. */
  readonly limit: number;
  /** How the caller is called; the first sentence begins with it (ETI-6.1b). */
  readonly address?: string;
  /** Whether the words are a mandated phrase, which stays as it is. */
  isPhrase(text: string): boolean;
  /** Words that end an answer or a call are the flow's: whoever else says them is not let in. */
  isForFlow(text: string): boolean;
  note(entry: JournalEntry): void;
}

export class SpokenReply {
  readonly said: string[] = [];
  /** Nothing more may be said. */
  full = false;
  readonly #options: SpokenReplyOptions;
  readonly #callerWords: readonly string[];
  #characters = 0;

  constructor(options: SpokenReplyOptions) {
    this.#options = options;
    this.#callerWords = [
      ...options.history.filter(({ who }) => who === 'caller').map(({ text }) => text),
      options.text,
    ];
  }

  /** The sentence as it may be spoken; nothing where it may not. */
  admit(sentence: string, exchanges: readonly ToolExchange[]): readonly string[] {
    const { gate, toolResults, limit, note } = this.#options;
    const verdict = gate.judge(sentence, {
      earlier: this.said,
      grounds: [
        ...this.#callerWords,
        ...toolResults,
        ...exchanges.filter(({ failed }) => !failed).map(({ output }) => output),
      ],
    });
    for (const { rule, clauses, original, spoken } of verdict.interventions) {
      note({ type: 'gate.intervened', rule, clauses: [...clauses], original, spoken });
    }
    const text = this.#addressed(verdict.text);
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

  #addressed(text: string): string {
    const { address, isPhrase } = this.#options;
    const first = this.said.length === 0 && text !== '';
    if (!first || address === undefined || text.includes(address) || isPhrase(text)) return text;
    return `${address}，${text}`;
  }
}

function plain(text: string): string {
  return text.replaceAll(/[\p{P}\p{S}\s]/gu, '');
}
