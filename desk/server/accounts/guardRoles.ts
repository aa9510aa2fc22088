/** Lets a request of the desk's API through only where its person's role may make it. */
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../answers/refusal.ts';
import type { SessionReader } from './deskSessions.ts';
import type { HeldConnections } from './heldConnections.ts';
import { decoratePerson, recognise, signedOut } from './person.ts';
import { accessTo } from './routeAccess.ts';

const deskRoute = /^\/desk\/api(\/|$)/;

export function guardRoles(
  app: FastifyInstance,
  sessions: SessionReader,
  held: HeldConnections,
): void {
  decoratePerson(app);
  app.addHook('onRequest', async (request, reply) => {
    // The route, not the address: the router decodes `/%64esk` before it matches.
    const route = request.routeOptions.url ?? '';
    if (!deskRoute.test(route)) return;
    const access = accessTo(request.method, route);
    if (access === undefined) throw forbidden();
    if (access.roles === 'everyone') return;
    const { cookie } = request.headers;
    const signedIn = await sessions.read(cookie);
    if (signedIn === null) throw signedOut();
    if (signedIn.mustChangePassword && access.withMadePassword !== true) {
      throw new Refusal(403, 'own_password_needed', '请先把初始密码改成自己的密码。');
    }
    if (!access.roles.includes(signedIn.person.role)) throw forbidden();
    recognise(request, signedIn.person);
    held.watch(request.raw.socket, reply.raw, cookie);
  });
}

function forbidden(): Refusal {
  return new Refusal(403, 'forbidden', '您的角色不能做这件事。');
}
