/**
 * The tools of one call, bound to its context. Every run, good or bad, is noted as one
 * `tool.called`, with identity items masked before the note. Shape is checked here, by the schema;
 * existence and authority by the tool. Answers to a model are sentences, never its raw input and
 * never a stack trace. Refuses arguments that are too long, unknown tools, and unreadable JSON.
 */
import { z } from 'zod';
import type { JournalFields } from '../records/journal/events.ts';
import { describeShapeFault } from './describeShapeFault.ts';
import { tools as allTools } from './index.ts';
import { maskArguments } from './maskArguments.ts';
import { type Tool, type Toolbox, type ToolContext, ToolError, type ToolResult } from './types.ts';

/** Longest accepted arguments of one call, in characters of JSON. */
export const longestArguments = 2000;

const anyObject = z.record(z.string(), z.unknown());

export interface ToolboxOptions {
  readonly context: ToolContext;
  /** Takes each run, for the journal. */
  note(entry: { readonly type: 'tool.called' } & JournalFields<'tool.called'>): void;
  /** Told once, right after the run that matched the caller's identity. */
  verified?(customerId: string): void;
  /** Milliseconds on a machine clock; a constant in text mode. */
  elapsed(): number;
  /** Default: all tools of `tools/index.ts`. */
  readonly tools?: readonly Tool[];
}

export function createToolbox(options: ToolboxOptions): Toolbox {
  const { context, elapsed } = options;
  const tools = options.tools ?? allTools;
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const names = [...byName.keys()].join('、');

  const attempt = async (name: string, raw: unknown): Promise<ToolResult> => {
    const tool = byName.get(name);
    if (tool === undefined) {
      return {
        ok: false,
        error: `没有这个工具。可用的工具：${names}。请改用其中之一，或直接回答。`,
      };
    }
    const read = readArguments(raw);
    if (read === null) {
      return {
        ok: false,
        error: `${name} 的参数读不出来：须是不超过 ${longestArguments} 个字符的 JSON 对象。请按参数说明重新调用。`,
      };
    }
    const parsed = tool.parameters.safeParse(read);
    if (!parsed.success) {
      return { ok: false, error: describeShapeFault(tool, parsed.error) };
    }
    try {
      return { ok: true, result: await tool.execute(parsed.data, context) };
    } catch (fault) {
      if (fault instanceof ToolError) return { ok: false, error: fault.message };
      context.call.situation = 'system_fault';
      return { ok: false, error: `${name} 暂时查询不到，由规定用语接着处理，请不要再说话。` };
    }
  };

  return {
    specs: tools.map((tool) => ({
      name: tool.name,
      description: tool.description,
      parameters: z.toJSONSchema(tool.parameters, { io: 'input' }),
    })),
    call: context.call,
    effect: (name) => byName.get(name)?.effect ?? 'read',
    async run(name, raw) {
      const started = elapsed();
      const known = context.call.verified !== null;
      const result = await attempt(name, raw);
      options.note({
        type: 'tool.called',
        name: byName.has(name) ? name : 'unknown',
        effect: byName.get(name)?.effect ?? 'read',
        arguments: maskArguments(byName.get(name), readArguments(raw)),
        ...(result.ok ? { result: result.result } : { error: result.error }),
        ms: elapsed() - started,
      });
      const { verified } = context.call;
      if (!known && verified !== null) options.verified?.(verified.id);
      return result;
    },
  };
}

/** The arguments as an object; null where they are no object, too long or no JSON. '' means none. */
function readArguments(raw: unknown): Record<string, unknown> | null {
  try {
    const text = typeof raw === 'string' ? raw : JSON.stringify(raw ?? {});
    if (text.length > longestArguments) {
      return null;
    }
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
    const record = anyObject.safeParse(value);
    return record.success ? record.data : null;
  } catch {
    return null;
  }
}
