/**
 * Language models behind one small interface, and the reply that is built from them.
 * Nothing here knows LiveKit: the voice shell feeds a reply into its session, tests read it.
 */
import type { JournalEntry } from '../../records/journal/events.ts';
import type { Toolbox, ToolSpec } from '../../tools/types.ts';
import type { DialogueLine } from '../ports.ts';
import type { Words } from '../words/types.ts';

export type ModelMessage =
  | { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }
  | {
      readonly role: 'tool_call';
      readonly callId: string;
      readonly name: string;
      readonly arguments: string;
    }
  | {
      readonly role: 'tool_result';
      readonly callId: string;
      readonly name: string;
      readonly content: string;
    };

export type ModelChunk =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'tool_call';
      readonly callId: string;
      readonly name: string;
      readonly arguments: string;
    };

export interface ModelRequest {
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ToolSpec[];
  readonly signal: AbortSignal;
}

/** A language model: streams text and tool calls, throws `ModelFault` on any failure. */
export interface ChatModel {
  /** For `release.model`, e.g. `scripted@1` or `qwen3@host`. */
  readonly id: string;
  readonly source: 'model' | 'scripted';
  stream(request: ModelRequest): AsyncIterable<ModelChunk>;
}

/** One piece of a reply, already judged: it may be spoken, or it is a tool to run. */
export type ReplyPart =
  | { readonly type: 'sentence'; readonly text: string; readonly source: 'model' | 'scripted' }
  | {
      readonly type: 'tool_call';
      readonly callId: string;
      readonly name: string;
      readonly arguments: string;
      /** Who asks for it; left out where nobody needs to know. */
      readonly source?: 'model' | 'scripted';
    };

/** A tool that was run in this turn, with what came back. */
export interface ToolExchange {
  readonly callId: string;
  readonly name: string;
  readonly arguments: string;
  readonly output: string;
  readonly failed: boolean;
}

/** Limits of a model's reply, in milliseconds of machine time and in characters. */
export interface ReplyLimits {
  readonly firstTokenMs: number;
  /** Between two tokens. */
  readonly stallMs: number;
  /** Until the first whole sentence or tool call of a step. */
  readonly firstSentenceMs: number;
  /** Spoken characters of one reply. */
  readonly characters: number;
}

export interface ReplyTurnOptions {
  readonly words: Words;
  readonly toolbox: Toolbox;
  /** Tried first, in order; the scripted one is always last and can't fail. */
  readonly models: readonly ChatModel[];
  readonly history: readonly DialogueLine[];
  /** The caller's words of this turn. */
  readonly text: string;
  /** Results of all tools of this call so far, as JSON texts: numbers in them are grounded. */
  readonly toolResults: readonly string[];
  /** `gate.intervened`, `fault.occurred`. */
  note(entry: JournalEntry): void;
  /** Milliseconds on a machine clock, for `fault.occurred.ms` and limits; fixed to 0 in text mode. */
  elapsed(): number;
  /** How the caller is called, e.g. 欧阳女士; left out where that is not known. */
  readonly address?: string;
  /** For today's date in the system message; none where it is left out. */
  readonly now?: Date;
  /** Default: `defaultReplyLimits`. The scripted model runs without timers. */
  readonly limits?: Partial<ReplyLimits>;
}

/**
 * One model turn, over all of its tool steps: holds what was said so far (the gate judges a
 * sentence with the earlier ones), and which model has the word. `respond` is called once per
 * tool step, with the exchanges so far.
 */
export interface ReplyTurn {
  respond(exchanges: readonly ToolExchange[], signal: AbortSignal): AsyncIterable<ReplyPart>;
}
