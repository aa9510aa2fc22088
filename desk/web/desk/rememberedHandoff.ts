/** The taken call in this tab's storage, so that a reloaded page goes back to it with its summary, its time and its words. */
import { z } from 'zod';
import { waitingHandoffSchema } from './deskApi.ts';

const place = 'three-rings.desk-call';
const captionSchema = z.object({
  id: z.string(),
  speaker: z.enum(['agent', 'caller', 'person']),
  way: z.enum(['voice', 'text', 'browser', 'key']),
  text: z.string(),
  at: z.number(),
});
const keptSchema = z.object({
  handoffId: z.string(),
  handoff: waitingHandoffSchema.nullable(),
  joinedAt: z.number(),
  captions: z.array(captionSchema),
});

export type RememberedHandoff = z.infer<typeof keptSchema>;

/** Null where none is kept, or it cannot be read. */
export function rememberedHandoff(): RememberedHandoff | null {
  try {
    return keptSchema.parse(JSON.parse(sessionStorage.getItem(place) ?? 'null'));
  } catch {
    return null;
  }
}

export function rememberHandoff(kept: RememberedHandoff): void {
  try {
    sessionStorage.setItem(place, JSON.stringify(kept));
  } catch {
    // Forbidden storage: the call goes on, only a reload cannot come back to it by itself.
  }
}

export function forgetHandoff(): void {
  try {
    sessionStorage.removeItem(place);
  } catch {
    // Forbidden storage holds nothing to forget.
  }
}
