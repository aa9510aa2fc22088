/** What the process of the embedded database tells the one that started it. */
import { z } from 'zod';

/** `alive` comes every second; a process that stays silent for long hangs. */
export const embeddedMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('alive') }),
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('refused'),
    kind: z.enum(['locked', 'refused']),
    message: z.string(),
  }),
]);

export type EmbeddedMessage = z.infer<typeof embeddedMessageSchema>;

export const aliveEveryMs = 1000;
