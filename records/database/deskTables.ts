/**
 * The tables of the desk's own work on tickets and calls: what its people did, noted and looked into.
 * No projection of a journal touches them.
 */
import { index, pgTable, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

/** What people at the desk did with a ticket, one row a step; the desk's own. */
export const ticketSteps = pgTable(
  'ticket_steps',
  {
    stepId: text('step_id').primaryKey(),
    ticketId: text('ticket_id').notNull(),
    at: instant('at').notNull(),
    workNumber: text('work_number').notNull(),
    kind: text('kind', {
      enum: ['opened', 'taken', 'released', 'noted', 'closed', 'reopened', 'called'],
    }).notNull(),
    text: text('text'),
    /** The call of a callback try. */
    callId: text('call_id'),
  },
  (table) => [index('ticket_steps_by_ticket').on(table.ticketId, table.at)],
);

/** What a person noted after their part of a call; the desk's own. */
export const wrapUps = pgTable(
  'wrap_ups',
  {
    wrapUpId: text('wrap_up_id').primaryKey(),
    callId: text('call_id').notNull(),
    workNumber: text('work_number').notNull(),
    at: instant('at').notNull(),
    outcome: text('outcome', {
      enum: ['solved', 'in_progress', 'callback', 'transferred', 'caller_left', 'other'],
    }).notNull(),
    notes: text('notes').notNull(),
  },
  (table) => [uniqueIndex('wrap_ups_once').on(table.callId, table.workNumber)],
);

/** Who looked into or listened to a call that was not theirs, and when (REC-1.3). */
export const callAccesses = pgTable(
  'call_accesses',
  {
    accessId: text('access_id').primaryKey(),
    callId: text('call_id').notNull(),
    at: instant('at').notNull(),
    workNumber: text('work_number').notNull(),
    kind: text('kind', { enum: ['read', 'listen', 'whisper', 'join'] }).notNull(),
  },
  (table) => [index('call_accesses_by_call').on(table.callId, table.at)],
);
