/** One framework tool carries every call of ours, so that our toolbox alone reads names and arguments. */
import { llm } from '@livekit/agents';
import type { ReplyPart } from '../models/types.ts';

/** The name of the framework tool that carries every call of ours, arguments unparsed. */
export const CARRIER_TOOL = 'run_tool';

export function carry(part: Extract<ReplyPart, { type: 'tool_call' }>): llm.ChatChunk {
  const call = llm.FunctionCall.create({
    callId: part.callId,
    name: CARRIER_TOOL,
    args: JSON.stringify({ name: part.name, arguments: part.arguments }),
  });
  return { id: part.callId, delta: { role: 'assistant', toolCalls: [call] } };
}
