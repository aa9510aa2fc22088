/**
 * Signing in and out, and choosing one's own password. What comes back are `set-cookie` headers;
 * no answer says whether a work number exists, only that the two did not match.
 */
import type { IdSource } from '../../../agent/ports.ts';
import type { Db } from '../../../records/database/connection.ts';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import {
  addPerson,
  endSessions,
  findPerson,
  passwordHashOf,
  setPassword,
} from '../../../records/people/peopleStore.ts';
import { Refusal } from '../answers/refusal.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import { type AccountLibrary, addressHeader } from './accountLibrary.ts';
import { asAttempt } from './attempts.ts';
import type { FirstAdministrator } from './firstAdministrator.ts';
import { refusalCode, throwCause } from './libraryFaults.ts';
import { passwordFault } from './passwordRules.ts';

export interface AccountsOptions {
  readonly records: RecordsAccess;
  readonly library: (database: RecordsDatabase) => Promise<AccountLibrary>;
  readonly ids: IdSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Where a request comes from. */
export interface Visit {
  readonly address: string;
  readonly agent: string;
}

export interface FirstPerson {
  readonly workNumber: string;
  readonly name: string;
  readonly password: string;
}

type Cookies = readonly string[];

export class SignInDesk {
  readonly #options: AccountsOptions;
  readonly #first: FirstAdministrator;

  constructor(options: AccountsOptions, first: FirstAdministrator) {
    this.#options = options;
    this.#first = first;
  }

  /** @throws Refusal 401 where they don't match, 403 where disabled, 429 after too many failures */
  signIn(workNumber: string, password: string, visit: Visit): Promise<Cookies> {
    const { records, now } = this.#options;
    return records.use(async (database) => {
      const attempt = { workNumber, address: visit.address };
      const cookies = await asAttempt(database.db, attempt, now(), () =>
        this.#open(database, workNumber, password, visit),
      );
      if (cookies === null) throw new Refusal(401, 'no_match', '工号或密码不对。');
      return cookies;
    });
  }

  signOut(cookies: string): Promise<Cookies> {
    return this.#options.records.use(async (database) => {
      const { api } = await this.#options.library(database);
      const headers = new Headers({ cookie: cookies });
      const answer = await api.signOut({ headers, returnHeaders: true }).catch(throwCause);
      return answer.headers.getSetCookie();
    });
  }

  /**
   * Every session of the person ends but the one that comes back.
   * @throws Refusal 400 for a password against the rules, 401 where the present one is not this
   */
  choosePassword(
    workNumber: string,
    { present, next }: { readonly present: string; readonly next: string },
    visit: Visit,
  ): Promise<Cookies> {
    requireGood(next, workNumber);
    if (next === present) throw new Refusal(400, 'weak_password', '新密码不能与现在的密码相同。');
    const { records, now, library } = this.#options;
    return records.use(async (database) => {
      const person = await findPerson(database.db, { workNumber });
      const hash = person === null ? null : await passwordHashOf(database.db, person.id);
      if (person === null || hash === null) throw wrongPassword();
      const { password } = await (await library(database)).$context;
      const attempt = { workNumber, address: visit.address };
      const right = await asAttempt(
        database.db,
        attempt,
        now(),
        async () => (await password.verify({ hash, password: present })) || null,
      );
      if (right === null) throw wrongPassword();
      const passwordHash = await password.hash(next);
      await database.transaction(async (db) => {
        await setPassword(db, person.id, { ...this.#made(), passwordHash, mustChange: false });
        await endSessions(db, person.id);
      });
      return (await this.#open(database, workNumber, next, visit)) ?? [];
    });
  }

  /** @throws Refusal 403 for a link that is not good (any more), 400 for a password against the rules */
  makeFirstAdministrator(secret: string, first: FirstPerson, visit: Visit): Promise<Cookies> {
    this.#requireLink(secret);
    const { workNumber, name } = first;
    requireGood(first.password, workNumber);
    const { records, library, ids } = this.#options;
    return records.use(async (database) => {
      const { password } = await (await library(database)).$context;
      const passwordHash = await password.hash(first.password);
      const made = { ...this.#made(), id: ids.next(), passwordHash };
      const added = await database.transaction(async (db) => {
        await onlyOne(db);
        this.#requireLink(secret);
        if (!(await this.#first.isNeeded(db))) throw usedLink();
        const role = 'administrator' as const;
        const person = { workNumber, name, role, departments: [], email: null };
        return addPerson(db, { ...person, mustChangePassword: false }, made);
      });
      if (!added) throw new Refusal(409, 'taken', '这个工号已经有人用了。');
      this.#first.used();
      return (await this.#open(database, workNumber, first.password, visit)) ?? [];
    });
  }

  #requireLink(secret: string): void {
    if (!this.#first.isGood(secret)) throw usedLink();
  }

  #made() {
    const { ids, now } = this.#options;
    return { credentialId: ids.next(), at: new Date(now()) };
  }

  /** @returns null where work number and password don't match */
  async #open(
    database: RecordsDatabase,
    workNumber: string,
    password: string,
    { address, agent }: Visit,
  ): Promise<Cookies | null> {
    const { api } = await this.#options.library(database);
    const headers = new Headers({ [addressHeader]: address, 'user-agent': agent });
    const body = { username: workNumber, password };
    try {
      const opened = await api.signInUsername({ body, headers, returnHeaders: true });
      return opened.headers.getSetCookie();
    } catch (error) {
      const code = refusalCode(error);
      if (code === 'disabled') throw new Refusal(403, 'disabled', '这个账号已停用，请联系管理员。');
      if (code !== null && noMatch.has(code)) return null;
      return throwCause(error);
    }
  }
}

/** The library's codes for a work number and a password that are not one account's. */
const noMatch = new Set([
  'INVALID_USERNAME_OR_PASSWORD',
  'INVALID_USERNAME',
  'USERNAME_TOO_SHORT',
  'USERNAME_TOO_LONG',
  'PASSWORD_TOO_LONG',
]);

/** Of the lock under which the first administrator is made, by whichever server. */
const firstLockKey = 7_236_002;

function onlyOne(db: Db): Promise<unknown> {
  return db.execute(`select pg_advisory_xact_lock(${firstLockKey})`);
}

function requireGood(password: string, workNumber: string): void {
  const fault = passwordFault(password, workNumber);
  if (fault !== null) throw new Refusal(400, 'weak_password', fault);
}

function wrongPassword(): Refusal {
  return new Refusal(403, 'wrong_password', '现在的密码不对。');
}

function usedLink(): Refusal {
  const message = '这个链接已失效或已用过。请重新启动服务，使用终端里新打印的链接。';
  return new Refusal(403, 'link_over', message);
}
