/** The call processes' side: offers and their end come in, commands go out. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../answers/refusal.ts';
import type { TakenCalls } from '../calls/takenCalls.ts';
import { requireBearer } from '../guards/requireBearer.ts';
import type { CallCare } from '../liveness/callCare.ts';
import { partSchema, superseded } from '../liveness/livenessRoutes.ts';
import { HeldStream } from '../streams/heldStream.ts';
import type { FrontDesk } from './frontDesk.ts';
import { handoffOfferSchema, idSchema, workNumberSchema } from './queueRecord.ts';

export interface InternalRoutesOptions {
  readonly frontDesk: FrontDesk;
  readonly takenCalls: TakenCalls;
  readonly care: CallCare;
  readonly deskSecret: string;
}

const call = z.object({ callId: idSchema });
const offer = call.extend({ handoffId: idSchema });
const position = z.object({
  after: z.coerce.number().int().min(0).default(0),
  part: partSchema,
});

export async function internalRoutes(
  app: FastifyInstance,
  { frontDesk, takenCalls, care, deskSecret }: InternalRoutesOptions,
): Promise<void> {
  requireBearer(app, deskSecret);
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/internal/calls/:callId/commands',
    { schema: { params: call, querystring: position } },
    (request, reply) => {
      const { callId } = request.params;
      if (!care.streamOpened(callId, request.query.part)) throw superseded();
      takenCalls.note(callId);
      const stream = new HeldStream();
      frontDesk.listen(callId, request.query.after, stream);
      return stream.answer(reply, 'application/x-ndjson; charset=utf-8');
    },
  );

  routes.post(
    '/internal/calls/:callId/taken',
    { schema: { params: call } },
    async (request, reply) => {
      takenCalls.note(request.params.callId);
      care.taken(request.params.callId);
      return reply.code(204).send();
    },
  );

  routes.post(
    '/internal/calls/:callId/offers',
    { schema: { params: call, body: handoffOfferSchema } },
    async (request) => {
      if (request.body.callId !== request.params.callId) {
        throw new Refusal(400, 'invalid', '请求的内容有误（callId）。');
      }
      const answer = frontDesk.offer(request.body);
      if (answer.outcome !== 'rings') return { human: null, queued: answer.outcome === 'queued' };
      const { human, phone } = answer;
      return { human, queued: false, ...(phone === undefined ? {} : { phone }) };
    },
  );

  routes.get(
    '/internal/calls/:callId/offers/:handoffId',
    { schema: { params: offer } },
    async (request) => {
      const news = frontDesk.news(request.params.callId, request.params.handoffId);
      if (!news) throw new Refusal(404, 'gone', '这个转接不在等待。');
      return news;
    },
  );

  routes.post(
    '/internal/calls/:callId/offers/:handoffId/accepted',
    { schema: { params: offer, body: z.object({ human: workNumberSchema }) } },
    async (request, reply) => {
      const { outcome } = frontDesk.accept(request.params.handoffId, request.body.human);
      if (outcome !== 'claimed') throw new Refusal(409, outcome, '这通来电不能再接听。');
      return reply.code(204).send();
    },
  );

  routes.delete(
    '/internal/calls/:callId/offers/:handoffId',
    { schema: { params: offer } },
    async (request, reply) => {
      frontDesk.withdraw(request.params.callId, request.params.handoffId);
      return reply.code(204).send();
    },
  );

  routes.post(
    '/internal/calls/:callId/ended',
    { schema: { params: call } },
    async (request, reply) => {
      frontDesk.end(request.params.callId);
      care.ended(request.params.callId);
      return reply.code(204).send();
    },
  );
}
