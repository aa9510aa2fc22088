/** One call for tests of the models: real words, tools and gate, and everything that was noted. */
import { createDemoCustomers } from '../../../records/customers/demoCustomers.ts';
import type { JournalEntry, JournalFields } from '../../../records/journal/events.ts';
import { createToolbox } from '../../../tools/createToolbox.ts';
import type { ToolCallState } from '../../../tools/types.ts';
import type { DialogueLine } from '../../ports.ts';
import { loadWords } from '../../words/loadWords.ts';
import { createReplyTurn } from '../replyTurn.ts';
import { runReply, type SpokenSentence } from '../runReply.ts';
import type { ChatModel, ReplyLimits } from '../types.ts';

export const words = loadWords('prompts');

export interface Heard {
  readonly text: string;
  readonly sentences: readonly SpokenSentence[];
  readonly situation: string | null;
}

export class ReplyHarness {
  readonly call: ToolCallState = { verified: null, identityTries: 0, situation: null };
  readonly notes: JournalEntry[] = [];
  readonly history: DialogueLine[] = [];
  readonly #models: readonly ChatModel[];
  readonly #limits: Partial<ReplyLimits>;
  readonly #toolResults: string[] = [];
  readonly toolbox = createToolbox({
    context: {
      company: words.company,
      articles: words.articles,
      customers: createDemoCustomers(),
      now: new Date(words.company.demoNow),
      call: this.call,
    },
    note: (entry) => this.notes.push(entry),
    elapsed: () => 0,
  });

  constructor(models: readonly ChatModel[] = [], limits: Partial<ReplyLimits> = {}) {
    this.#models = models;
    this.#limits = limits;
  }

  /** One turn of the caller, run to its end. */
  async say(text: string): Promise<Heard> {
    const turn = createReplyTurn({
      words,
      toolbox: this.toolbox,
      models: this.#models,
      history: [...this.history],
      text,
      toolResults: this.#toolResults,
      note: (entry) => this.notes.push(entry),
      elapsed: () => performance.now(),
      limits: this.#limits,
    });
    const run = runReply(turn, this.toolbox, new AbortController().signal);
    const sentences: SpokenSentence[] = [];
    let next = await run.next();
    while (next.done !== true) {
      sentences.push(next.value);
      next = await run.next();
    }
    this.#toolResults.push(...next.value.map(({ output }) => output));
    this.history.push(
      { who: 'caller', text },
      ...sentences.map((sentence) => ({ who: 'agent' as const, text: sentence.text })),
    );
    return {
      text: sentences.map((sentence) => sentence.text).join(''),
      sentences,
      situation: this.call.situation,
    };
  }

  /** Kinds of the model faults so far. */
  get faults(): readonly string[] {
    return this.notes.flatMap((entry) => (entry.type === 'fault.occurred' ? [entry.kind] : []));
  }

  /** Tools run so far. */
  get tools(): readonly JournalFields<'tool.called'>[] {
    return this.notes.flatMap((entry) => (entry.type === 'tool.called' ? [entry] : []));
  }
}
