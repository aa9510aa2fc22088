/** Puts tool calls together from the pieces in which they are streamed. */
import { ModelFault } from './modelFault.ts';
import type { ModelChunk } from './types.ts';

/** Longest arguments of one call; a tool needs some hundred characters. */
const longestArguments = 4000;

interface Parts {
  id: string;
  name: string;
  arguments: string;
}

export class ToolCallParts {
  readonly #calls = new Map<number, Parts>();
  readonly #earlier: number;

  /** @param earlier calls of the turn so far, for ids that the server leaves out */
  constructor(earlier: number) {
    this.#earlier = earlier;
  }

  /** @throws ModelFault `garbage` where the arguments grow without end */
  add(
    index: number,
    id: string | null | undefined,
    part:
      | {
          readonly name?: string | null | undefined;
          readonly arguments?: string | null | undefined;
        }
      | null
      | undefined,
  ): void {
    const call = this.#calls.get(index) ?? { id: '', name: '', arguments: '' };
    call.id ||= id ?? '';
    call.name ||= part?.name ?? '';
    call.arguments += part?.arguments ?? '';
    if (call.arguments.length > longestArguments) {
      throw new ModelFault('garbage', `工具参数超过 ${longestArguments} 个字符`);
    }
    this.#calls.set(index, call);
  }

  /** The calls in their order; ids are made where the server gave none. */
  *whole(): Generator<ModelChunk> {
    for (const [index, { id, name, arguments: args }] of [...this.#calls].sort(
      ([a], [b]) => a - b,
    )) {
      yield {
        type: 'tool_call',
        callId: id === '' ? `call-${this.#earlier + index + 1}` : id,
        name,
        arguments: args,
      };
    }
  }
}
