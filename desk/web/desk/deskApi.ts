/**
 * The desk page's requests, and the shape of what the server pushes. A refusal carries the
 * server's own Chinese sentence; nothing here throws.
 */
import { z } from 'zod';
import { handoffReasons, handoffSummarySchema } from '../../../records/journal/events.ts';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import { personStates } from '../../../records/people/personStates.ts';

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

/** The message `handoffs` of `/desk/api/socket`. */
export const handoffListSchema = z.object({
  now: z.iso.datetime(),
  handoffs: z.array(waitingHandoffSchema),
  taken: z.object({ handoffId: z.string(), callId: z.string() }).nullable(),
});

/** The message `people`: everyone at a desk, and what they do. */
export const peopleListSchema = z.object({
  now: z.iso.datetime(),
  people: z.array(
    z.object({
      workNumber: z.string(),
      name: z.string(),
      state: z.enum(personStates),
      since: z.iso.datetime(),
    }),
  ),
});

/** What comes down the socket; other types are for other parts of the page. */
export const deskMessageSchema = z.discriminatedUnion('type', [
  handoffListSchema.extend({ type: z.literal('handoffs') }),
  peopleListSchema.extend({ type: z.literal('people') }),
  z.object({ type: z.literal('replaced'), message: z.string() }),
]);

export type PeopleList = z.infer<typeof peopleListSchema>;
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

/** The page is in the room: the call's process may open the gate to the caller. */
export async function reportEntered(handoffId: string, workNumber: string): Promise<void> {
  await post(`${encodeURIComponent(handoffId)}/entered`, workNumber, z.unknown());
}

const callWordsSchema = z.object({
  departments: z.array(z.string()),
  hold: z.object({ before: z.string(), after: z.string() }),
});
export type CallWords = z.infer<typeof callWordsSchema>;

/** What the buttons of a call need: departments to hand on to, words before and after a wait. */
export async function fetchCallWords(workNumber: string): Promise<DeskAnswer<CallWords>> {
  const query = new URLSearchParams({ workNumber });
  return ask(`/desk/api/call-words?${query}`, { method: 'GET' }, callWordsSchema);
}

/** A button of the person's own call: hold, back to the bot, on to a department. */
export async function askOfCall(
  callId: string,
  workNumber: string,
  request: PersonRequest,
): Promise<DeskAnswer<unknown>> {
  const path = `/desk/api/calls/${encodeURIComponent(callId)}/requests`;
  return ask(path, posted({ workNumber, request }), z.unknown());
}

async function post<T>(
  path: string,
  workNumber: string,
  shape: z.ZodType<T>,
): Promise<DeskAnswer<T>> {
  return ask(`/desk/api/handoffs/${path}`, posted({ workNumber }), shape);
}

function posted(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

async function ask<T>(
  path: string,
  request: RequestInit,
  shape: z.ZodType<T>,
): Promise<DeskAnswer<T>> {
  try {
    const response = await fetch(path, { ...request, signal: AbortSignal.timeout(10_000) });
    const body: unknown = await response.json().catch(() => null);
    const read = shape.safeParse(body);
    if (response.ok && read.success) return { ok: true, value: read.data };
    const refusal = refusalSchema.safeParse(body);
    return { ok: false, message: refusal.success ? refusal.data.message : null };
  } catch {
    return { ok: false, message: null };
  }
}
