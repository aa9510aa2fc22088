/**
 * A model turn whose tool takes longer than a caller waits in silence: it goes on without the
 * session, up to the first sentence of its answer, and is spoken from there when the caller is
 * ready. A look-up that nobody waits for any more is dropped; its tool runs to its end all the same.
 */
import type { Toolbox } from '../../tools/types.ts';
import { runReply, type SpokenSentence } from '../models/runReply.ts';
import type { ReplyTurn, ToolExchange } from '../models/types.ts';
import type { LookUp } from '../ports.ts';

export interface LookUpOptions {
  readonly turn: ReplyTurn;
  readonly toolbox: Toolbox;
  /** Tools of the turn that have run, the late one last. */
  readonly exchanges: Promise<readonly ToolExchange[]>;
  readonly tool: string;
  readonly source: 'model' | 'scripted';
  /** Results of all tools of the call, as JSON texts; those that run now are added. */
  readonly toolResults: string[];
}

export class SlowReply implements LookUp {
  readonly tool: string;
  readonly source: 'model' | 'scripted';
  readonly ready: Promise<SpokenSentence | null>;
  /** A situation that the turn asked for in place of an answer. */
  situation: string | null = null;
  /** All tools that the turn has run. */
  exchanges: readonly ToolExchange[] = [];
  readonly #options: LookUpOptions;
  readonly #abort = new AbortController();
  #rest: AsyncGenerator<SpokenSentence, readonly ToolExchange[]> | null = null;

  constructor(options: LookUpOptions) {
    this.#options = options;
    this.tool = options.tool;
    this.source = options.source;
    this.ready = this.#firstSentence();
  }

  /** The answer as a turn of its own: its sentences, without those that were told already. */
  answer(told: string | null): ReplyTurn {
    const sentences = () => this.#sentences(told);
    return {
      async *respond() {
        yield* sentences();
      },
    };
  }

  /** Nobody waits for it any more. */
  drop(): void {
    this.#abort.abort();
  }

  async #firstSentence(): Promise<SpokenSentence | null> {
    try {
      const { turn, toolbox } = this.#options;
      this.exchanges = await this.#options.exchanges;
      this.#rest = runReply(turn, toolbox, this.#abort.signal, this.exchanges);
      return await this.#next();
    } catch {
      return null;
    }
  }

  async #next(): Promise<SpokenSentence | null> {
    const next = await this.#rest?.next();
    if (next === undefined) return null;
    if (next.done !== true) return next.value;
    const ran = next.value.slice(this.exchanges.length).filter(({ failed }) => !failed);
    this.#options.toolResults.push(...ran.map(({ output }) => output));
    this.exchanges = next.value;
    this.situation = this.#options.toolbox.call.situation;
    return null;
  }

  async *#sentences(told: string | null): AsyncGenerator<SpokenSentence> {
    for (let next = await this.ready; next !== null; next = await this.#next()) {
      if (next.text !== told) yield next;
    }
  }
}
