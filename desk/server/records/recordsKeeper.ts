/**
 * Holds the desk's database over its life: opens it beside the start of the server, tries again
 * while it can't be reached, puts sample data in where asked. Calls never wait for it: what needs it
 * is refused until it is there, and comes again.
 */
import { seedCustomers } from '../../../records/customers/seedCustomers.ts';
import { DatabaseFault } from '../../../records/database/databaseFault.ts';
import { openDatabase, type RecordsDatabase } from '../../../records/database/openDatabase.ts';
import type { DatabaseSettings } from '../../../records/database/settings.ts';
import { rebuildOutdated } from '../../../records/projections/rebuildProjections.ts';
import { Refusal } from '../answers/refusal.ts';
import { recordsFault, recordsUnavailable } from './recordsFault.ts';

export interface RecordsAccess {
  /** Runs `work` on the database. @throws Refusal where it is not there, slow or full */
  use<T>(work: (database: RecordsDatabase) => Promise<T>): Promise<T>;
  readonly ready: boolean;
}

export interface RecordsKeeperOptions {
  readonly database: DatabaseSettings;
  readonly sampleData: boolean;
  readonly deskUrl: string;
  /** For the operator, in Chinese. */
  readonly say: (line: string) => void;
  /** The database needs a person (another version's, a wrong password): it is not tried again. */
  readonly refused: (fault: DatabaseFault) => void;
  /** Each time the database has been opened. */
  readonly opened?: (database: RecordsDatabase) => Promise<void>;
  readonly retryMs?: number;
}

const standardRetryMs = 2000;

/** @throws Refusal where the database is not there, slow or full */
export async function withDatabase<T>(
  database: RecordsDatabase | null,
  work: (database: RecordsDatabase) => Promise<T>,
): Promise<T> {
  if (database === null) throw recordsUnavailable();
  try {
    return await work(database);
  } catch (error) {
    throw recordsFault(error);
  }
}

export class RecordsKeeper implements RecordsAccess {
  readonly #options: RecordsKeeperOptions;
  #opening: Promise<void> | null = null;
  #database: RecordsDatabase | null = null;
  #retry: NodeJS.Timeout | null = null;
  #closed = false;
  #said = '';

  constructor(options: RecordsKeeperOptions) {
    this.#options = options;
  }

  /** Returns at once; the rest happens beside. */
  open(): void {
    this.#opening = this.#open();
  }

  get ready(): boolean {
    return this.#database !== null;
  }

  async use<T>(work: (database: RecordsDatabase) => Promise<T>): Promise<T> {
    try {
      const result = await withDatabase(this.#database, work);
      if (this.#said !== '') this.#options.say('数据库恢复了');
      this.#said = '';
      return result;
    } catch (error) {
      if (this.ready && error instanceof Refusal && error.status === 503) this.#say(error.message);
      throw error;
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#opening;
    await this.#database?.close();
    this.#database = null;
  }

  async #open(): Promise<void> {
    const { database: settings, sampleData, deskUrl, refused } = this.#options;
    try {
      const report = (line: string) => this.#options.say(line);
      const database = await openDatabase(settings, { deskUrl, report });
      if (sampleData) await seedCustomers(database);
      await this.#options.opened?.(database);
      this.#database = database;
      this.#said = '';
      void rebuildOutdated(database).catch(() => undefined);
    } catch (error) {
      if (error instanceof DatabaseFault && error.kind === 'refused') {
        if (!this.#closed) refused(error);
        return;
      }
      this.#say(error instanceof Error ? error.message : String(error));
      if (this.#closed) return;
      this.#retry = setTimeout(() => this.open(), this.#options.retryMs ?? standardRetryMs);
    }
  }

  /** The same trouble once, not every two seconds. */
  #say(line: string): void {
    if (line !== this.#said) this.#options.say(line);
    this.#said = line;
  }
}
