/**
 * Who may look into a call (REC-1.3): its callers' data is for those who work on it. A supervisor
 * may; anyone else while it waits for a person, when it was offered to them or they had it, and when
 * they have an open ticket of it.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '../../../records/database/connection.ts';
import { events, tickets } from '../../../records/database/schema.ts';
import { readLine } from '../../../records/journal/store/journalLine.ts';
import type { DeskPerson } from '../accounts/person.ts';
import { Refusal } from '../answers/refusal.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';

export interface CallAccess {
  /** @throws Refusal 403 where the call is none of this person's business, 503 without a database */
  require(person: DeskPerson, callId: string): Promise<void>;
}

export interface CallAccessOptions {
  readonly records: RecordsAccess;
  /** Whether the call waits for a person, or this person has it. */
  readonly concerns: (callId: string, workNumber: string) => boolean;
}

export function isSupervisor({ role }: DeskPerson): boolean {
  return role !== 'caller-service';
}

export function createCallAccess({ records, concerns }: CallAccessOptions): CallAccess {
  return {
    async require(person, callId) {
      if (isSupervisor(person) || concerns(callId, person.workNumber)) return;
      const { workNumber } = person;
      const had = await records.use(({ db }) => hadCall(db, callId, workNumber));
      if (!had) throw new Refusal(403, 'not_yours', '这通电话不是由您处理的，不能查看。');
    },
  };
}

async function hadCall(db: Db, callId: string, workNumber: string): Promise<boolean> {
  const [ticket] = await db
    .select({ ticketId: tickets.ticketId })
    .from(tickets)
    .where(
      and(eq(tickets.callId, callId), eq(tickets.assignee, workNumber), eq(tickets.status, 'open')),
    )
    .limit(1);
  if (ticket !== undefined) return true;
  const rows = await db
    .select({ line: events.line })
    .from(events)
    .where(
      and(
        eq(events.callId, callId),
        inArray(events.type, ['handoff.offered', 'handoff.accepted', 'handoff.joined']),
      ),
    );
  return rows.some(({ line }) => {
    const event = readLine(line)?.event;
    return event !== undefined && 'human' in event && event.human === workNumber;
  });
}
