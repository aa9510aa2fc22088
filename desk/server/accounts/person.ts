/**
 * Who makes a request to the desk: `request.person`.
 *
 * The only way in which routes learn it, so that nothing a page writes into a request decides for
 * whom it acts. While there are no accounts the work number of the query or the body is believed
 * and nobody is barred from anything; roles are checked for all routes in one place, never here.
 */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from '../answers/refusal.ts';
import { workNumberSchema } from '../handoffs/queueRecord.ts';

export const deskRoles = ['caller-service', 'supervisor', 'administrator'] as const;
export type DeskRole = (typeof deskRoles)[number];

export interface DeskPerson {
  readonly workNumber: string;
  readonly name: string;
  readonly role: DeskRole;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** @throws Refusal 401 where nobody is signed in */
    readonly person: DeskPerson;
  }
}

const named = z.object({ workNumber: workNumberSchema });

/** Gives every request its `person`. */
export function decoratePerson(app: FastifyInstance): void {
  app.decorateRequest('person', {
    getter(this: FastifyRequest) {
      return personOf(this);
    },
  });
}

function personOf(request: FastifyRequest): DeskPerson {
  const found = [request.query, request.body].map((said) => named.safeParse(said).data);
  const workNumber = found.find((each) => each !== undefined)?.workNumber;
  if (workNumber === undefined) throw new Refusal(401, 'signed_out', '请先登录。');
  return { workNumber, name: workNumber, role: 'administrator' };
}
