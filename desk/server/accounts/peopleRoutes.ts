/** The administrator's requests: the people at the desk. A made password is in the answer, once. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PersonChange } from '../../../records/people/peopleStore.ts';
import { workNumberSchema } from '../handoffs/queueRecord.ts';
import type { SessionReader } from './deskSessions.ts';
import type { HeldConnections } from './heldConnections.ts';
import type { PeopleDesk } from './peopleDesk.ts';
import { deskRoles } from './person.ts';

export interface PeopleRoutesOptions {
  readonly desk: PeopleDesk;
  readonly sessions: SessionReader;
  readonly held: HeldConnections;
  /** Of the company, by name. */
  readonly departments: readonly string[];
}

/** As people are called; no control characters, which would be invisible. */
export const nameSchema = z
  .string()
  .trim()
  .regex(/^\P{C}{1,40}$/u);

export async function peopleRoutes(
  app: FastifyInstance,
  { desk, sessions, held, departments }: PeopleRoutesOptions,
): Promise<void> {
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const fields = {
    name: nameSchema,
    role: z.enum(deskRoles),
    departments: z.array(z.enum(departments)).max(departments.length),
    email: z.email().max(200).nullable(),
  };
  const person = z.strictObject({ workNumber: workNumberSchema, ...fields });
  const change = z.strictObject({ ...fields, disabled: z.boolean() }).partial();
  const parameters = z.object({ workNumber: workNumberSchema });
  const nothing = z.strictObject({}).nullish();

  /** Whoever was changed is asked for anew, with their streams. */
  const anew = async (workNumber: string) => {
    sessions.forget(workNumber);
    await held.check();
  };

  routes.get('/desk/api/people', async () => ({ people: await desk.list(), departments }));

  routes.post('/desk/api/people', { schema: { body: person } }, async (request, reply) => {
    const password = await desk.add(request.body);
    const { workNumber, role } = request.body;
    request.log.info({ by: request.person.workNumber, workNumber, role }, 'person added');
    reply.header('cache-control', 'no-store');
    return reply.code(201).send({ password });
  });

  routes.post(
    '/desk/api/people/:workNumber',
    { schema: { params: parameters, body: change } },
    async (request) => {
      const { workNumber } = request.params;
      await desk.change(workNumber, given(request.body));
      const { role, disabled } = request.body;
      const by = request.person.workNumber;
      request.log.info({ by, workNumber, role, disabled }, 'person changed');
      await anew(workNumber);
      return { changed: true };
    },
  );

  routes.post(
    '/desk/api/people/:workNumber/password',
    { schema: { params: parameters, body: nothing } },
    async (request, reply) => {
      const { workNumber } = request.params;
      const password = await desk.resetPassword(workNumber);
      request.log.info({ by: request.person.workNumber, workNumber }, 'password reset');
      await anew(workNumber);
      reply.header('cache-control', 'no-store');
      return { password };
    },
  );
}

/** Without the fields that were left out. */
function given(
  change: { readonly [Key in keyof PersonChange]?: PersonChange[Key] | undefined },
): PersonChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
