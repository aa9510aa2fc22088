/**
 * Sessions without a database, for tests of what lies behind the sign-in: a cookie says in plain
 * words who makes the request.
 */
import type { SessionReader } from '../accounts/deskSessions.ts';
import { type DeskRole, deskRoles } from '../accounts/person.ts';

const name = 'three-rings-test';

/** The `cookie` header of a person. */
export function namedCookie(workNumber: string, role: DeskRole = 'caller-service'): string {
  return `${name}=${workNumber}.${role}`;
}

export const namedSessions: SessionReader = {
  async read(cookies) {
    const said = cookies?.match(/three-rings-test=(\d{2,6})\.([a-z-]+)/);
    const role = deskRoles.find((each) => each === said?.[2]);
    const workNumber = said?.[1];
    if (role === undefined || workNumber === undefined) return null;
    const person = { workNumber, name: `${workNumber} 号`, role, departments: [] };
    return { person, mustChangePassword: false };
  },
  refresh: async () => [],
  forget: () => undefined,
};
