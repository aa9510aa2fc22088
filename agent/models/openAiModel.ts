/**
 * Any endpoint that speaks the OpenAI chat completions protocol, as a `ChatModel`. One try, no
 * waiting for better times: a caller is on the line, and the next model is ready. What comes over
 * the wire is checked before it counts as a reply; a model's own thoughts are not its reply.
 */
import OpenAI, { APIConnectionError, APIError } from 'openai';
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { ModelFault, type ModelFaultKind } from './modelFault.ts';
import { ThoughtFilter } from './thoughtFilter.ts';
import { ToolCallParts } from './toolCallParts.ts';
import type { ChatModel, ModelChunk, ModelMessage, ModelRequest } from './types.ts';

export interface OpenAiModelOptions {
  readonly apiKey: string;
  /** Up to and with `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
}

/** What of a chunk is used; servers differ in the rest. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z
          .object({
            content: z.string().nullish(),
            tool_calls: z
              .array(
                z.object({
                  index: z.number().int().min(0).max(15).default(0),
                  id: z.string().nullish(),
                  function: z
                    .object({ name: z.string().nullish(), arguments: z.string().nullish() })
                    .nullish(),
                }),
              )
              .nullish(),
          })
          .nullish(),
      }),
    )
    .default([]),
});

export function createOpenAiModel(options: OpenAiModelOptions): ChatModel {
  const id = `${options.model}@${new URL(options.baseUrl).host}`;
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: options.baseUrl,
    maxRetries: 0,
    logLevel: 'off',
  });
  return {
    id,
    source: 'model',
    async *stream(request) {
      try {
        yield* complete(client, options.model, request);
      } catch (error) {
        throw error instanceof ModelFault ? error : toModelFault(error, id);
      }
    },
  };
}

async function* complete(
  client: OpenAI,
  model: string,
  { messages, tools, signal }: ModelRequest,
): AsyncGenerator<ModelChunk> {
  const stream = await client.chat.completions.create(
    {
      model,
      stream: true,
      messages: messages.map(toWireMessage),
      ...(tools.length === 0
        ? {}
        : { tools: tools.map((tool) => ({ type: 'function' as const, function: { ...tool } })) }),
    },
    { signal },
  );
  const thoughts = new ThoughtFilter();
  const calls = new ToolCallParts(messages.filter(({ role }) => role === 'tool_call').length);
  for await (const event of stream) {
    const chunk = chunkSchema.safeParse(event);
    if (!chunk.success) {
      throw new ModelFault('garbage', '模型服务返回的数据不是对话格式');
    }
    const delta = chunk.data.choices[0]?.delta;
    const text = thoughts.push(delta?.content ?? '');
    for (const part of delta?.tool_calls ?? []) {
      calls.add(part.index, part.id, part.function);
    }
    // An empty text tells that arguments of a tool are on their way.
    if (text !== '' || (delta?.tool_calls?.length ?? 0) > 0) {
      yield { type: 'text', text };
    }
  }
  const rest = thoughts.flush();
  if (rest !== '') {
    yield { type: 'text', text: rest };
  }
  yield* calls.whole();
}

function toWireMessage(message: ModelMessage): ChatCompletionMessageParam {
  if (message.role === 'tool_call') {
    const { callId, name, arguments: args } = message;
    return {
      role: 'assistant',
      content: null,
      tool_calls: [{ id: callId, type: 'function', function: { name, arguments: args } }],
    };
  }
  if (message.role === 'tool_result') {
    return { role: 'tool', tool_call_id: message.callId, content: message.content };
  }
  return { role: message.role, content: message.content };
}

function toModelFault(error: unknown, id: string): ModelFault {
  const kind = faultKind(error);
  const status =
    error instanceof APIError && error.status !== undefined ? `（${error.status}）` : '';
  return new ModelFault(kind, `${id} ${faultTexts[kind]}${status}`, { cause: error });
}

const faultTexts: Readonly<Record<ModelFaultKind, string>> = {
  refused: '连接不上或拒绝了请求，请检查 OPENAI_BASE_URL 和 LLM_MODEL',
  unauthorized: '不接受密钥，请检查 OPENAI_API_KEY',
  rate_limited: '请求太多，已被限流',
  server_error: '服务内部出错',
  no_first_token: '没有开始回答',
  stalled: '中途断开',
  garbage: '返回的数据读不出来',
  empty: '没有内容',
};

function faultKind(error: unknown): ModelFaultKind {
  if (error instanceof APIConnectionError) {
    return 'refused';
  }
  if (error instanceof APIError) {
    const status = error.status ?? 0;
    if (status === 401 || status === 403) {
      return 'unauthorized';
    }
    if (status === 429) {
      return 'rate_limited';
    }
    return status >= 400 && status < 500 ? 'refused' : 'server_error';
  }
  return error instanceof SyntaxError ? 'garbage' : 'stalled';
}
