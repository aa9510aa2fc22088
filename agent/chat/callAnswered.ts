/**
 * How a call of text mode begins: by which channel, heard or not, at once or late, from which side.
 * By default somebody types to us; tests, evals and the command line may choose otherwise.
 */
import { z } from 'zod';
import { outboundReasonSchema } from '../callMetadata.ts';
import type { CallEvent } from '../flow/events.ts';

const wait = z.number().int().min(0).max(3_600_000);

export const beginningSchema = z.strictObject({
  /** Default text: no limit is longer because of typing, and what is said counts as heard. */
  channel: z.enum(['phone', 'web', 'text']).exactOptional(),
  /** Whether speech can be recognised; default true. */
  ear: z.boolean().exactOptional(),
  /** How long it rang, in ms. */
  ringMs: wait.exactOptional(),
  /** How long everybody is busy yet (STD-1.3), in ms. */
  busyMs: wait.exactOptional(),
  /** We ring: the ticket whose result is to be told. */
  outbound: outboundReasonSchema.exactOptional(),
});

export type Beginning = z.infer<typeof beginningSchema>;

/** The event that opens such a call. */
export function callAnswered(
  { channel = 'text', ringMs = 0, busyMs, outbound }: Beginning,
  caller: { readonly number?: string; readonly name?: string },
): Extract<CallEvent, { type: 'answered' }> {
  return {
    type: 'answered',
    channel,
    direction: outbound === undefined ? 'inbound' : 'outbound',
    caller,
    ringMs,
    ...(busyMs === undefined ? {} : { busyMs }),
    ...(outbound === undefined ? {} : { outbound }),
  };
}
