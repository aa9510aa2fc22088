/**
 * What a call may cost at a language model: so many tokens, then the scripted model serves the rest
 * of it. Tokens are estimated from the text, since not every endpoint counts them: one for each
 * Chinese character, one for four others.
 */
import type { JournalEntry } from '../../records/journal/events.ts';
import type { ChatModel, ModelChunk, ModelRequest } from './types.ts';

const han = /\p{Script=Han}/gu;
const OTHERS_PER_TOKEN = 4;

export function estimatedTokens(text: string): number {
  const characters = text.match(han)?.length ?? 0;
  return characters + Math.ceil((text.length - characters) / OTHERS_PER_TOKEN);
}

export class TokenBudget {
  readonly #limit: number;
  readonly #models: readonly ChatModel[];
  readonly #note: (entry: JournalEntry) => void;
  #spent = 0;
  #told = false;

  /** @param note told once, when the budget is spent */
  constructor(limit: number, models: readonly ChatModel[], note: (entry: JournalEntry) => void) {
    this.#limit = limit;
    this.#models = models;
    this.#note = note;
  }

  /** The models of the next turn. */
  get models(): readonly ChatModel[] {
    if (this.#spent < this.#limit) return this.#models.map((model) => this.#metered(model));
    if (!this.#told) {
      this.#told = true;
      const outcome = '本通电话的模型用量已到上限，其余由内置模型回答';
      const fault = { component: 'model', kind: 'budget_spent', outcome, ms: 0 } as const;
      this.#note({ type: 'fault.occurred', ...fault });
    }
    return this.#models.filter(({ source }) => source === 'scripted');
  }

  #metered(model: ChatModel): ChatModel {
    if (model.source === 'scripted') return model;
    const spend = (text: string) => {
      this.#spent += estimatedTokens(text);
    };
    return {
      id: model.id,
      source: model.source,
      stream: (request) => counted(model, request, spend),
    };
  }
}

async function* counted(
  model: ChatModel,
  request: ModelRequest,
  spend: (text: string) => void,
): AsyncGenerator<ModelChunk> {
  spend(JSON.stringify([request.messages, request.tools]));
  for await (const chunk of model.stream(request)) {
    spend(chunk.type === 'text' ? chunk.text : chunk.name + chunk.arguments);
    yield chunk;
  }
}
