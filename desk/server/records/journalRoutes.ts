/** Journals on their way into the database: batches come in at least once, receipts go out. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { callIdSchema, readLine } from '../../../records/journal/store/journalLine.ts';
import {
  createJournalStore,
  InvalidBatch,
  type Receipt,
} from '../../../records/journal/store/journalStore.ts';
import { Refusal } from '../answers/refusal.ts';
import { requireBearer } from '../guards/requireBearer.ts';
import type { RecordsAccess } from './recordsKeeper.ts';

export interface JournalRoutesOptions {
  readonly records: RecordsAccess;
  readonly deskSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Told when something new of a call is stored. */
  readonly stored: (callId: string) => void;
}

/** Of a request; a sender's batches stay well below. */
const bodyLimit = 2 * 1024 * 1024;
const batch = z.object({ lines: z.array(z.string()).min(1).max(500) });
const call = z.object({ callId: callIdSchema });

export async function journalRoutes(
  app: FastifyInstance,
  { records, deskSecret, now, stored }: JournalRoutesOptions,
): Promise<void> {
  requireBearer(app, deskSecret);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post('/internal/journal', { bodyLimit, schema: { body: batch } }, async (request) => {
    const receipt = await records.use(async (database) => {
      const store = createJournalStore(database, () => new Date(now()));
      return await store.store(request.body.lines).catch(refuseInvalid);
    });
    const first = receipt.outcome === 'stored' ? readLine(request.body.lines[0] ?? '') : null;
    if (first !== null) stored(first.event.callId);
    if (receipt.outcome === 'refused') request.log.error({ receipt }, 'journal lines refused');
    return answerTo(receipt);
  });

  routes.get('/internal/journal', async () =>
    records.use(async (database) => ({
      databaseId: await createJournalStore(database, () => new Date(now())).databaseId(),
    })),
  );

  routes.get('/internal/journal/:callId', { schema: { params: call } }, async (request) =>
    records.use(async (database) => ({
      heads: await createJournalStore(database, () => new Date(now())).heads(request.params.callId),
    })),
  );

  /** For a successor on another machine. */
  routes.get('/internal/journal/:callId/lines', { schema: { params: call } }, async (request) =>
    records.use(async (database) => ({
      lines: await createJournalStore(database, () => new Date(now())).lines(request.params.callId),
    })),
  );
}

function answerTo(receipt: Receipt) {
  if (receipt.outcome === 'stored') return { head: receipt.head };
  if (receipt.outcome === 'gap') {
    throw new Refusal(409, 'gap', '缺少前面的事件。', { details: { expected: receipt.expected } });
  }
  const { fault, part, seq } = receipt;
  throw new Refusal(409, fault, '与已保存的日志矛盾，没有保存。', { details: { part, seq } });
}

function refuseInvalid(error: unknown): never {
  if (error instanceof InvalidBatch) throw new Refusal(400, 'invalid', `${error.message}。`);
  throw error;
}
