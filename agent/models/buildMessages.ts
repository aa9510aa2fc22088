/**
 * The messages of one step of a model turn: system, the call so far as it was heard, the caller's
 * words, what this turn said already, and its tools. Earlier turns' tools are not repeated.
 */
import type { DialogueLine } from '../ports.ts';
import type { ModelMessage, ToolExchange } from './types.ts';

/** Lines of history that a model gets; older ones no longer matter to an answer. */
const historyLimit = 40;
/** Longest text of one line; a caller may paste ten thousand characters. */
const lineLimit = 500;

export interface TurnSoFar {
  readonly system: string;
  readonly history: readonly DialogueLine[];
  readonly text: string;
  readonly said: readonly string[];
  readonly exchanges: readonly ToolExchange[];
}

export function buildMessages(turn: TurnSoFar): readonly ModelMessage[] {
  return [
    { role: 'system', content: turn.system },
    ...turnsOf(turn.history),
    { role: 'user', content: turn.text.slice(0, lineLimit) },
    ...(turn.said.length === 0
      ? []
      : [{ role: 'assistant' as const, content: turn.said.join('') }]),
    ...turn.exchanges.flatMap((exchange): readonly ModelMessage[] => [
      {
        role: 'tool_call',
        callId: exchange.callId,
        name: exchange.name,
        arguments: exchange.arguments,
      },
      {
        role: 'tool_result',
        callId: exchange.callId,
        name: exchange.name,
        content: exchange.output,
      },
    ]),
  ];
}

/** Lines of one side that follow one another are one message: a reply is journaled by sentence. */
function turnsOf(history: readonly DialogueLine[]): readonly ModelMessage[] {
  const messages: { role: 'user' | 'assistant'; content: string }[] = [];
  for (const line of history.slice(-historyLimit)) {
    const role = line.who === 'caller' ? 'user' : 'assistant';
    const content = line.text.slice(0, lineLimit);
    const last = messages.at(-1);
    if (last?.role === role) {
      last.content += role === 'user' ? `\n${content}` : content;
    } else if (content !== '') {
      messages.push({ role, content });
    }
  }
  return messages;
}
