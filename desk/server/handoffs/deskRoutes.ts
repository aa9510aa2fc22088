/** The desk page's side: the live list, taking a call, letting it pass. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { Refusal } from '../answers/refusal.ts';
import { personPrefix, type RoomTokens } from '../calls/roomTokens.ts';
import { HeldStream } from '../streams/heldStream.ts';
import type { FrontDesk } from './frontDesk.ts';
import type { ClaimResult } from './handoffQueue.ts';
import { idSchema, workNumberSchema } from './queueRecord.ts';

export interface DeskRoutesOptions {
  readonly frontDesk: FrontDesk;
  readonly tokens: RoomTokens;
  readonly mediaUrl: string;
}

const gone = '这通来电已不在等待：来电者已离开，或等待已结束。';
const handoffParameters = z.object({ handoffId: idSchema });
const person = z.object({ workNumber: workNumberSchema });
const seat = person.extend({ page: idSchema.optional() });

export async function deskRoutes(app: FastifyInstance, options: DeskRoutesOptions): Promise<void> {
  const { frontDesk, tokens, mediaUrl: url } = options;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const schema = { params: handoffParameters, body: person };

  routes.get('/desk/api/events', { schema: { querystring: seat } }, (request, reply) => {
    const stream = new HeldStream();
    if (!frontDesk.sit(request.query.workNumber, request.query.page, stream)) {
      return reply.code(204).send();
    }
    return stream.answer(reply, 'text/event-stream; charset=utf-8');
  });

  routes.post('/desk/api/handoffs/:handoffId/accept', { schema }, async (request) => {
    const { workNumber } = request.body;
    const callId = claimedCall(frontDesk.accept(request.params.handoffId, workNumber));
    return { url, callId, ...(await tokens.issue(callId, personPrefix + workNumber, workNumber)) };
  });

  routes.post('/desk/api/handoffs/:handoffId/decline', { schema }, async (request) => {
    const waited = frontDesk.decline(request.params.handoffId, request.body.workNumber);
    if (!waited) throw new Refusal(409, 'gone', gone);
    return { declined: true };
  });
}

/** @throws Refusal where the claim failed */
function claimedCall(result: ClaimResult): string {
  switch (result.outcome) {
    case 'claimed':
      return result.callId;
    case 'taken':
      throw new Refusal(409, 'taken', `这通来电已由 ${result.by} 号坐席接听。`);
    case 'busy':
      throw new Refusal(409, 'busy', '您正在通话中，结束后才能接听下一通。');
    case 'gone':
      throw new Refusal(409, 'gone', gone);
  }
}
