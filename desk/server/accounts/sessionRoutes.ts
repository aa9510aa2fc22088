/** Who sits at this page, signing in and out, one's own password, the first administrator. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { workNumberSchema } from '../handoffs/queueRecord.ts';
import type { SessionReader } from './deskSessions.ts';
import type { HeldConnections } from './heldConnections.ts';
import { nameSchema } from './peopleRoutes.ts';
import type { SignInDesk, Visit } from './signInDesk.ts';

export interface SessionRoutesOptions {
  readonly sessions: SessionReader;
  readonly held: HeldConnections;
  readonly desk: SignInDesk;
  /** Where single sign-on begins; null where there is none. */
  readonly singleSignOn: string | null;
  /** Whether the database is there. */
  readonly isReady: () => boolean;
  /** Attempts that one address may make in a minute, right ones included. */
  readonly signInsPerMinute: number;
}

/** Long enough for every rule; what is longer is no password of ours. */
const secret = z.string().min(1).max(256);
const signIn = z.strictObject({ workNumber: workNumberSchema, password: secret });
const choice = z.strictObject({ present: secret, next: secret });
const first = z.strictObject({
  secret,
  workNumber: workNumberSchema,
  name: nameSchema,
  password: secret,
});
const nothing = z.strictObject({}).nullish();

export async function sessionRoutes(
  app: FastifyInstance,
  options: SessionRoutesOptions,
): Promise<void> {
  const { sessions, held, desk, singleSignOn, isReady } = options;
  const rateLimit = { max: options.signInsPerMinute, timeWindow: 60_000 };
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/desk/api/session', async (request, reply) => {
    const { cookie } = request.headers;
    const signedIn = await sessions.read(cookie);
    if (signedIn !== null && isReady()) give(reply, await sessions.refresh(cookie));
    reply.header('cache-control', 'no-store');
    return {
      person: signedIn?.person ?? null,
      mustChangePassword: signedIn?.mustChangePassword ?? false,
      singleSignOn,
      ready: isReady(),
    };
  });

  routes.post(
    '/desk/api/sign-in',
    { config: { rateLimit }, schema: { body: signIn } },
    async (request, reply) => {
      const { workNumber, password } = request.body;
      const signedIn = desk.signIn(workNumber, password, visitOf(request));
      // Who has to look into an attack finds it here.
      signedIn.then(
        () => request.log.info({ workNumber }, 'signed in'),
        () => request.log.warn({ workNumber, address: request.ip }, 'sign-in refused'),
      );
      give(reply, await signedIn);
      return { signedIn: true };
    },
  );

  routes.post('/desk/api/sign-out', { schema: { body: nothing } }, async (request, reply) => {
    const { cookie } = request.headers;
    const signedIn = await sessions.read(cookie);
    if (cookie !== undefined) give(reply, await desk.signOut(cookie));
    if (signedIn !== null) endOthers(reply, signedIn.person.workNumber);
    return { signedOut: true };
  });

  routes.post(
    '/desk/api/password',
    { config: { rateLimit }, schema: { body: choice } },
    async (request, reply) => {
      const { workNumber } = request.person;
      give(reply, await desk.choosePassword(workNumber, request.body, visitOf(request)));
      endOthers(reply, workNumber);
      return { changed: true };
    },
  );

  routes.post(
    '/desk/api/first-administrator',
    { config: { rateLimit }, schema: { body: first } },
    async (request, reply) => {
      const { secret: link, ...person } = request.body;
      give(reply, await desk.makeFirstAdministrator(link, person, visitOf(request)));
      return { signedIn: true };
    },
  );

  /** Once this answer is out: streams of sessions that are over end. */
  function endOthers(reply: FastifyReply, workNumber: string): void {
    sessions.forget(workNumber);
    reply.raw.once('close', () => void held.check());
  }
}

function give(reply: FastifyReply, cookies: readonly string[]): void {
  for (const cookie of cookies) reply.header('set-cookie', cookie);
}

function visitOf(request: FastifyRequest): Visit {
  return { address: request.ip, agent: (request.headers['user-agent'] ?? '').slice(0, 200) };
}
