/**
 * Single sign-on: away to the company's own house and back. Only people whom an administrator has
 * entered with their e-mail address come in, and only where that house vouches for the address.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dropMadePassword } from '../../../records/people/peopleStore.ts';
import { addressHeader, oidcProvider, signInPath } from './accountLibrary.ts';
import { throwCause } from './libraryFaults.ts';
import type { AccountsOptions } from './signInDesk.ts';

export interface OidcRoutesOptions extends Pick<AccountsOptions, 'records' | 'library'> {
  readonly origin: string;
  /** Beginnings that one address may make in a minute. */
  readonly signInsPerMinute: number;
}

export async function oidcRoutes(app: FastifyInstance, options: OidcRoutesOptions): Promise<void> {
  const { records, library, origin } = options;
  const config = { rateLimit: { max: options.signInsPerMinute, timeWindow: 60_000 } };

  app.get(`${signInPath}/oidc`, { config }, (request, reply) =>
    records.use(async (database) => {
      const { api } = await library(database);
      const page = `${origin}/desk`;
      const body = { provider: oidcProvider, callbackURL: page, errorCallbackURL: page };
      const headers = headersOf(request);
      const begun = await api
        .signInSocial({ body, headers, returnHeaders: true })
        .catch((error: unknown) => {
          request.log.warn({ err: error }, 'single sign-on could not begin');
          return null;
        });
      if (begun === null) return reply.redirect(`${page}?error=sso_unreachable`);
      passCookies(begun.headers, reply);
      return reply.redirect(begun.response.url ?? `${page}?error=sso_unreachable`);
    }),
  );

  app.get(`${signInPath}/callback/${oidcProvider}`, { config }, (request, reply) =>
    records.use(async (database) => {
      const { handler, api } = await library(database);
      const headers = headersOf(request);
      const answer = await handler(new Request(new URL(request.url, origin), { headers })).catch(
        throwCause,
      );
      passCookies(answer.headers, reply);
      const cookie = cookiesFrom(answer.headers);
      const opened = await api
        .getSession({ headers: new Headers({ cookie }), query: { disableRefresh: true } })
        .catch(throwCause);
      if (opened !== null) await dropMadePassword(database.db, opened.user.id);
      const target = answer.headers.get('location') ?? '';
      const ours = target === origin || target.startsWith(`${origin}/`);
      return reply.redirect(ours ? target : `${origin}/desk?error=sso_failed`);
    }),
  );
}

function headersOf(request: FastifyRequest): Headers {
  return new Headers({
    cookie: request.headers.cookie ?? '',
    'user-agent': (request.headers['user-agent'] ?? '').slice(0, 200),
    [addressHeader]: request.ip,
  });
}

function passCookies(headers: Headers, reply: FastifyReply): void {
  for (const cookie of headers.getSetCookie()) reply.header('set-cookie', cookie);
}

/** As a browser would send them next. */
function cookiesFrom(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .join('; ');
}
