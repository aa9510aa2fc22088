/**
 * One model turn, over all of its tool steps. The first model has the word; one that is refused,
 * late, stalled, broken or empty loses it to the next, at last to the scripted one, which goes on
 * after what was said already. Nothing passes that the gate has not judged, no unfinished sentence
 * of a broken stream is spoken, and nothing is said twice.
 */
import { createGate } from '../gate/createGate.ts';
import type { Gate } from '../gate/types.ts';
import { phraseSpoken } from '../words/phraseSpoken.ts';
import type { Phrase, Words } from '../words/types.ts';
import { addressed } from './addressed.ts';
import { buildMessages } from './buildMessages.ts';
import { checkToolCall } from './checkToolCall.ts';
import { ModelFault } from './modelFault.ts';
import { readSentences } from './readSentences.ts';
import { createScriptedModel } from './scripted/scriptedModel.ts';
import { SpokenReply } from './spokenReply.ts';
import { systemMessage } from './systemMessage.ts';
import type {
  ChatModel,
  ReplyLimits,
  ReplyPart,
  ReplyTurn,
  ReplyTurnOptions,
  ToolExchange,
} from './types.ts';
import { watchStream } from './watchStream.ts';

export const defaultReplyLimits: ReplyLimits = {
  firstTokenMs: 1500,
  stallMs: 1500,
  firstSentenceMs: 2500,
  characters: 300,
};

/** Tool calls of one turn that a model may get wrong before it loses the word. */
const wrongCallLimit = 2;
/** Tool runs of one turn, after which a model goes round in circles. */
const toolRunLimit = 6;

const helpers = new WeakMap<Words, { readonly gate: Gate; readonly scripted: ChatModel }>();

function helpersFor(words: Words): { readonly gate: Gate; readonly scripted: ChatModel } {
  const known = helpers.get(words) ?? {
    gate: createGate(words),
    scripted: createScriptedModel(words),
  };
  helpers.set(words, known);
  return known;
}

export function createReplyTurn(options: ReplyTurnOptions): ReplyTurn {
  const { words, toolbox, elapsed, note } = options;
  const { gate, scripted } = helpersFor(words);
  const models = options.models.some(({ source }) => source === 'scripted')
    ? options.models
    : [...options.models, scripted];
  const limits = { ...defaultReplyLimits, ...options.limits };
  const reply = new SpokenReply({
    ...options,
    gate,
    limit: limits.characters,
    addressed: (text) =>
      options.address === undefined ? text : addressed(text, options.address, words.phrases),
    isForFlow: (text) => isForFlow(phraseSpoken(text, words.phrases)),
  });
  const system = systemMessage(words, options.now);
  /** Calls that were wrong, with the answer that the model got; the caller of `respond` never sees them. */
  let corrections: readonly ToolExchange[] = [];
  let current = 0;
  // What an earlier turn asked for has been served by now.
  toolbox.call.situation = null;

  return {
    async *respond(exchanges, signal) {
      while (!signal.aborted && toolbox.call.situation === null && !reply.full) {
        const model = models[current];
        if (model === undefined) {
          return;
        }
        const started = elapsed();
        try {
          const outcome = yield* step(model, exchanges, signal);
          if (outcome === 'done') {
            return;
          }
        } catch (error) {
          if (signal.aborted) {
            return;
          }
          current += 1;
          corrections = [];
          note({
            type: 'fault.occurred',
            component: 'model',
            kind: error instanceof ModelFault ? error.kind : 'failed',
            outcome: models[current]?.source ?? 'nothing',
            ms: elapsed() - started,
          });
        }
      }
    },
  };

  /** One answer of one model: its sentences, then its tool calls; `again` after a call that was wrong. */
  async function* step(
    model: ChatModel,
    exchanges: readonly ToolExchange[],
    signal: AbortSignal,
  ): AsyncGenerator<ReplyPart, 'done' | 'again'> {
    const all = [...exchanges, ...corrections];
    const correctedBefore = corrections.length;
    const lost = countFailures(all) >= wrongCallLimit || all.length >= toolRunLimit;
    if (model.source === 'model' && lost) {
      throw new ModelFault(
        'garbage',
        `${model.id} 一再用错工具，或用了 ${all.length} 次还没有回答`,
      );
    }
    const controller = new AbortController();
    const request = {
      messages: buildMessages({ ...options, system, said: reply.said, exchanges: all }),
      tools: toolbox.specs,
      signal: AbortSignal.any([signal, controller.signal]),
    };
    let parts = 0;
    let calls = 0;
    const chunks =
      model.source === 'scripted'
        ? model.stream(request)
        : watchStream(model, request, {
            limits,
            abort: () => controller.abort(),
            spoken: () => parts > 0,
          });
    try {
      for await (const piece of readSentences(chunks, limits.characters)) {
        if (signal.aborted) {
          return 'done';
        }
        if (piece.type === 'sentence') {
          for (const text of reply.admit(piece.text, all, model.source)) {
            parts += 1;
            yield { type: 'sentence', text, source: model.source };
          }
          if (reply.full) {
            return 'done';
          }
          continue;
        }
        const wrong = await checkToolCall(toolbox, piece, all);
        if (wrong === null) {
          parts += 1;
          calls += 1;
          yield { ...piece, source: model.source };
        } else {
          corrections = [...corrections, wrong];
        }
      }
    } finally {
      controller.abort();
    }
    if (corrections.length > correctedBefore && calls === 0) {
      return 'again';
    }
    if (parts === 0 && (model.source === 'model' || reply.said.length === 0)) {
      throw new ModelFault('empty', `${model.id} 没有给出可以说的内容`);
    }
    if (model.source === 'model' && calls === 0 && reply.hollow) {
      throw new ModelFault('empty', `${model.id} 要说的内容都不能说`);
    }
    return 'done';
  }
}

/** The checks after an answer (STD-3.1) and the words of the closing. */
function isForFlow(phrase: Phrase | null): boolean {
  return (
    phrase !== null &&
    (/^closing\./u.test(phrase.id) || ['solve.understood', 'solve.check'].includes(phrase.id))
  );
}

/** Failed tool runs at the end of a turn, one after another. */
function countFailures(exchanges: readonly ToolExchange[]): number {
  return exchanges.length - 1 - exchanges.findLastIndex((exchange) => !exchange.failed);
}
