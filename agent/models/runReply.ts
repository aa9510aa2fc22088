/**
 * Runs a model turn to its end without a voice framework: tool calls go to the toolbox, their
 * results back to the turn. For text mode, evals and tests; the voice shell has its own loop.
 */
import type { Toolbox } from '../../tools/types.ts';
import type { ReplyPart, ReplyTurn, ToolExchange } from './types.ts';

export type SpokenSentence = Extract<ReplyPart, { readonly type: 'sentence' }>;

/** Tool steps of one turn. */
const mostSteps = 10;

/**
 * The sentences of the turn as they come; returns the tools that were run.
 * @param before tools of the turn that have run already
 */
export async function* runReply(
  turn: ReplyTurn,
  toolbox: Toolbox,
  signal: AbortSignal,
  before: readonly ToolExchange[] = [],
): AsyncGenerator<SpokenSentence, readonly ToolExchange[]> {
  let exchanges = before;
  for (let step = 0; step < mostSteps; step += 1) {
    const known = exchanges.length;
    for await (const part of turn.respond(exchanges, signal)) {
      if (part.type === 'sentence') {
        yield part;
        continue;
      }
      const { callId, name } = part;
      const result = await toolbox.run(name, part.arguments);
      const output = result.ok ? JSON.stringify(result.result) : result.error;
      exchanges = [
        ...exchanges,
        { callId, name, arguments: part.arguments, output, failed: !result.ok },
      ];
    }
    if (exchanges.length === known) {
      break;
    }
  }
  return exchanges;
}
