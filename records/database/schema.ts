/**
 * The tables of the records. The journal's events are the truth of a call; `calls`, `tickets`,
 * `complaints`, `contact_changes` and `ratings` are projected from them and can be rebuilt. Only the
 * columns that say so belong to the desk. A change here needs a migration: `drizzle-kit generate`.
 */
import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

export * from './accountTables.ts';
export * from './deskTables.ts';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const customers = pgTable('customers', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  title: text('title', { enum: ['先生', '女士'] }),
  phone: text('phone').notNull().unique(),
  idLastFour: text('id_last_four').notNull(),
});

const customerId = () =>
  text('customer_id')
    .notNull()
    .references(() => customers.id, { onDelete: 'cascade' });

export const certificates = pgTable(
  'certificates',
  {
    id: text('id').primaryKey(),
    customerId: customerId(),
    kind: text('kind', { enum: ['personal', 'enterprise'] }).notNull(),
    holder: text('holder'),
    /** Local date. */
    expiresOn: date('expires_on', { mode: 'string' }),
    locked: boolean('locked').notNull(),
  },
  (table) => [index('certificates_by_customer').on(table.customerId)],
);

export const orders = pgTable(
  'orders',
  {
    number: text('number').primaryKey(),
    customerId: customerId(),
    business: text('business').notNull(),
    status: text('status').notNull(),
  },
  (table) => [index('orders_by_customer').on(table.customerId)],
);

export const calls = pgTable(
  'calls',
  {
    callId: text('call_id').primaryKey(),
    channel: text('channel'),
    direction: text('direction'),
    callerNumber: text('caller_number'),
    callerName: text('caller_name'),
    /** The verified caller; no foreign key, since the call outlives the customer's row. */
    customerId: text('customer_id'),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by'),
    endReason: text('end_reason'),
    topic: text('topic'),
    outcome: text('outcome', { enum: ['with_person', 'ticket', 'answered', 'broken_off'] }),
  },
  (table) => [
    index('calls_by_customer').on(table.customerId, table.startedAt),
    index('calls_by_number').on(table.callerNumber, table.startedAt),
  ],
);

/** How far each part of a journal is stored: the head that a cut at its end shows against. */
export const journalParts = pgTable(
  'journal_parts',
  {
    callId: text('call_id').notNull(),
    part: integer('part').notNull(),
    headSeq: integer('head_seq').notNull(),
    headHash: text('head_hash').notNull(),
    /** Of a part after a crash: the event that it says it follows. */
    afterPart: integer('after_part'),
    afterSeq: integer('after_seq'),
    afterHash: text('after_hash'),
  },
  (table) => [primaryKey({ columns: [table.callId, table.part] })],
);

export const events = pgTable(
  'events',
  {
    callId: text('call_id').notNull(),
    part: integer('part').notNull(),
    seq: integer('seq').notNull(),
    type: text('type').notNull(),
    at: instant('at').notNull(),
    hash: text('hash').notNull(),
    /** The line of the journal, byte by byte: its hash covers the order of its keys. */
    line: text('line').notNull(),
    erased: boolean('erased').notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.part, table.seq] }),
    index('events_by_type').on(table.type, table.at),
  ],
);

/** Where an event stands; the key of rows that one event makes. */
const position = () => ({
  callId: text('call_id').notNull(),
  part: integer('part').notNull(),
  seq: integer('seq').notNull(),
  at: instant('at').notNull(),
});

export const tickets = pgTable(
  'tickets',
  {
    ticketId: text('ticket_id').primaryKey(),
    callId: text('call_id').notNull(),
    kind: text('kind', { enum: ['complaint', 'callback', 'suggestion', 'fault'] }).notNull(),
    openedAt: instant('opened_at').notNull(),
    dueAt: instant('due_at').notNull(),
    owner: text('owner').notNull(),
    subject: text('subject').notNull(),
    caller: text('caller'),
    contact: text('contact'),
    handoffId: text('handoff_id'),
    customerId: text('customer_id'),
    /** The desk's own: a projection never touches it. */
    status: text('status', { enum: ['open', 'closed'] })
      .notNull()
      .default('open'),
    /** The desk's own. */
    closedAt: instant('closed_at'),
    /** The desk's own: `desk` was opened by a person after a call and stands in no journal. */
    origin: text('origin', { enum: ['call', 'desk'] })
      .notNull()
      .default('call'),
    /** The desk's own: work number of the person who looks after it. */
    assignee: text('assignee'),
    /** The desk's own. */
    closedBy: text('closed_by'),
  },
  (table) => [
    index('tickets_by_customer').on(table.customerId),
    index('tickets_by_contact').on(table.contact),
    index('tickets_by_due').on(table.status, table.dueAt),
    index('tickets_by_call').on(table.callId),
    index('tickets_by_assignee').on(table.assignee, table.status),
  ],
);

export const complaints = pgTable(
  'complaints',
  {
    ...position(),
    time: text('time'),
    place: text('place'),
    people: text('people'),
    event: text('event'),
    demand: text('demand'),
    caller: text('caller'),
    contact: text('contact'),
    severity: text('severity', { enum: ['simple', 'complex'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.part, table.seq] })],
);

export const contactChanges = pgTable(
  'contact_changes',
  {
    ...position(),
    customerId: text('customer_id'),
    field: text('field').notNull(),
    value: text('value'),
  },
  (table) => [
    primaryKey({ columns: [table.callId, table.part, table.seq] }),
    index('contact_changes_by_customer').on(table.customerId),
  ],
);

export const ratings = pgTable(
  'ratings',
  { ...position(), score: integer('score').notNull() },
  (table) => [primaryKey({ columns: [table.callId, table.part, table.seq] })],
);

/** That something was erased, without saying whose it was. */
export const erasures = pgTable('erasures', {
  erasureId: text('erasure_id').primaryKey(),
  at: instant('at').notNull(),
  scope: text('scope', { enum: ['customer', 'number'] }).notNull(),
  /** Masked but for its last two characters. */
  subject: text('subject').notNull(),
  calls: integer('calls').notNull(),
  events: integer('events').notNull(),
});

/** Which events an erasure emptied, so that an empty event without an erasure shows as tampering. */
export const erasedEvents = pgTable(
  'erased_events',
  {
    erasureId: text('erasure_id')
      .notNull()
      .references(() => erasures.erasureId),
    callId: text('call_id').notNull(),
    part: integer('part').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [primaryKey({ columns: [table.callId, table.part, table.seq] })],
);

/** Events that were refused because they contradict what is stored; somebody has to look at them. */
export const journalFaults = pgTable(
  'journal_faults',
  {
    callId: text('call_id').notNull(),
    part: integer('part').notNull(),
    seq: integer('seq').notNull(),
    fault: text('fault', { enum: ['tampered', 'forked'] }).notNull(),
    /** The hash that was offered. */
    hash: text('hash').notNull(),
    firstAt: instant('first_at').notNull(),
  },
  (table) => [
    uniqueIndex('journal_faults_once').on(
      table.callId,
      table.part,
      table.seq,
      table.fault,
      table.hash,
    ),
  ],
);

/** One row: this database, for who keeps notes of what it has stored. */
export const installation = pgTable('installation', {
  /** A new one after a restore, so that senders offer again what the backup may lack. */
  databaseId: text('database_id').primaryKey(),
  /** Of the code that last projected all rows; an older one's are made anew. */
  projectionVersion: integer('projection_version').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});
