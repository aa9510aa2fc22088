/** What a person who speaks with a caller may ask of the call by a button: from the desk page to the call's process. */
import { z } from 'zod';

export type PersonRequest =
  | { readonly action: 'hold' | 'resume' | 'back_to_bot' | 'objection' }
  /** On to a department, or to one person of it. */
  | { readonly action: 'transfer'; readonly department: string; readonly to?: string };

export const personRequestSchema: z.ZodType<PersonRequest> = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['hold', 'resume', 'back_to_bot', 'objection']) }),
  z.object({
    action: z.literal('transfer'),
    department: z.string().min(1).max(200),
    to: z
      .string()
      .regex(/^\d{2,6}$/)
      .exactOptional(),
  }),
]);
