/**
 * What a tool is: something the model and the behaviours can do, tagged read or write.
 * Shape and range of arguments are checked by the schema; existence, authority and conflict in
 * `execute`. Errors are sentences for the model: what failed, the valid choices, what to do next.
 */
import type { z } from 'zod';
import type { Article, Company } from '../agent/words/types.ts';
import type { CallerHistory, Customer, CustomerRepository } from '../records/customers/types.ts';

export interface ToolContext {
  readonly company: Company;
  readonly articles: readonly Article[];
  readonly customers: CustomerRepository;
  readonly now: Date;
  /** What the call knows so far; tools may change it (identity, a situation asked for). */
  readonly call: ToolCallState;
}

/** What a caller told of who they are. */
export interface IdentityItems {
  readonly name?: string;
  readonly phone?: string;
  readonly idLastFour?: string;
}

export interface ToolCallState {
  /** The verified caller, once `verify_identity` has matched. */
  verified: Customer | null;
  /** What earlier calls left of the verified caller; null where it could not be read. */
  history?: CallerHistory | null;
  /** Sets that did not match, so far. */
  identityTries: number;
  /** Identity items told so far; they stay, since the journal holds them masked. */
  identityGiven?: IdentityItems;
  /** A situation the model asked for; its behaviour takes over after this reply. */
  situation: string | null;
  /** Pieces of the knowledge to be told one after another, for the situation `long_information`. */
  parts?: readonly string[];
}

export interface Tool<Schema extends z.ZodObject = z.ZodObject> {
  /** snake_case, as models expect. */
  readonly name: string;
  readonly effect: 'read' | 'write';
  /** For the model: when to use it and what comes back. */
  readonly description: string;
  readonly parameters: Schema;
  execute(args: z.infer<Schema>, context: ToolContext): Promise<unknown>;
}

/** Thrown by `execute` for what the model can do something about; its message is for the model. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
}

export type ToolResult =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: string };

/** What a model is told about a tool. */
export interface ToolSpec {
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments. */
  readonly parameters: Record<string, unknown>;
}

/** The tools of one call, bound to its context; every run becomes one `tool.called`. */
export interface Toolbox {
  readonly specs: readonly ToolSpec[];
  readonly call: ToolCallState;
  effect(name: string): 'read' | 'write';
  /** Runs a tool on raw arguments (JSON text or object). Never rejects. */
  run(name: string, rawArguments: unknown): Promise<ToolResult>;
}
