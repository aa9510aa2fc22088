/** What the server sends a supervisor: everything that goes on, whole each time. */
import { z } from 'zod';
import { handoffReasons } from '../../../records/journal/events.ts';
import { personStates } from '../../../records/people/personStates.ts';
import { ticketShape } from '../desk/workbenchApi.ts';

const call = z.object({
  callId: z.string(),
  channel: z.string().nullable(),
  direction: z.string().nullable(),
  name: z.string().nullable(),
  number: z.string().nullable(),
  startedAt: z.string().nullable(),
  phase: z.enum(['opening', 'serving', 'waiting', 'with_person', 'closing']),
  mood: z.enum(['calm', 'upset', 'angry']),
  quote: z.string().nullable(),
  openDuties: z.array(z.string()),
  metDuties: z.number(),
  lapsedDuties: z.number(),
  interventions: z.number(),
  faults: z.number(),
  department: z.string().nullable(),
  human: z.string().nullable(),
  lastWords: z.string().nullable(),
});

export const overviewShape = z.object({
  now: z.string(),
  calls: z.array(call).nullable(),
  overdue: z.array(ticketShape).nullable(),
  waiting: z.array(
    z.object({
      handoffId: z.string(),
      callId: z.string(),
      reason: z.enum(handoffReasons),
      department: z.string(),
      waitingSince: z.string(),
      offeredTo: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      workNumber: z.string(),
      name: z.string(),
      state: z.enum(personStates),
      since: z.string(),
      callId: z.string().nullable(),
    }),
  ),
});

export type Overview = z.infer<typeof overviewShape>;
export type SupervisedCall = z.infer<typeof call>;
