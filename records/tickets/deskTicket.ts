/** A ticket as the people at the desk see it, and what was done with it so far. */
import type { ticketSteps, tickets, wrapUps } from '../database/schema.ts';

type TicketRow = typeof tickets.$inferSelect;
type StepRow = typeof ticketSteps.$inferSelect;

export type TicketStepKind = StepRow['kind'];
export type WrapUpOutcome = (typeof wrapUps.$inferSelect)['outcome'];

export interface DeskTicket {
  readonly ticketId: string;
  readonly callId: string;
  readonly kind: TicketRow['kind'];
  /** Of a department, or of one person's follow-up. */
  readonly owner: string;
  readonly subject: string;
  readonly caller: string | null;
  readonly contact: string | null;
  readonly customerId: string | null;
  /** ISO 8601, UTC, as all times here. */
  readonly openedAt: string;
  readonly dueAt: string;
  readonly status: TicketRow['status'];
  readonly closedAt: string | null;
  readonly origin: TicketRow['origin'];
  /** Work number; null while nobody has taken it. */
  readonly assignee: string | null;
}

export interface TicketStep {
  readonly stepId: string;
  readonly at: string;
  readonly workNumber: string;
  readonly kind: TicketStepKind;
  /** Null where nothing was written, or it was erased. */
  readonly text: string | null;
  readonly callId: string | null;
}

export function deskTicket(row: TicketRow): DeskTicket {
  return {
    ticketId: row.ticketId,
    callId: row.callId,
    kind: row.kind,
    owner: row.owner,
    subject: row.subject,
    caller: row.caller,
    contact: row.contact,
    customerId: row.customerId,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    status: row.status,
    closedAt: row.closedAt?.toISOString() ?? null,
    origin: row.origin,
    assignee: row.assignee,
  };
}

export function ticketStep({ stepId, at, workNumber, kind, text, callId }: StepRow): TicketStep {
  return { stepId, at: at.toISOString(), workNumber, kind, text, callId };
}
