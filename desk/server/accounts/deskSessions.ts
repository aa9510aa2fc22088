/**
 * Reads who a request's cookie belongs to.
 *
 * What was read holds for some seconds, so that a page's requests don't each ask the database; and
 * for some minutes more while the database can't be reached, so that people take calls on. Whoever
 * is signed out or disabled at this server is forgotten at once; at another one within seconds.
 */
import { createHash } from 'node:crypto';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { findPerson } from '../../../records/people/peopleStore.ts';
import { Refusal } from '../answers/refusal.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import { type AccountLibrary, cookiePrefix } from './accountLibrary.ts';
import { throwCause } from './libraryFaults.ts';
import type { SignedIn } from './person.ts';

export interface SessionReader {
  /**
   * @param cookies the request's `cookie` header
   * @throws Refusal 503 where the database can't be asked and nothing is remembered
   */
  read(cookies: string | undefined): Promise<SignedIn | null>;
  /** Begins the time of a session anew, where it is due. @returns `set-cookie` headers */
  refresh(cookies: string | undefined): Promise<readonly string[]>;
  /** Whatever this person's sessions were said to be is asked anew. */
  forget(workNumber: string): void;
}

export interface DeskSessionsOptions {
  readonly records: RecordsAccess;
  readonly library: (database: RecordsDatabase) => Promise<AccountLibrary>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

interface Remembered {
  readonly found: SignedIn;
  readonly at: number;
}

const freshMs = 10_000;
const rememberedMs = 10 * 60_000;
const atMost = 2000;

export class DeskSessions implements SessionReader {
  readonly #options: DeskSessionsOptions;
  readonly #remembered = new Map<string, Remembered>();
  readonly #asking = new Map<string, Promise<SignedIn | null>>();

  constructor(options: DeskSessionsOptions) {
    this.#options = options;
  }

  async read(cookies: string | undefined): Promise<SignedIn | null> {
    if (!cookies?.includes(`${cookiePrefix}.session_token=`)) return null;
    const key = createHash('sha256').update(cookies).digest('base64');
    const before = this.#remembered.get(key);
    const age = before === undefined ? Number.POSITIVE_INFINITY : this.#options.now() - before.at;
    if (before !== undefined && age < freshMs) return before.found;
    try {
      return await this.#askOnce(key, cookies);
    } catch (error) {
      const outOfReach = error instanceof Refusal && error.status === 503;
      if (outOfReach && before !== undefined && age < rememberedMs) return before.found;
      throw error;
    }
  }

  refresh(cookies = ''): Promise<readonly string[]> {
    return this.#options.records.use(async (database) => {
      const { api } = await this.#options.library(database);
      const headers = new Headers({ cookie: cookies });
      const read = await api.getSession({ headers, returnHeaders: true }).catch(throwCause);
      return read.headers.getSetCookie();
    });
  }

  forget(workNumber: string): void {
    for (const [key, { found }] of this.#remembered) {
      if (found.person.workNumber === workNumber) this.#remembered.delete(key);
    }
  }

  #askOnce(key: string, cookies: string): Promise<SignedIn | null> {
    const asked = this.#asking.get(key);
    if (asked !== undefined) return asked;
    const asking = this.#ask(cookies)
      .then((found) => {
        this.#remember(key, found);
        return found;
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  #ask(cookies: string): Promise<SignedIn | null> {
    return this.#options.records.use(async (database) => {
      const { api } = await this.#options.library(database);
      const headers = new Headers({ cookie: cookies });
      const query = { disableRefresh: true };
      const read = await api.getSession({ headers, query }).catch(throwCause);
      const person = read === null ? null : await findPerson(database.db, { id: read.user.id });
      if (person === null || person.disabled) return null;
      const { workNumber, name, role, departments, mustChangePassword } = person;
      return { person: { workNumber, name, role, departments }, mustChangePassword };
    });
  }

  #remember(key: string, found: SignedIn | null): void {
    this.#remembered.delete(key);
    if (found === null) return;
    this.#remembered.set(key, { found, at: this.#options.now() });
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > atMost && oldest !== undefined) this.#remembered.delete(oldest);
  }
}
