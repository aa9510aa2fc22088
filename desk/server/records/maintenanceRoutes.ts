/** The operator's commands while this server has the database: erase, back up, sample data. */
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callerSelectorSchema } from '../../../records/erasure/callerSelector.ts';
import { erasuresAfter } from '../../../records/erasure/erasuresAfter.ts';
import { callIdSchema } from '../../../records/journal/store/journalLine.ts';
import { localMaintenance } from '../../../records/maintenance/localMaintenance.ts';
import { type Maintenance, MaintenanceFault } from '../../../records/maintenance/maintenance.ts';
import { Refusal } from '../answers/refusal.ts';
import { requireBearer } from '../guards/requireBearer.ts';
import type { RecordsAccess } from './recordsKeeper.ts';

export interface MaintenanceRoutesOptions {
  readonly records: RecordsAccess;
  readonly deskSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const preview = z.strictObject({ selector: callerSelectorSchema });
const erasure = preview.extend({ callIds: z.array(callIdSchema).min(1).max(10_000) });
const position = z.object({ after: z.string().max(64).default('') });
const bodyLimit = 1024 * 1024;

export async function maintenanceRoutes(
  app: FastifyInstance,
  { records, deskSecret, now }: MaintenanceRoutesOptions,
): Promise<void> {
  requireBearer(app, deskSecret);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const on = <T>(work: (maintenance: Maintenance) => Promise<T>): Promise<T> =>
    records.use((database) =>
      work(localMaintenance(database, () => new Date(now()))).catch(refuseFault),
    );

  routes.post(
    '/internal/maintenance/erasures/preview',
    { schema: { body: preview } },
    async ({ body }) => ({ calls: await on((records) => records.findCalls(body.selector)) }),
  );

  routes.post(
    '/internal/maintenance/erasures',
    { bodyLimit, schema: { body: erasure } },
    async ({ body: { selector, callIds } }) => on((records) => records.erase(selector, callIds)),
  );

  routes.post('/internal/maintenance/sample-data', async () => ({
    added: await on((records) => records.seed()),
  }));

  routes.get('/internal/maintenance/backup', async (_request, reply) => {
    const lines = await on(async (records) => records.backup());
    return reply.type('application/x-ndjson').send(Readable.from(withLineFeeds(lines)));
  });

  routes.get('/internal/erasures', { schema: { querystring: position } }, async ({ query }) =>
    records.use(async ({ db }) => ({ erasures: await erasuresAfter(db, query.after) })),
  );
}

/** Each line with its end, gathered so that not every row is a packet of its own. */
async function* withLineFeeds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let gathered = '';
  for await (const line of lines) {
    gathered += `${line}\n`;
    if (gathered.length < 64 * 1024) continue;
    yield gathered;
    gathered = '';
  }
  if (gathered !== '') yield gathered;
}

function refuseFault(error: unknown): never {
  if (error instanceof MaintenanceFault) throw new Refusal(409, 'refused', error.message);
  throw error;
}
