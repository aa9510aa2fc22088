/**
 * The caller's side: ringing, and coming back into a call that goes on.
 *
 * A call is given out only once a worker has taken it. Where none does in time the room is closed
 * again and the caller hears the busy phrase: nobody is let into an empty room.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { IdSource } from '../../../agent/ports.ts';
import { Refusal } from '../answers/refusal.ts';
import type { DeskWords } from '../deskWords.ts';
import { idSchema } from '../handoffs/queueRecord.ts';
import type { DeskMetrics } from '../metrics/deskMetrics.ts';
import { agentName } from './agentName.ts';
import type { CallsAtOnce } from './callsAtOnce.ts';
import { callTaken } from './callTaken.ts';
import { type MediaServer, MediaServerFault } from './mediaServer.ts';
import type { RoomTokens } from './roomTokens.ts';
import type { SpokenPhrase, SpokenPhraseName } from './spokenPhrase.ts';
import type { TakenCalls } from './takenCalls.ts';

const workerAnswersWithinMs = 2000;

export interface CallRoutesOptions {
  readonly media: MediaServer;
  readonly tokens: RoomTokens;
  readonly takenCalls: TakenCalls;
  readonly callers: CallsAtOnce;
  readonly metrics: DeskMetrics;
  readonly ids: IdSource;
  readonly now: () => number;
  readonly mediaUrl: string;
  readonly ear: boolean;
  readonly words: DeskWords;
  readonly spoken: Readonly<Record<SpokenPhraseName, SpokenPhrase>>;
  readonly callsPerMinute: number;
}

const callParameters = z.object({ callId: idSchema });
/** Nothing about a call is the caller's to choose. */
const ringing = z.strictObject({}).nullish();
const renewal = z.object({ token: z.string().min(1).max(4096) });

export async function callRoutes(app: FastifyInstance, options: CallRoutesOptions): Promise<void> {
  const { tokens, ear, mediaUrl: url } = options;
  const rateLimit = { max: options.callsPerMinute, timeWindow: 60_000 };
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get('/api/config', async () => ({
    company: options.words.company,
    keypadMenu: options.words.keypadMenu,
    ear,
    busy: await options.spoken.busy.describe(),
    held: await options.spoken.held.describe(),
  }));

  const audioOf = { params: z.object({ phrase: z.enum(['busy', 'held']) }) };
  routes.get('/api/phrases/:phrase/audio', { schema: audioOf }, async (request, reply) => {
    const audio = await options.spoken[request.params.phrase].audio();
    if (!audio) throw new Refusal(404, 'not_found', '没有这段话术的音频。');
    return reply.type('audio/wav').header('cache-control', 'no-cache').send(audio);
  });

  routes.post(
    '/api/calls',
    { config: { rateLimit }, schema: { body: ringing } },
    async (request, reply) => {
      const callId = options.ids.next();
      await admit(options, request.ip, callId);
      const identity = `caller-${randomBytes(6).toString('hex')}`;
      try {
        await ring(request, options, callId, identity);
      } catch (error) {
        options.callers.leave(request.ip, callId);
        throw error;
      }
      options.callers.opened(callId);
      options.metrics.count('calls_started');
      const { token, expiresAt } = await tokens.issue(callId, identity);
      request.log.info({ callId }, 'call started');
      return reply.code(201).send({ callId, url, token, identity, ear, expiresAt });
    },
  );

  routes.post(
    '/api/calls/:callId/token',
    { config: { rateLimit }, schema: { params: callParameters, body: renewal } },
    async (request) => {
      const { callId } = request.params;
      const identity = await tokens.callerOf(callId, request.body.token);
      if (!identity) throw new Refusal(401, 'bad_token', '凭据无效，请重新呼叫。');
      const goesOn = await orUnavailable(options.media.roomExists(callId));
      if (!goesOn) throw new Refusal(410, 'call_over', '这次通话已经结束，请重新呼叫。');
      const { token, expiresAt } = await tokens.issue(callId, identity);
      return { token, expiresAt };
    },
  );
}

/** @throws Refusal where this address has enough calls, or the media server does not say */
async function admit(
  { callers, metrics }: CallRoutesOptions,
  address: string,
  callId: string,
): Promise<void> {
  if (await orUnavailable(callers.admit(address, callId))) return;
  metrics.count('calls_refused_limit');
  throw new Refusal(429, 'too_many_at_once', '您同时拨打的通话太多，请结束一通后再拨。');
}

/** Opens the room and waits for a worker. @throws Refusal where there is none, or no media server */
async function ring(
  request: FastifyRequest,
  options: CallRoutesOptions,
  callId: string,
  callerIdentity: string,
): Promise<void> {
  const { media, now, spoken } = options;
  const metadata = JSON.stringify({
    callId,
    channel: 'web',
    caller: {},
    callerIdentity,
    requestedAt: new Date(now()).toISOString(),
  });
  const late = AbortSignal.timeout(workerAnswersWithinMs);
  await orUnavailable(media.openRoom(callId, agentName, metadata));
  const taken = await orUnavailable(callTaken(options, callId, late));
  if (taken && !request.socket.destroyed) return;
  await media.closeRoom(callId).catch((error: unknown) => {
    request.log.warn({ err: error, callId }, 'room not closed');
  });
  options.metrics.count('calls_refused_busy');
  const phrase = await spoken.busy.describe();
  throw new Refusal(503, 'busy', '目前坐席繁忙，请稍后再拨。', { details: { phrase } });
}

async function orUnavailable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof MediaServerFault)) throw error;
    const message = '语音服务暂时连接不上，请稍后再拨。';
    throw new Refusal(503, 'media_unavailable', message, { cause: error });
  }
}
