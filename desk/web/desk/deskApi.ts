/**
 * What the desk page asks about handoffs and its call, and the shape of what the server pushes.
 * A refusal carries the server's own Chinese sentence; nothing here throws.
 */
import { z } from 'zod';
import { handoffReasons, handoffSummarySchema } from '../../../records/journal/events.ts';
import type { PersonRequest } from '../../../records/people/personRequest.ts';
import { personStates } from '../../../records/people/personStates.ts';
import { type DeskAnswer, tellDesk } from './askDesk.ts';

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
  /** Who has the call and wants to speak with a colleague first. */
  consults: z.string().nullable().default(null),
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
export type CallGrant = z.infer<typeof grantSchema>;

export function acceptHandoff(handoffId: string): Promise<DeskAnswer<CallGrant>> {
  return tellDesk(ofHandoff(handoffId, 'accept'), grantSchema);
}

export function declineHandoff(handoffId: string): Promise<DeskAnswer<unknown>> {
  return tellDesk(ofHandoff(handoffId, 'decline'), z.unknown());
}

/** The page is in the room: the call's process may open the gate to the caller. */
export async function reportEntered(handoffId: string): Promise<void> {
  await tellDesk(ofHandoff(handoffId, 'entered'), z.unknown());
}

/** A button of the person's own call: hold, back to the bot, on to a department. */
export function askOfCall(callId: string, request: PersonRequest): Promise<DeskAnswer<unknown>> {
  return tellDesk(`/calls/${encodeURIComponent(callId)}/requests`, z.unknown(), { request });
}

function ofHandoff(handoffId: string, deed: string): string {
  return `/handoffs/${encodeURIComponent(handoffId)}/${deed}`;
}
