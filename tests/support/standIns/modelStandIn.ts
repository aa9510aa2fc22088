/**
 * An OpenAI-compatible chat endpoint whose answer a test chooses by what is asked, so that several
 * calls can be served at once. The answers themselves (streams, stalls, faults) are those of the
 * models' own stand-in.
 */
import type { Answer } from '../../../agent/models/testing/openAiStandIn.ts';
import { HttpStandIn, type ReceivedRequest } from './httpStandIn.ts';

export interface ChatMessage {
  readonly role: string;
  readonly content: unknown;
}

/** Chooses the answer from the messages and the caller's last words. */
export type ChooseAnswer = (caller: string, messages: readonly ChatMessage[]) => Answer;

export class ModelStandIn extends HttpStandIn {
  constructor(choose: ChooseAnswer) {
    super((request, response) => {
      if (!request.path.endsWith('/chat/completions')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ object: 'list', data: [{ id: 'stand-in' }] }));
        return;
      }
      const messages = messagesOf(request);
      const words = messages.findLast(({ role }) => role === 'user')?.content;
      choose(String(words), messages)(response);
    });
  }

  /** Messages of every chat request so far. */
  get asked(): (readonly ChatMessage[])[] {
    return this.requests.filter(({ path }) => path.endsWith('/chat/completions')).map(messagesOf);
  }

  /** What the product needs to be told. */
  get settings(): Record<string, string> {
    return { OPENAI_BASE_URL: this.baseUrl, OPENAI_API_KEY: 'stand-in', LLM_MODEL: 'stand-in' };
  }
}

export async function startModelStandIn(choose: ChooseAnswer): Promise<ModelStandIn> {
  return await new ModelStandIn(choose).start();
}

function messagesOf(request: ReceivedRequest): readonly ChatMessage[] {
  const body: { messages: readonly ChatMessage[] } = JSON.parse(request.body.toString());
  return body.messages;
}
