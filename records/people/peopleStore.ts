/**
 * The people at the desk in the database: found, listed, made, changed. Passwords come in hashed;
 * whoever asks has the right to. Nobody is ever deleted, since tickets and journals name them:
 * who leaves is disabled.
 */
import { and, asc, count, eq, isNull, ne } from 'drizzle-orm';
import { credentials, people, sessions } from '../database/accountTables.ts';
import type { Db } from '../database/connection.ts';
import type { PersonRecord } from './personRecord.ts';

/** The library's name for a password of our own. */
const passwordProvider = 'credential';
/** Ends the made-up address of who has none: the library wants one of everybody. */
const noMail = '@three-rings.invalid';

export type NewPerson = Omit<PersonRecord, 'disabled'>;
export type PersonChange = Partial<
  Pick<PersonRecord, 'name' | 'role' | 'departments' | 'email' | 'disabled'>
>;

type Row = typeof people.$inferSelect;

export async function listPeople(db: Db): Promise<PersonRecord[]> {
  const rows = await db.select().from(people).orderBy(asc(people.username));
  return rows.map(recordOf);
}

export async function findPerson(
  db: Db,
  by: { readonly workNumber: string } | { readonly id: string },
): Promise<(PersonRecord & { readonly id: string }) | null> {
  const wanted = 'id' in by ? eq(people.id, by.id) : eq(people.username, by.workNumber);
  const [row] = await db.select().from(people).where(wanted);
  return row === undefined ? null : { ...recordOf(row), id: row.id };
}

/** @returns false where the work number or the e-mail address is taken; nothing was written then */
export async function addPerson(
  db: Db,
  person: NewPerson,
  made: {
    readonly id: string;
    readonly credentialId: string;
    readonly passwordHash: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const written = { createdAt: made.at, updatedAt: made.at };
  const { workNumber, email, departments, ...rest } = person;
  const inserted = await db
    .insert(people)
    .values({
      ...rest,
      ...written,
      id: made.id,
      username: workNumber,
      departments: [...departments],
      ...mailOf(email, workNumber),
    })
    .onConflictDoNothing()
    .returning({ id: people.id });
  if (inserted.length === 0) return false;
  await db.insert(credentials).values({
    id: made.credentialId,
    userId: made.id,
    providerId: passwordProvider,
    accountId: made.id,
    password: made.passwordHash,
    ...written,
  });
  return true;
}

/** @returns false where the e-mail address belongs to another; nothing was written then */
export async function changePerson(
  db: Db,
  person: { readonly id: string; readonly workNumber: string },
  change: PersonChange,
  at: Date,
): Promise<boolean> {
  const { email, departments, disabled, ...rest } = change;
  if (typeof email === 'string') {
    const [other] = await db
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.email, email), ne(people.id, person.id)));
    if (other !== undefined) return false;
  }
  await db
    .update(people)
    .set({
      ...rest,
      updatedAt: at,
      ...(departments === undefined ? {} : { departments: [...departments] }),
      ...(email === undefined ? {} : mailOf(email, person.workNumber)),
      ...(disabled === undefined ? {} : { disabledAt: disabled ? at : null }),
    })
    .where(eq(people.id, person.id));
  return true;
}

/** The hash of a person's password; null where they have none of ours. */
export async function passwordHashOf(db: Db, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: credentials.password })
    .from(credentials)
    .where(ofPassword(personId));
  return row?.password ?? null;
}

/** @param mustChange whether it was made for them, so that they choose their own next */
export async function setPassword(
  db: Db,
  personId: string,
  made: {
    readonly credentialId: string;
    readonly passwordHash: string;
    readonly mustChange: boolean;
    readonly at: Date;
  },
): Promise<void> {
  await db.delete(credentials).where(ofPassword(personId));
  await db.insert(credentials).values({
    id: made.credentialId,
    userId: personId,
    providerId: passwordProvider,
    accountId: personId,
    password: made.passwordHash,
    createdAt: made.at,
    updatedAt: made.at,
  });
  await db
    .update(people)
    .set({ mustChangePassword: made.mustChange, updatedAt: made.at })
    .where(eq(people.id, personId));
}

/** Takes away the password made for someone who came in by single sign-on instead. */
export async function dropMadePassword(db: Db, personId: string): Promise<void> {
  const dropped = await db
    .update(people)
    .set({ mustChangePassword: false })
    .where(and(eq(people.id, personId), eq(people.mustChangePassword, true)))
    .returning({ id: people.id });
  if (dropped.length > 0) await db.delete(credentials).where(ofPassword(personId));
}

/** Signs a person out everywhere. */
export async function endSessions(db: Db, personId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, personId));
}

/** Within a transaction: locked, so that two can't both remove the last but one. */
export async function activeAdministrators(db: Db): Promise<string[]> {
  const rows = await db
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'administrator'), isNull(people.disabledAt)))
    .for('update');
  return rows.map(({ id }) => id);
}

export async function hasAdministrator(db: Db): Promise<boolean> {
  const [row] = await db
    .select({ count: count() })
    .from(people)
    .where(and(eq(people.role, 'administrator'), isNull(people.disabledAt)));
  return (row?.count ?? 0) > 0;
}

function ofPassword(personId: string) {
  return and(eq(credentials.userId, personId), eq(credentials.providerId, passwordProvider));
}

function mailOf(email: string | null, workNumber: string) {
  return email === null
    ? { email: workNumber + noMail, emailVerified: false }
    : { email: email.toLowerCase(), emailVerified: true };
}

function recordOf(row: Row): PersonRecord {
  return {
    workNumber: row.username,
    name: row.name,
    role: row.role,
    departments: row.departments,
    email: row.emailVerified ? row.email : null,
    mustChangePassword: row.mustChangePassword,
    disabled: row.disabledAt !== null,
  };
}
