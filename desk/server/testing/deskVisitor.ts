/** Someone at the desk as their page asks: each request brings the cookie of their session. */
import type { DeskRole } from '../accounts/person.ts';
import { type HeldLines, holdLines } from './heldLines.ts';
import { namedCookie } from './namedSessions.ts';
import type { TestDesk } from './testDesk.ts';

export interface DeskVisitor {
  readonly workNumber: string;
  readonly role: DeskRole;
  /** The `cookie` header. */
  readonly cookie: string;
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Opens a stream of server-sent events. */
  hold(path: string): Promise<HeldLines>;
}

/** A person of this role, signed in at the desk. */
export function visit(
  desk: TestDesk,
  workNumber: string,
  role: DeskRole = 'caller-service',
  cookie = namedCookie(workNumber, role),
): DeskVisitor {
  return {
    workNumber,
    role,
    cookie,
    get: (path) => fetch(desk.url + path, { headers: { cookie } }),
    post: (path, body = {}, headers = {}) => desk.post(path, body, { cookie, ...headers }),
    hold: (path) => holdLines(desk.url + path, '\n\n', { cookie }),
  };
}
