/**
 * Writes the rows of one call, so that saving twice changes nothing. What belongs to the desk (the
 * state of a ticket) stays as the desk left it.
 */
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../database/connection.ts';
import { calls, complaints, contactChanges, ratings, tickets } from '../database/schema.ts';
import type { ProjectedCall } from './projectCall.ts';

/** Columns of a ticket that the desk alone writes. */
const deskColumns = ['status', 'closedAt', 'origin', 'assignee', 'closedBy'];

export async function saveProjection(db: Db, projected: ProjectedCall): Promise<void> {
  const call = storable(projected.call);
  await db
    .insert(calls)
    .values(call)
    .onConflictDoUpdate({ target: calls.callId, set: incoming(calls, ['callId']) });
  const opened = projected.tickets.map(storable);
  if (opened.length > 0) {
    const set = incoming(tickets, ['ticketId', ...deskColumns]);
    const setWhere = eq(tickets.callId, call.callId);
    await db
      .insert(tickets)
      .values(opened)
      .onConflictDoUpdate({ target: tickets.ticketId, set, setWhere });
  }
  const complained = projected.complaints.map(storable);
  if (complained.length > 0) {
    await db.insert(complaints).values(complained).onConflictDoUpdate(byPosition(complaints));
  }
  const changed = projected.contactChanges.map(storable);
  if (changed.length > 0) {
    await db.insert(contactChanges).values(changed).onConflictDoUpdate(byPosition(contactChanges));
  }
  const rated = projected.ratings.map(storable);
  if (rated.length > 0) {
    await db.insert(ratings).values(rated).onConflictDoUpdate(byPosition(ratings));
  }
}

function byPosition(table: typeof complaints | typeof contactChanges | typeof ratings) {
  return {
    target: [table.callId, table.part, table.seq],
    set: incoming(table, ['callId', 'part', 'seq']),
  };
}

/** PostgreSQL's text holds every character but one, and a caller's words may hold that one. */
function storable<Row extends object>(row: Row): Row {
  const entries = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\u0000', '') : value,
  ]);
  return Object.assign({ ...row }, Object.fromEntries(entries));
}

/** Every column from the row that was to be inserted, except these. */
function incoming(table: PgTable, except: readonly string[]): Record<string, SQL> {
  const columns: Record<string, PgColumn> = getTableColumns(table);
  return Object.fromEntries(
    Object.entries(columns)
      .filter(([name]) => !except.includes(name))
      .map(([name, column]) => [name, sql`excluded.${sql.identifier(column.name)}`]),
  );
}
