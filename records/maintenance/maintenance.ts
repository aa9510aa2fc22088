/** What the operator's commands do to the records, wherever the database is open. */
import type { CallerSelector } from '../erasure/callerSelector.ts';
import type { Erasure } from '../erasure/eraseCalls.ts';
import type { FoundCall } from '../erasure/findCalls.ts';

export interface Maintenance {
  /** The calls of a caller that are not erased yet. */
  findCalls(selector: CallerSelector): Promise<FoundCall[]>;
  /** Erases the caller's data of these calls in the database; the files on disk are not touched. */
  erase(selector: CallerSelector, callIds: readonly string[]): Promise<Erasure>;
  /** Puts the sample customers in. @returns how many are new */
  seed(): Promise<number>;
  /** The lines of a backup, as the database stood at one moment. */
  backup(): AsyncIterable<string>;
}

/** A request that can't be carried out as it is; the message is for the operator. */
export class MaintenanceFault extends Error {
  override readonly name = 'MaintenanceFault';
}
