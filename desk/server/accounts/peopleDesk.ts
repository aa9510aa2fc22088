/**
 * What an administrator does with the people at the desk: list, make, change, disable, reset. An
 * installation never loses its last administrator; whoever is changed is signed out everywhere.
 */
import type { Db } from '../../../records/database/connection.ts';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import {
  activeAdministrators,
  addPerson,
  changePerson,
  endSessions,
  findPerson,
  listPeople,
  type NewPerson,
  type PersonChange,
  setPassword,
} from '../../../records/people/peopleStore.ts';
import type { PersonRecord } from '../../../records/people/personRecord.ts';
import { Refusal } from '../answers/refusal.ts';
import { clearAccount } from './attempts.ts';
import { makePassword } from './makePassword.ts';
import type { AccountsOptions } from './signInDesk.ts';

export class PeopleDesk {
  readonly #options: AccountsOptions;

  constructor(options: AccountsOptions) {
    this.#options = options;
  }

  list(): Promise<readonly PersonRecord[]> {
    return this.#options.records.use(({ db }) => listPeople(db));
  }

  /** @returns the password made for them. @throws Refusal 409 where number or address is taken */
  add(person: Omit<NewPerson, 'mustChangePassword'>): Promise<string> {
    return this.#withPassword(async (database, made) => {
      const id = this.#options.ids.next();
      const added = await database.transaction((db) =>
        addPerson(db, { ...person, mustChangePassword: true }, { ...made, id }),
      );
      if (!added) throw taken();
    });
  }

  /** @throws Refusal 404, 409 where the address is taken or the last administrator would be lost */
  change(workNumber: string, change: PersonChange): Promise<void> {
    const { records, now } = this.#options;
    return records.use(({ transaction }) =>
      transaction(async (db) => {
        const administrators = await activeAdministrators(db);
        const person = await found(db, workNumber);
        const leaves =
          change.disabled === true || (change.role ?? 'administrator') !== 'administrator';
        if (leaves && administrators.length === 1 && administrators[0] === person.id) {
          throw new Refusal(409, 'last_administrator', '至少要留一位可用的管理员。');
        }
        if (!(await changePerson(db, person, change, new Date(now())))) throw taken();
        const power = change.disabled === true || (change.role ?? person.role) !== person.role;
        if (power) await endSessions(db, person.id);
      }),
    );
  }

  /** @returns the password made for them. @throws Refusal 404 */
  resetPassword(workNumber: string): Promise<string> {
    return this.#withPassword((database, made) =>
      database.transaction(async (db) => {
        const { id } = await found(db, workNumber);
        await setPassword(db, id, { ...made, mustChange: true });
        await endSessions(db, id);
        await clearAccount(db, workNumber);
      }),
    );
  }

  /** The password is hashed before the work begins: that takes long, and a transaction holds others up. */
  #withPassword(
    work: (
      database: RecordsDatabase,
      made: { readonly credentialId: string; readonly passwordHash: string; readonly at: Date },
    ) => Promise<void>,
  ): Promise<string> {
    const { records, library, ids, now } = this.#options;
    return records.use(async (database) => {
      const made = makePassword();
      const { password } = await (await library(database)).$context;
      const passwordHash = await password.hash(made);
      await work(database, { credentialId: ids.next(), passwordHash, at: new Date(now()) });
      return made;
    });
  }
}

async function found(db: Db, workNumber: string) {
  const person = await findPerson(db, { workNumber });
  if (person === null) throw new Refusal(404, 'not_found', '没有这个工号。');
  return person;
}

function taken(): Refusal {
  return new Refusal(409, 'taken', '这个工号或邮箱已经有人用了。');
}
