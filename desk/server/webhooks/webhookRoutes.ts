/**
 * What the media server says of itself: a second net under the call processes' own word, never more.
 *
 * Only a message that the media server signed is heard, only while it is fresh, and only once; all it
 * can do is to take a call whose room is finished off the desks, which its process does first.
 */
import type { FastifyInstance } from 'fastify';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import { Refusal } from '../answers/refusal.ts';

export interface WebhookRoutesOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** The room of this call is gone. */
  readonly finished: (callId: string) => void;
}

/** The media server tries again for some minutes; its signature holds as long. */
const freshMs = 5 * 60_000;
const remembered = 10_000;

export async function webhookRoutes(
  app: FastifyInstance,
  { apiKey, apiSecret, now, finished }: WebhookRoutesOptions,
): Promise<void> {
  const receiver = new WebhookReceiver(apiKey, apiSecret);
  const heard = new Map<string, number>();

  // The signature covers the bytes as they came.
  for (const type of ['application/webhook+json', 'application/json']) {
    if (app.hasContentTypeParser(type)) app.removeContentTypeParser(type);
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
  }

  app.post('/webhooks/livekit', async (request, reply) => {
    const event = await signed(receiver, request.body, request.headers.authorization);
    const age = now() - Number(event.createdAt) * 1000;
    if (Math.abs(age) > freshMs) throw new Refusal(401, 'stale', '消息已过期。');
    if (event.id === '' || heard.has(event.id))
      throw new Refusal(409, 'replayed', '消息已收到过。');
    remember(event.id);
    if (event.event === 'room_finished' && event.room) finished(event.room.name);
    return reply.code(204).send();
  });

  function remember(id: string): void {
    for (const [old, at] of heard) {
      if (heard.size < remembered && now() - at <= 2 * freshMs) break;
      heard.delete(old);
    }
    heard.set(id, now());
  }
}

/** @throws Refusal 401 where the media server did not sign exactly this */
async function signed(
  receiver: WebhookReceiver,
  body: unknown,
  authorization: string | undefined,
): Promise<WebhookEvent> {
  try {
    return await receiver.receive(String(body), authorization);
  } catch (error) {
    throw new Refusal(401, 'forged', '消息的签名无效。', { cause: error });
  }
}
