/**
 * Who makes a request to the desk: `request.person`.
 *
 * The only way in which routes learn it, so that nothing a page writes into a request decides for
 * whom it acts. It comes from the session; roles are checked for all routes in one place, never here.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import {
  type PersonRecord,
  type PersonRole,
  personRoles,
} from '../../../records/people/personRecord.ts';
import { Refusal } from '../answers/refusal.ts';

export const deskRoles = personRoles;
export type DeskRole = PersonRole;
export type DeskPerson = Pick<PersonRecord, 'workNumber' | 'name' | 'role' | 'departments'>;

/** Someone whose session is good. */
export interface SignedIn {
  readonly person: DeskPerson;
  /** They signed in with a password made for them: nothing is open to them but to choose their own. */
  readonly mustChangePassword: boolean;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** @throws Refusal 401 where nobody is signed in */
    readonly person: DeskPerson;
  }
}

const known = new WeakMap<FastifyRequest, DeskPerson>();

/** Gives every request its `person`. */
export function decoratePerson(app: FastifyInstance): void {
  app.decorateRequest('person', {
    getter(this: FastifyRequest) {
      const person = known.get(this);
      if (person === undefined) throw signedOut();
      return person;
    },
  });
}

/** Only for who has read the session. */
export function recognise(request: FastifyRequest, person: DeskPerson): void {
  known.set(request, person);
}

export function signedOut(): Refusal {
  return new Refusal(401, 'signed_out', '请先登录。');
}
