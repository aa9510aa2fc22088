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
const supervisors = { roles: ['supervisor', 'administrator'] } as const;
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
  'POST /desk/api/calls/:callId/requests': people,
  'GET /desk/api/handoffs/:handoffId/briefing': people,
  'POST /desk/api/handoffs/:handoffId/entered': people,
  'POST /desk/api/handoffs/:handoffId/accept': people,
  'POST /desk/api/handoffs/:handoffId/decline': people,

  'GET /desk/api/workbench': people,
  'GET /desk/api/knowledge': people,
  'GET /desk/api/calls/:callId/events': people,
  'GET /desk/api/calls/:callId/caller': people,
  'POST /desk/api/calls/:callId/wrap-up': people,
  'POST /desk/api/calls/:callId/whisper': people,
  'GET /desk/api/tickets': people,
  'GET /desk/api/tickets/:ticketId': people,
  'POST /desk/api/tickets/:ticketId/take': people,
  'POST /desk/api/tickets/:ticketId/release': people,
  'POST /desk/api/tickets/:ticketId/note': people,
  'POST /desk/api/tickets/:ticketId/close': people,
  'POST /desk/api/tickets/:ticketId/reopen': people,
  'POST /desk/api/tickets/:ticketId/call': people,

  'GET /desk/api/supervision/events': supervisors,
  'POST /desk/api/supervision/calls/:callId/enter': supervisors,

  'GET /desk/api/people': administrators,
  'POST /desk/api/people': administrators,
  'POST /desk/api/people/:workNumber': administrators,
  'POST /desk/api/people/:workNumber/password': administrators,
};

/** @param route as registered, e.g. `/desk/api/people/:workNumber` */
export function accessTo(method: string, route: string): RouteAccess | undefined {
  return routeAccess[`${method === 'HEAD' ? 'GET' : method} ${route}`];
}
