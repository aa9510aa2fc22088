/** All that a supervisor sees at once; gathered anew each time, from the records and the front desk. */

import type { PersonState } from '../../../records/people/personStates.ts';
import type { DeskTicket } from '../../../records/tickets/deskTicket.ts';
import { overdueTickets } from '../../../records/tickets/readTickets.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { LiveCall } from './liveCall.ts';
import type { LiveCalls } from './liveCalls.ts';

export interface SupervisedPerson {
  readonly workNumber: string;
  readonly name: string;
  readonly state: PersonState;
  /** ISO 8601. */
  readonly since: string;
  /** The call they have; null where none. */
  readonly callId: string | null;
}

export interface SupervisedHandoff {
  readonly handoffId: string;
  readonly callId: string;
  readonly reason: string;
  readonly department: string;
  readonly waitingSince: string;
  readonly offeredTo: string | null;
}

/** What the front desk knows of people and waiting calls. */
export interface DeskState {
  people(): readonly SupervisedPerson[];
  waiting(): readonly SupervisedHandoff[];
}

export interface SupervisionOverview {
  /** The server's time, ISO 8601. */
  readonly now: string;
  /** Null while the records are out of reach. */
  readonly calls: readonly LiveCall[] | null;
  readonly overdue: readonly DeskTicket[] | null;
  readonly waiting: readonly SupervisedHandoff[];
  readonly people: readonly SupervisedPerson[];
}

export interface OverviewSources {
  readonly records: RecordsAccess;
  readonly liveCalls: LiveCalls;
  readonly state: DeskState;
  /** Names of the rooms there are; null where the media server does not answer. */
  readonly rooms: () => Promise<ReadonlySet<string> | null>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export async function readOverview(sources: OverviewSources): Promise<SupervisionOverview> {
  const { records, liveCalls, state, rooms, now } = sources;
  const at = now();
  const known = await rooms();
  const read = await records
    .use(async ({ db }) => ({
      calls: await liveCalls.read(db, at, known),
      overdue: await overdueTickets(db, new Date(at)),
    }))
    .catch(() => ({ calls: null, overdue: null }));
  return {
    now: new Date(at).toISOString(),
    ...read,
    waiting: state.waiting(),
    people: state.people(),
  };
}
