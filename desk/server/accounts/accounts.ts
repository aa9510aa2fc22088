/** Wires the accounts of the people at the desk from their parts. */
import { hkdfSync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { type AccountLibrary, openLibrary, signInPath } from './accountLibrary.ts';
import { DeskSessions, type SessionReader } from './deskSessions.ts';
import type { FirstAdministrator } from './firstAdministrator.ts';
import { guardRoles } from './guardRoles.ts';
import { HeldConnections } from './heldConnections.ts';
import { oidcRoutes } from './oidcRoutes.ts';
import type { OidcSettings } from './oidcSettings.ts';
import { PeopleDesk } from './peopleDesk.ts';
import { peopleRoutes } from './peopleRoutes.ts';
import { sessionRoutes } from './sessionRoutes.ts';
import { type AccountsOptions, SignInDesk } from './signInDesk.ts';

export interface AccountsDependencies extends Omit<AccountsOptions, 'library'> {
  readonly deskSecret: string;
  /** As browsers name this server. */
  readonly origin: string;
  readonly oidc: OidcSettings | null;
  readonly first: FirstAdministrator;
  readonly departments: readonly string[];
  readonly signInsPerMinute: number;
  /** Another reader than the database's, for tests of what lies behind. */
  readonly sessions?: SessionReader;
}

const checkEveryMs = 10_000;

/** Every route registered after this is guarded by it. */
export async function openAccounts(
  app: FastifyInstance,
  dependencies: AccountsDependencies,
): Promise<void> {
  const { records, ids, now, origin, oidc, first, departments, signInsPerMinute } = dependencies;
  const library = librariesOf(app, dependencies);
  const options: AccountsOptions = { records, library, ids, now };
  const sessions = dependencies.sessions ?? new DeskSessions({ records, library, now });
  const held = new HeldConnections({ sessions, checkEveryMs });
  app.addHook('preClose', async () => held.close());
  guardRoles(app, sessions, held);
  await app.register(sessionRoutes, {
    sessions,
    held,
    desk: new SignInDesk(options, first),
    singleSignOn: oidc === null ? null : `${origin}${signInPath}/oidc`,
    isReady: () => records.ready,
    signInsPerMinute,
  });
  await app.register(peopleRoutes, { desk: new PeopleDesk(options), sessions, held, departments });
  if (oidc !== null) await app.register(oidcRoutes, { records, library, origin, signInsPerMinute });
}

/** One library for each database that is opened; loaded when first asked for. */
function librariesOf(
  app: FastifyInstance,
  { deskSecret, origin, oidc }: AccountsDependencies,
): AccountsOptions['library'] {
  const secret = Buffer.from(hkdfSync('sha256', deskSecret, '', 'accounts', 32)).toString('hex');
  const open = new WeakMap<RecordsDatabase, Promise<AccountLibrary>>();
  const fault = (message: string) => app.log.warn({ reason: message }, 'accounts library');
  return (database) => {
    const before = open.get(database);
    if (before !== undefined) return before;
    const opening = openLibrary(database, { secret, origin, oidc }, { fault });
    open.set(database, opening);
    opening.catch(() => open.delete(database));
    return opening;
  };
}
