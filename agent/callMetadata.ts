/** What the desk server tells about a call when it dispatches the agent. */
import { z } from 'zod';

/** What somebody is rung for: an open ticket whose result they are to be told. */
export const outboundReasonSchema = z.object({
  ticketId: z.string().min(1).max(100),
  name: z.string().min(1).max(40),
  title: z.enum(['先生', '女士']).nullable(),
  reportedOn: z.iso.date(),
  topic: z.string().min(1).max(60),
  result: z.string().min(1).max(200),
});

const schema = z.object({
  callId: z.string().min(1).max(100),
  channel: z.enum(['phone', 'web']),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  caller: z
    .object({ number: z.string().max(40).optional(), name: z.string().max(40).optional() })
    .default({}),
  callerIdentity: z.string().min(1).max(100),
  requestedAt: z.iso.datetime(),
  /** How long everybody is busy yet (STD-1.3), in ms. */
  busyMs: z.number().int().min(0).optional(),
  /** The process of this call is dead: which part its successor writes, and how many died in a row. */
  resume: z.object({ part: z.int().min(1), deaths: z.int().min(1) }).optional(),
  /** An outbound call: the telephone to ring before anything is said. */
  dial: z.object({ number: z.string().regex(/^\+?\d{2,20}$/) }).optional(),
  /** An outbound call's reason. */
  outbound: outboundReasonSchema.optional(),
});

export type CallMetadata = z.infer<typeof schema>;

/** @throws Error saying what is wrong with it, without its content */
export function readCallMetadata(text: string): CallMetadata {
  const read = schema.safeParse(parsed(text));
  if (read.success) return read.data;
  const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`dispatch metadata is not a call's (${faults.join('; ')})`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
