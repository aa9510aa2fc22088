/** The desk page's side: taking a call, letting it pass. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { personRequestSchema } from '../../../records/people/personRequest.ts';
import { Refusal } from '../answers/refusal.ts';
import type { Speak } from '../calls/createDeskVoice.ts';
import { personPrefix, type RoomTokens } from '../calls/roomTokens.ts';
import type { DeskWords } from '../deskWords.ts';
import type { FrontDesk } from './frontDesk.ts';
import type { ClaimResult } from './handoffQueue.ts';
import { idSchema } from './queueRecord.ts';

export interface DeskRoutesOptions {
  readonly frontDesk: FrontDesk;
  readonly tokens: RoomTokens;
  readonly mediaUrl: string;
  readonly words: Pick<DeskWords, 'briefing'>;
  readonly speak: Speak;
}

const gone = '这通来电已不在等待：来电者已离开，或等待已结束。';
const handoffParameters = z.object({ handoffId: idSchema });
const callParameters = z.object({ callId: idSchema });
const nothing = z.object({}).nullish();

export async function deskRoutes(app: FastifyInstance, options: DeskRoutesOptions): Promise<void> {
  const { frontDesk, tokens, words, mediaUrl: url } = options;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const schema = { params: handoffParameters, body: nothing };
  const asking = { params: callParameters, body: z.object({ request: personRequestSchema }) };

  routes.post('/desk/api/handoffs/:handoffId/accept', { schema }, async (request) => {
    const { workNumber } = request.person;
    const callId = claimedCall(frontDesk.accept(request.params.handoffId, workNumber));
    return {
      url,
      callId,
      ...(await tokens.issueShut(callId, personPrefix + workNumber, workNumber)),
    };
  });

  routes.post('/desk/api/handoffs/:handoffId/entered', { schema }, async (request) => {
    const known = frontDesk.enter(request.params.handoffId, request.person.workNumber);
    if (!known) throw new Refusal(409, 'gone', gone);
    return { entered: true };
  });

  // Before the call is taken: the page is not in the room yet, so no caller can hear it.
  const briefed = { params: handoffParameters };
  routes.get(
    '/desk/api/handoffs/:handoffId/briefing',
    { schema: briefed },
    async (request, reply) => {
      const offer = frontDesk.offerOf(request.params.handoffId);
      if (!offer) throw new Refusal(404, 'gone', gone);
      const sound = await options.speak(words.briefing(offer));
      if (!sound) throw new Refusal(503, 'no_voice', '语音合成暂时不能用，请看屏幕上的摘要。');
      return reply.type('audio/wav').header('cache-control', 'no-store').send(sound);
    },
  );

  routes.post('/desk/api/calls/:callId/requests', { schema: asking }, async (request) => {
    const { workNumber } = request.person;
    const known = frontDesk.ask(request.params.callId, workNumber, request.body.request);
    if (!known) throw new Refusal(409, 'not_yours', '您不在这通电话中。');
    return { asked: true };
  });

  routes.post('/desk/api/handoffs/:handoffId/decline', { schema }, async (request) => {
    const waited = frontDesk.decline(request.params.handoffId, request.person.workNumber);
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
