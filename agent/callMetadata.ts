/** What the desk server tells about a call when it dispatches the agent. */
import { z } from 'zod';

const schema = z.object({
  callId: z.string().min(1).max(100),
  channel: z.enum(['phone', 'web']),
  direction: z.enum(['inbound', 'outbound']).default('inbound'),
  caller: z
    .object({ number: z.string().max(40).optional(), name: z.string().max(40).optional() })
    .default({}),
  callerIdentity: z.string().min(1).max(100),
  requestedAt: z.iso.datetime(),
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
