/** Someone at the desk as their page asks: each request says who they are. */
import type { DeskRole } from '../accounts/person.ts';
import { type HeldLines, holdLines } from './heldLines.ts';
import type { TestDesk } from './testDesk.ts';

export interface DeskVisitor {
  readonly workNumber: string;
  readonly role: DeskRole;
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
): DeskVisitor {
  const named = (path: string) =>
    `${path}${path.includes('?') ? '&' : '?'}workNumber=${workNumber}`;
  return {
    workNumber,
    role,
    get: (path) => fetch(desk.url + named(path)),
    post: (path, body = {}, headers = {}) => desk.post(named(path), body, headers),
    hold: (path) => holdLines(desk.url + named(path), '\n\n'),
  };
}
