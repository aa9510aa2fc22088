/** The shapes of a customer and of a history, wherever they come in: sample data, the desk's answers. */
import { z } from 'zod';

const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const certificateSchema = z.object({
  id: z.string(),
  kind: z.enum(['personal', 'enterprise']),
  holder: z.string().exactOptional(),
  expiresOn: localDate.nullable(),
  locked: z.boolean(),
});

export const customerSchema = z.object({
  id: z.string(),
  name: z.string(),
  title: z.enum(['先生', '女士']).nullable(),
  phone: z.string(),
  idLastFour: z.string(),
  certificates: z.array(certificateSchema),
  orders: z.array(z.object({ number: z.string(), business: z.string(), status: z.string() })),
});

export const historySchema = z.object({
  openTickets: z.array(
    z.object({
      ticketId: z.string(),
      kind: z.enum(['complaint', 'callback', 'suggestion', 'fault']),
      subject: z.string(),
      dueAt: z.string(),
    }),
  ),
  lastContacts: z.array(
    z.object({
      at: z.string(),
      topic: z.string().nullable(),
      outcome: z.enum(['with_person', 'ticket', 'answered', 'broken_off']),
    }),
  ),
});
