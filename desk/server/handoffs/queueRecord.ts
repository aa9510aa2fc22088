/**
 * What happens to waiting handoffs, one record each: the queue's state is the fold of these, in
 * memory and on disk alike.
 */
import { z } from 'zod';
import {
  handoffCauses,
  handoffReasons,
  handoffSummarySchema,
} from '../../../records/journal/events.ts';
import { personRequestSchema } from '../../../records/people/personRequest.ts';

export const workNumberSchema = z.string().regex(/^\d{2,6}$/);
export const idSchema = z.string().regex(/^[\w+-]{1,64}$/);

export const handoffOfferSchema = z.object({
  handoffId: idSchema,
  callId: idSchema,
  attempt: z.int().min(1).max(99),
  reason: z.enum(handoffReasons),
  department: z.string().max(200),
  summary: handoffSummarySchema,
  answerWithinMs: z.number().positive(),
  /** This person alone is asked. */
  to: workNumberSchema.exactOptional(),
  /** The person who has the call and wants to speak with a colleague first. */
  consults: workNumberSchema.exactOptional(),
});

const at = z.number();
const ofHandoff = { at, callId: idSchema, handoffId: idSchema };

export const queueRecordSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('offered'),
    at,
    callId: idSchema,
    offer: handoffOfferSchema,
    /** Null: nobody was free; the handoff waits in line, or no longer. */
    human: workNumberSchema.nullable(),
    queued: z.boolean().default(false),
    phone: z.string().exactOptional(),
  }),
  /** Somebody came free: it rings there. */
  z.object({
    type: z.literal('assigned'),
    ...ofHandoff,
    human: workNumberSchema,
    phone: z.string().exactOptional(),
  }),
  /** The claimant's line into the room stands. */
  z.object({ type: z.literal('entered'), ...ofHandoff, human: workNumberSchema }),
  /** The page of the person who has the call is gone for the moment, or there again. */
  z.object({ type: z.literal('away'), ...ofHandoff, human: workNumberSchema, away: z.boolean() }),
  /** A button of the person who has the call. */
  z.object({
    type: z.literal('asked'),
    ...ofHandoff,
    human: workNumberSchema,
    request: personRequestSchema,
  }),
  z.object({ type: z.literal('accepted'), ...ofHandoff, human: workNumberSchema }),
  z.object({
    type: z.literal('declined'),
    ...ofHandoff,
    human: workNumberSchema,
    cause: z.enum(handoffCauses),
    /** Whether the offer was addressed to this person; only then does the call hear of it. */
    addressed: z.boolean(),
  }),
  z.object({ type: z.literal('withdrawn'), ...ofHandoff }),
  /** The call's process is gone without a word. */
  z.object({ type: z.literal('lost'), at, callId: idSchema }),
  z.object({ type: z.literal('ended'), at, callId: idSchema }),
]);

/** `at` is milliseconds since the epoch. */
export type QueueRecord = z.infer<typeof queueRecordSchema>;
