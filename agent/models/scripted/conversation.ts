/**
 * What the scripted model sees of a call: the messages, sorted into what the caller said before and
 * now, what was answered, and what tools of this turn gave back. It knows nothing else.
 */
import type { ModelMessage } from '../types.ts';

export interface Exchange {
  readonly name: string;
  /** Arguments as sent; {} where they were no JSON object. */
  readonly arguments: Readonly<Record<string, unknown>>;
  /** The result, or null where the tool refused. */
  readonly result: unknown;
}

export interface Conversation {
  /** The caller's words of this turn. */
  readonly text: string;
  /** The caller's earlier lines, newest first. */
  readonly earlier: readonly string[];
  /** Everything that the caller heard before this turn. */
  readonly heard: string;
  /** The last thing that the caller heard before this turn; '' where nothing. */
  readonly lastHeard: string;
  /** Sentences of this turn that were said already. */
  readonly said: string;
  /** Tools of this turn, oldest first. */
  readonly exchanges: readonly Exchange[];
}

/** One thing that the scripted model does: run a tool, or speak. */
export type Move =
  /** Searches of one step; the steps of a turn are few. */
  | { readonly type: 'search'; readonly questions: readonly string[] }
  | {
      readonly type: 'call';
      readonly name: string;
      readonly arguments: Readonly<Record<string, unknown>>;
    }
  /** Words, and a situation to ask for after them. */
  | { readonly type: 'say'; readonly text: string; readonly then?: string };

export function readConversation(messages: readonly ModelMessage[]): Conversation {
  const now = messages.findLastIndex((message) => message.role === 'user');
  const before = messages.slice(0, Math.max(0, now));
  const after = messages.slice(now + 1);
  const calls = new Map(
    after.flatMap((message) => (message.role === 'tool_call' ? [[message.callId, message]] : [])),
  );
  return {
    text: contentOf(messages[now]),
    earlier: before
      .filter((message) => message.role === 'user')
      .map(contentOf)
      .reverse(),
    heard: before
      .filter((message) => message.role === 'assistant')
      .map(contentOf)
      .join(''),
    lastHeard: contentOf(before.findLast((message) => message.role === 'assistant')),
    said: after
      .filter((message) => message.role === 'assistant')
      .map(contentOf)
      .join(''),
    exchanges: after.flatMap((message) =>
      message.role === 'tool_result'
        ? [
            {
              name: message.name,
              arguments: asRecord(parse(calls.get(message.callId)?.arguments ?? '{}')) ?? {},
              result: parse(message.content),
            },
          ]
        : [],
    ),
  };
}

/** A JSON text as a value; null where it is none (an error comes as a sentence). */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function asRecord(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null;
}

function contentOf(message: ModelMessage | undefined): string {
  return message !== undefined && 'content' in message ? message.content : '';
}
