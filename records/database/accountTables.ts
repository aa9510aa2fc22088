/**
 * The tables of the people at the desk: who they are, how they prove it, where they are signed in.
 * The first four have the columns that the accounts' library expects under its own names (`people`
 * is its `user`, `credentials` its `account`). Nothing of a call stands here.
 */
import {
  boolean,
  index,
  integer,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
} from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const written = {
  createdAt: instant('created_at').notNull(),
  updatedAt: instant('updated_at').notNull(),
};

export const people = pgTable('people', {
  id: text('id').primaryKey(),
  /** The work number. */
  username: text('work_number').notNull().unique(),
  name: text('name').notNull(),
  role: text('role', { enum: ['caller-service', 'supervisor', 'administrator'] })
    .notNull()
    .default('caller-service'),
  /** Names of the departments whose calls they take. */
  departments: text('departments').array().notNull().default([]),
  /** By which single sign-on knows them; a made-up one under `.invalid` where there is none. */
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull(),
  image: text('image'),
  /** The password was made for them; nothing else is open to them until they choose their own. */
  mustChangePassword: boolean('must_change_password').notNull().default(false),
  /** Null: may sign in. */
  disabledAt: instant('disabled_at'),
  ...written,
});

const personId = () =>
  text('person_id')
    .notNull()
    .references(() => people.id, { onDelete: 'cascade' });

export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull().unique(),
    userId: personId(),
    expiresAt: instant('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    ...written,
  },
  (table) => [index('sessions_by_person').on(table.userId)],
);

export const credentials = pgTable(
  'credentials',
  {
    id: text('id').primaryKey(),
    userId: personId(),
    providerId: text('provider_id').notNull(),
    accountId: text('account_id').notNull(),
    /** Hashed with a salt of its own; null where another house proves who they are. */
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: instant('access_token_expires_at'),
    refreshTokenExpiresAt: instant('refresh_token_expires_at'),
    scope: text('scope'),
    ...written,
  },
  (table) => [
    index('credentials_by_person').on(table.userId),
    uniqueIndex('credentials_once').on(table.providerId, table.accountId),
  ],
);

/** What single sign-on waits for between going to the other house and coming back. */
export const verifications = pgTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: instant('expires_at').notNull(),
    ...written,
  },
  (table) => [index('verifications_by_identifier').on(table.identifier)],
);

/** Attempts to sign in that have not succeeded, by work number, by address, and by both. */
export const signInFailures = pgTable('sign_in_failures', {
  key: text('key').primaryKey(),
  failures: integer('failures').notNull(),
  firstAt: instant('first_at').notNull(),
  lockedUntil: instant('locked_until'),
});
