/**
 * An OpenAI-compatible chat endpoint whose replies a test writes: streamed text, tool calls, a
 * stall before the first token or in the middle, a broken stream.
 */
import type { ServerResponse } from 'node:http';
import { HttpStandIn, type ReceivedRequest } from './httpStandIn.ts';

export interface ModelReply {
  /** Sent one after another. */
  readonly pieces?: readonly string[];
  readonly toolCall?: { readonly name: string; readonly arguments: string };
  /** Goes silent after the pieces and never ends. */
  readonly stalls?: boolean;
  /** Cuts the connection after the pieces. */
  readonly breaks?: boolean;
}

export interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly tools: readonly string[];
}

export class ModelStandIn extends HttpStandIn {
  /** What it answers from now on. */
  reply: (request: ChatRequest) => ModelReply;

  constructor(reply: (request: ChatRequest) => ModelReply) {
    super((request, response) => {
      if (!request.path.endsWith('/chat/completions')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ object: 'list', data: [{ id: 'stand-in' }] }));
        return;
      }
      stream(response, this.reply(parse(request)));
    });
    this.reply = reply;
  }

  /** What it was asked so far. */
  get asked(): ChatRequest[] {
    return this.requests.filter(({ path }) => path.endsWith('/chat/completions')).map(parse);
  }
}

export async function startModelStandIn(
  reply: (request: ChatRequest) => ModelReply,
): Promise<ModelStandIn> {
  return await new ModelStandIn(reply).start();
}

function parse(request: ReceivedRequest): ChatRequest {
  const body: {
    messages: ChatRequest['messages'];
    tools?: { function?: { name: string } }[];
  } = JSON.parse(request.body.toString());
  const tools = (body.tools ?? []).flatMap((tool) => tool.function?.name ?? []);
  return { messages: body.messages, tools };
}

function stream(response: ServerResponse, reply: ModelReply): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  const { toolCall } = reply;
  for (const content of reply.pieces ?? []) send(response, { role: 'assistant', content }, null);
  if (toolCall) {
    const call = { index: 0, id: 'call_1', type: 'function', function: toolCall };
    send(response, { role: 'assistant', tool_calls: [call] }, null);
  }
  if (reply.stalls) return;
  if (reply.breaks) {
    response.socket?.destroy();
    return;
  }
  send(response, {}, toolCall ? 'tool_calls' : 'stop');
  response.end('data: [DONE]\n\n');
}

function send(response: ServerResponse, delta: object, finish: string | null): void {
  const chunk = {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'stand-in',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
  response.write(`data: ${JSON.stringify(chunk)}\n\n`);
}
