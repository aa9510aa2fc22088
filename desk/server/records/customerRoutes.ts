/**
 * What calls read of customers. Searched for by post: a phone number has no place in an address,
 * which ends up in logs. Whom the answer may be told to is the calls' business.
 */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { createDatabaseCustomers } from '../../../records/customers/databaseCustomers.ts';
import { requireBearer } from '../guards/requireBearer.ts';
import type { RecordsAccess } from './recordsKeeper.ts';

export interface CustomerRoutesOptions {
  readonly records: RecordsAccess;
  readonly deskSecret: string;
}

/** Control characters are in no key, and the database takes none. */
const key = z.string().regex(/^\P{Cc}{1,100}$/u);
const search = z.union([z.strictObject({ phone: key }), z.strictObject({ order: key })]);
const customer = z.strictObject({ customerId: key });

export async function customerRoutes(
  app: FastifyInstance,
  { records, deskSecret }: CustomerRoutesOptions,
): Promise<void> {
  requireBearer(app, deskSecret);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post('/internal/customers/find', { schema: { body: search } }, async ({ body }) =>
    records.use(async ({ db }) => {
      const customers = createDatabaseCustomers(db);
      return {
        customer:
          'phone' in body
            ? await customers.findByPhone(body.phone)
            : await customers.findByOrder(body.order),
      };
    }),
  );

  routes.post('/internal/customers/history', { schema: { body: customer } }, async ({ body }) =>
    records.use(({ db }) => createDatabaseCustomers(db).history(body.customerId)),
  );
}
