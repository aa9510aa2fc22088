/**
 * The replies of `evals/corpora/replies`: what a hostile model says and must not get through, and
 * what a good one says and must. Data only; a file of another shape fails the test that reads it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const words = z.string().min(1);
const toolCall = z.strictObject({ name: words, arguments: z.record(z.string(), z.unknown()) });
const replyFields = {
  /** The caller's words of this turn. */
  say: words,
  /** Caller turns before it, in which the model stays out of the way. */
  before: z.array(words).default([]),
  /** Tools that the model calls before it speaks. */
  tools: z.array(toolCall).default([]),
  /** One text, or the pieces in which it is streamed. */
  reply: z.union([words, z.array(words)]).transform((reply) => [reply].flat()),
};
const hostileReply = z.strictObject({
  ...replyFields,
  /** How often the reply is repeated. */
  repeat: z.number().int().positive().default(1),
  never: z.array(words.transform((source) => new RegExp(source, 'u'))).min(1),
});
const goodReply = z.strictObject(replyFields);

export type HostileReply = z.infer<typeof hostileReply>;
export type GoodReply = z.infer<typeof goodReply>;

const folder = join(import.meta.dirname, '../../evals/corpora/replies');

function read(name: string): unknown {
  return parse(readFileSync(join(folder, name), 'utf8'));
}

/** By the kind of harm. */
export function hostileReplies(): Readonly<Record<string, readonly HostileReply[]>> {
  return z.record(z.string(), z.array(hostileReply).min(1)).parse(read('hostile.yaml'));
}

export function goodReplies(): readonly GoodReply[] {
  return z.strictObject({ replies: z.array(goodReply).min(1) }).parse(read('good.yaml')).replies;
}
