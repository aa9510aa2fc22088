/**
 * The accounts' library (better-auth) on our own tables: it hashes and checks passwords, signs and
 * reads session cookies, and speaks OpenID Connect. None of its own routes is reachable but the one
 * by which single sign-on comes back; nobody registers themselves and no profile comes from outside.
 *
 * Loaded when the database is there, not at the start: it costs half a second that callers would wait.
 */
import type { RecordsDatabase } from '../../../records/database/openDatabase.ts';
import { credentials, people, sessions, verifications } from '../../../records/database/schema.ts';
import { findPerson } from '../../../records/people/peopleStore.ts';
import type { OidcSettings } from './oidcSettings.ts';

export interface AccountSettings {
  /** Signs the cookies; its change signs everybody out. */
  readonly secret: string;
  /** As browsers name this server, e.g. `https://desk.example.com`. */
  readonly origin: string;
  readonly oidc: OidcSettings | null;
}

export interface LibraryReports {
  /** A fault of single sign-on, in the library's words. */
  readonly fault: (message: string) => void;
}

export const cookiePrefix = 'three-rings';
export const oidcProvider = 'oidc';
/** Of the library's one route: `/callback/oidc` below it. */
export const signInPath = '/desk/api/sign-in';
/** The header in which the library finds the address that we give it. */
export const addressHeader = 'x-three-rings-address';
/** A long shift; each use within it begins it anew, at most once in half an hour. */
const sessionInS = 12 * 3600;
const refreshAfterInS = 1800;

export type AccountLibrary = Awaited<ReturnType<typeof openLibrary>>;

export async function openLibrary(
  { db }: Pick<RecordsDatabase, 'db'>,
  { secret, origin, oidc }: AccountSettings,
  { fault }: LibraryReports,
) {
  const [{ betterAuth }, { APIError }, { drizzleAdapter }, { username }, { genericOAuth }] =
    await Promise.all([
      import('better-auth/minimal'),
      import('better-auth/api'),
      import('better-auth/adapters/drizzle'),
      import('better-auth/plugins/username'),
      import('better-auth/plugins/generic-oauth'),
    ]);
  const refuseDisabled = async ({ userId }: { readonly userId: string }) => {
    const person = await findPerson(db, { id: userId });
    if (person === null || person.disabled) throw new APIError('FORBIDDEN', { code: 'disabled' });
  };
  return betterAuth({
    secret,
    baseURL: origin,
    basePath: signInPath,
    database: drizzleAdapter(db, {
      provider: 'pg',
      schema: {
        user: people,
        session: sessions,
        account: credentials,
        verification: verifications,
      },
    }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { log: (level, message) => level === 'error' && fault(message) },
    onAPIError: { errorURL: `${origin}/desk` },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128 },
    session: { expiresIn: sessionInS, updateAge: refreshAfterInS },
    account: { accountLinking: { enabled: true }, updateAccountOnSignIn: false },
    databaseHooks: { session: { create: { before: refuseDisabled } } },
    advanced: {
      cookiePrefix,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { path: '/desk', httpOnly: true },
      cookies: { session_token: { attributes: { sameSite: 'strict' } } },
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 6,
        usernameValidator: (value) => /^\d{2,6}$/.test(value),
        displayUsername: false,
      }),
      ...(oidc === null
        ? []
        : [
            genericOAuth({
              config: [
                {
                  providerId: oidcProvider,
                  discoveryUrl: `${oidc.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
                  clientId: oidc.clientId,
                  clientSecret: oidc.clientSecret,
                  scopes: ['openid', 'email', 'profile'],
                  pkce: true,
                  disableSignUp: true,
                  requireIdTokenVerification: true,
                },
              ],
            }),
          ]),
    ],
  });
}
