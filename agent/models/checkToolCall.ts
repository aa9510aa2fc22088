/**
 * Holds back a tool call that can't be run: a tool that does not exist, arguments that are no JSON
 * object, or the same call once more in one turn. The model gets the toolbox's sentence on it as
 * the result, and another try. Wrong values inside well-formed arguments are the toolbox's matter.
 */
import type { Toolbox } from '../../tools/types.ts';
import type { ReplyPart, ToolExchange } from './types.ts';

type ToolCall = Extract<ReplyPart, { readonly type: 'tool_call' }>;

/** The call with its refusal, or null where it may run. */
export async function checkToolCall(
  toolbox: Toolbox,
  call: ToolCall,
  exchanges: readonly ToolExchange[],
): Promise<ToolExchange | null> {
  const { callId, name } = call;
  const repeated = exchanges.some(
    (exchange) =>
      !exchange.failed && exchange.name === name && exchange.arguments === call.arguments,
  );
  if (repeated) {
    const output = '这个工具刚用同样的参数调用过，结果在上面。请照结果回答，不要再调用。';
    return { callId, name, arguments: call.arguments, output, failed: true };
  }
  if (toolbox.specs.some((spec) => spec.name === name) && isObject(call.arguments)) {
    return null;
  }
  const result = await toolbox.run(name, call.arguments);
  return {
    callId,
    name,
    arguments: isObject(call.arguments) ? call.arguments : '{}',
    output: result.ok ? JSON.stringify(result.result) : result.error,
    failed: true,
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
