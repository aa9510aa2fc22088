/** Shapes of what the workbench asks of the server. */
import { z } from 'zod';

export const moments = [
  'answer',
  'listen',
  'verify',
  'confirm',
  'solve',
  'hold',
  'return',
  'complaint',
  'refuse',
  'transfer',
  'callback',
  'close',
  'outbound',
] as const;
export type Moment = (typeof moments)[number];

const phrase = z.object({ id: z.string(), text: z.string(), clauses: z.array(z.string()) });
export type MomentPhrase = z.infer<typeof phrase>;

export const workbenchShape = z.object({
  person: z.object({ workNumber: z.string(), name: z.string(), role: z.string() }),
  company: z.string(),
  departments: z.array(z.string()),
  callbackDeadline: z.string(),
  topics: z.array(z.object({ topic: z.string(), index: z.string() })),
  phrases: z.partialRecord(z.enum(moments), z.array(phrase)),
  clauses: z.record(z.string(), z.string()),
});
export type WorkbenchData = z.infer<typeof workbenchShape>;

export const ticketShape = z.object({
  ticketId: z.string(),
  callId: z.string(),
  kind: z.enum(['complaint', 'callback', 'suggestion', 'fault']),
  owner: z.string(),
  subject: z.string(),
  caller: z.string().nullable(),
  contact: z.string().nullable(),
  openedAt: z.string(),
  dueAt: z.string(),
  status: z.enum(['open', 'closed']),
  closedAt: z.string().nullable(),
  assignee: z.string().nullable(),
  /** Working time left, in ms; negative once overdue. Absent where only the ticket is named. */
  leftMs: z.number().optional(),
});
export type Ticket = z.infer<typeof ticketShape>;

export const ticketListShape = z.object({ tickets: z.array(ticketShape) });
export const ticketDetailShape = z.object({
  ticket: ticketShape,
  steps: z.array(
    z.object({
      stepId: z.string(),
      at: z.string(),
      workNumber: z.string(),
      kind: z.enum(['opened', 'taken', 'released', 'noted', 'closed', 'reopened', 'called']),
      text: z.string().nullable(),
    }),
  ),
});
export const ticketDoneShape = z.object({ ticket: ticketShape });

const contactShape = z.object({
  at: z.string(),
  topic: z.string().nullable(),
  outcome: z.enum(['with_person', 'ticket', 'answered', 'broken_off']),
});
export const cardShape = z.object({
  card: z
    .object({
      channel: z.string().nullable(),
      number: z.string().nullable(),
      name: z.string().nullable(),
      verified: z.boolean(),
      customer: z
        .object({
          name: z.string(),
          title: z.string().nullable(),
          phone: z.string(),
          address: z.string().nullable(),
          certificates: z.array(
            z.object({
              id: z.string(),
              kind: z.enum(['personal', 'enterprise']),
              holder: z.string().optional(),
              expiresOn: z.string().nullable(),
              locked: z.boolean(),
            }),
          ),
          orders: z.array(
            z.object({ number: z.string(), business: z.string(), status: z.string() }),
          ),
        })
        .nullable(),
      tickets: z.array(ticketShape),
      lastContacts: z.array(contactShape),
    })
    .nullable(),
});
export type CallerCard = NonNullable<z.infer<typeof cardShape>['card']>;

export const factsShape = z.object({
  facts: z.array(z.object({ topic: z.string(), text: z.string() })),
});
export const savedShape = z.object({ saved: z.literal(true), ticketId: z.string().nullable() });
export const grantShape = z.object({ url: z.string(), token: z.string() });
