/**
 * One line of a journal as it arrives: read strictly, kept byte by byte. A line that says the same
 * in other bytes is refused, since its hash would not cover what it hides.
 */
import { z } from 'zod';
import { isErased } from '../eraseEvent.ts';
import type { StoredEvent } from '../events.ts';

export const callIdSchema = z.string().regex(/^[\w+-]{1,64}$/);
const position = z.int().min(0).max(2_147_483_647);

const envelopeSchema = z.object({
  v: z.literal(1),
  callId: callIdSchema,
  part: position,
  seq: position.min(1),
  at: z.iso.datetime(),
  turn: position,
  type: z.string().regex(/^[a-z_]{1,40}\.[a-z_]{1,40}$/),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export interface JournalLine {
  readonly text: string;
  /** Of a type that this version may not know yet: a newer worker's. */
  readonly event: StoredEvent;
  readonly erased: boolean;
}

/** @returns null where the text is not a line of a journal */
export function readLine(text: string): JournalLine | null {
  try {
    const event: StoredEvent = JSON.parse(text);
    if (!envelopeSchema.safeParse(event).success || JSON.stringify(event) !== text) return null;
    return { text, event, erased: isErased(event) };
  } catch {
    return null;
  }
}
