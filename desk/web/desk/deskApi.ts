/**
 * The desk page's requests, and the shape of what the server pushes. A refusal carries the
 * server's own Chinese sentence; nothing here throws.
 */
import { z } from 'zod';
import { handoffReasons, handoffSummarySchema } from '../../../records/journal/events.ts';

export const waitingHandoffSchema = z.object({
  handoffId: z.string(),
  callId: z.string(),
  reason: z.enum(handoffReasons),
  department: z.string(),
  summary: handoffSummarySchema,
  /** The first words of whoever takes it (ETI-5c1). */
  greeting: z.string(),
  waitingSince: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  offeredTo: z.string().nullable(),
});

/** The event `handoffs` of `/desk/api/events`. */
export const handoffListSchema = z.object({
  now: z.iso.datetime(),
  handoffs: z.array(waitingHandoffSchema),
  taken: z.object({ handoffId: z.string(), callId: z.string() }).nullable(),
});

export type WaitingHandoff = z.infer<typeof waitingHandoffSchema>;
export type HandoffList = z.infer<typeof handoffListSchema>;

const grantSchema = z.object({ url: z.string(), token: z.string(), callId: z.string() });
const refusalSchema = z.object({ message: z.string() });

export type DeskAnswer<T> =
  | { readonly ok: true; readonly value: T }
  /** `message` is null where the server could not be reached or said nothing usable. */
  | { readonly ok: false; readonly message: string | null };

export type CallGrant = z.infer<typeof grantSchema>;

export async function acceptHandoff(
  handoffId: string,
  workNumber: string,
): Promise<DeskAnswer<CallGrant>> {
  return post(`${encodeURIComponent(handoffId)}/accept`, workNumber, grantSchema);
}

export async function declineHandoff(
  handoffId: string,
  workNumber: string,
): Promise<DeskAnswer<unknown>> {
  return post(`${encodeURIComponent(handoffId)}/decline`, workNumber, z.unknown());
}

async function post<T>(
  path: string,
  workNumber: string,
  shape: z.ZodType<T>,
): Promise<DeskAnswer<T>> {
  try {
    const response = await fetch(`/desk/api/handoffs/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workNumber }),
      signal: AbortSignal.timeout(10_000),
    });
    const body: unknown = await response.json().catch(() => null);
    const read = shape.safeParse(body);
    if (response.ok && read.success) return { ok: true, value: read.data };
    const refusal = refusalSchema.safeParse(body);
    return { ok: false, message: refusal.success ? refusal.data.message : null };
  } catch {
    return { ok: false, message: null };
  }
}
