/**
 * Who may call which route of the desk's API: the one place that says so. A route that does not
 * stand here is closed to everybody, and a test fails.
 */
import type { DeskRole } from './person.ts';

export interface RouteAccess {
  /** `everyone`: also who is not signed in. */
  readonly roles: 'everyone' | readonly DeskRole[];
  /** Open also to who must choose a password of their own first. */
  readonly withMadePassword?: true;
}

const everyone = { roles: 'everyone' } as const;
const people = { roles: ['caller-service', 'supervisor', 'administrator'] } as const;
const administrators = { roles: ['administrator'] } as const;

export const routeAccess: Readonly<Record<string, RouteAccess>> = {
  'GET /desk/api/session': everyone,
  'POST /desk/api/sign-in': everyone,
  'POST /desk/api/sign-out': everyone,
  'POST /desk/api/first-administrator': everyone,
  'GET /desk/api/sign-in/oidc': everyone,
  'GET /desk/api/sign-in/callback/oidc': everyone,
  'POST /desk/api/password': { ...people, withMadePassword: true },

  'GET /desk/api/socket': people,
  'GET /desk/api/call-words': people,
  'POST /desk/api/calls/:callId/requests': people,
  'POST /desk/api/handoffs/:handoffId/entered': people,
  'POST /desk/api/handoffs/:handoffId/accept': people,
  'POST /desk/api/handoffs/:handoffId/decline': people,

  'GET /desk/api/people': administrators,
  'POST /desk/api/people': administrators,
  'POST /desk/api/people/:workNumber': administrators,
  'POST /desk/api/people/:workNumber/password': administrators,
};

/** @param route as registered, e.g. `/desk/api/people/:workNumber` */
export function accessTo(method: string, route: string): RouteAccess | undefined {
  return routeAccess[`${method === 'HEAD' ? 'GET' : method} ${route}`];
}
