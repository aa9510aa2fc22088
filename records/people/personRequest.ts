/** What a person who speaks with a caller may ask of the call by a button: from the desk page to the call's process. */
import { z } from 'zod';

/** A department, or one person of it. */
interface Target {
  readonly department: string;
  readonly to?: string;
}

export type PersonRequest =
  | { readonly action: 'hold' | 'resume' | 'back_to_bot' | 'objection' }
  /** The colleague who is consulted takes the caller over. */
  | { readonly action: 'hand_over' }
  /** On to somebody else, at once; or a colleague is asked first, while the caller waits. */
  | ({ readonly action: 'transfer' | 'consult' } & Target);

export const personRequestSchema: z.ZodType<PersonRequest> = z.discriminatedUnion('action', [
  z.object({ action: z.enum(['hold', 'resume', 'back_to_bot', 'objection', 'hand_over']) }),
  z.object({
    action: z.enum(['transfer', 'consult']),
    department: z.string().min(1).max(200),
    to: z
      .string()
      .regex(/^\d{2,6}$/)
      .exactOptional(),
  }),
]);
