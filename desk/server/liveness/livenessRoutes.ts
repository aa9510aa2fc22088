/**
 * Signs of life, and of death, from the agents' side; and the successor's claim. A process that
 * counts as dead is told so with 410 and must go without a word: another writes the call's journal.
 */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../answers/refusal.ts';
import { requireBearer } from '../guards/requireBearer.ts';
import { idSchema } from '../handoffs/queueRecord.ts';
import type { CallCare } from './callCare.ts';

export interface LivenessRoutesOptions {
  readonly care: CallCare;
  readonly deskSecret: string;
}

export const partSchema = z.coerce.number().int().min(0).max(1_000_000).default(0);
const params = z.object({ callId: idSchema });
const body = z.object({ part: partSchema });

export async function livenessRoutes(
  app: FastifyInstance,
  { care, deskSecret }: LivenessRoutesOptions,
): Promise<void> {
  requireBearer(app, deskSecret);
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const schema = { params, body };

  routes.post('/internal/calls/:callId/alive', { schema }, async (request, reply) => {
    if (!care.beat(request.params.callId, request.body.part)) throw superseded();
    return reply.code(204).send();
  });

  routes.post('/internal/calls/:callId/dead', { schema }, async (request, reply) => {
    care.exited(request.params.callId, request.body.part);
    return reply.code(204).send();
  });

  routes.post('/internal/calls/:callId/takeover', { schema }, async (request, reply) => {
    if (!care.claim(request.params.callId, request.body.part)) throw superseded();
    return reply.code(204).send();
  });
}

/** Another process has the call, or gets it. */
export function superseded(): Refusal {
  return new Refusal(410, 'superseded', '这通电话已由另一个进程接续。');
}
