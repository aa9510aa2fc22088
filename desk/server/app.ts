/** Wires the desk server from its parts; listens nowhere and reads no settings of its own. */
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { IdSource } from '../../agent/ports.ts';
import { openAccounts } from './accounts/accounts.ts';
import type { SessionReader } from './accounts/deskSessions.ts';
import type { FirstAdministrator } from './accounts/firstAdministrator.ts';
import { answerErrors } from './answers/answerErrors.ts';
import { callRoutes } from './calls/callRoutes.ts';
import { CallsAtOnce } from './calls/callsAtOnce.ts';
import type { DeskVoice } from './calls/createDeskVoice.ts';
import { MediaServer } from './calls/mediaServer.ts';
import { personPrefix, RoomTokens } from './calls/roomTokens.ts';
import { SpokenPhrase } from './calls/spokenPhrase.ts';
import { TakenCalls } from './calls/takenCalls.ts';
import type { DeskWords } from './deskWords.ts';
import { acceptJsonOnly } from './guards/acceptJsonOnly.ts';
import { closeRefusedUpgrades } from './guards/closeRefusedUpgrades.ts';
import { guardRequests } from './guards/guardRequests.ts';
import { deskRoutes } from './handoffs/deskRoutes.ts';
import { FrontDesk, type FrontDeskLimits } from './handoffs/frontDesk.ts';
import { internalRoutes } from './handoffs/internalRoutes.ts';
import type { QueueFile } from './handoffs/queueFile.ts';
import { CallCare, type CareLimits } from './liveness/callCare.ts';
import { livenessRoutes } from './liveness/livenessRoutes.ts';
import { SuccessionServer } from './liveness/successionServer.ts';
import { DeskMetrics } from './metrics/deskMetrics.ts';
import { metricsRoutes } from './metrics/metricsRoutes.ts';
import { encryptedServer } from './network/encryptedServer.ts';
import { pageRoutes } from './pages/pageRoutes.ts';
import { permissionsPolicy, securityHeaders } from './pages/securityHeaders.ts';
import { customerRoutes } from './records/customerRoutes.ts';
import { journalRoutes } from './records/journalRoutes.ts';
import { maintenanceRoutes } from './records/maintenanceRoutes.ts';
import { recordsUnavailable } from './records/recordsFault.ts';
import type { RecordsAccess } from './records/recordsKeeper.ts';
import type { DeskSettings } from './settings.ts';
import { socketRoutes } from './sockets/socketRoutes.ts';
import { ListenTokens } from './supervision/listenTokens.ts';
import { supervision } from './supervision/supervision.ts';
import { watchPhoneRooms } from './telephony/watchPhoneRooms.ts';
import { webhookRoutes } from './webhooks/webhookRoutes.ts';
import { createAgentDialler } from './workbench/agentDialler.ts';
import { CallFeed } from './workbench/callFeed.ts';
import { type Workbench, workbench } from './workbench/workbench.ts';

export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
}

export interface DeskDependencies {
  readonly settings: DeskSettings;
  readonly words: DeskWords;
  readonly workbench: Workbench;
  readonly voice: DeskVoice;
  readonly records: RecordsAccess;
  readonly queueFile: Pick<QueueFile, 'records' | 'keep' | 'close'>;
  readonly ids: IdSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: FrontDeskLimits & CareLimits;
  readonly firstAdministrator: FirstAdministrator;
  /** As browsers name this server. */
  readonly origin: string;
  /** See `AccountsDependencies`. */
  readonly sessions?: SessionReader;
  /** Told of each route, so that a test can go through them all. */
  readonly registering?: (route: RegisteredRoute) => void;
  /** Whether calls come by telephone too. */
  readonly telephony: boolean;
}

export async function createApp(dependencies: DeskDependencies): Promise<FastifyInstance> {
  const { settings, now, records, words, voice } = dependencies;
  const { deskSecret, network } = settings;
  const { apiKey, apiSecret, url } = settings.livekit;
  const mediaUrl = (network.publicMediaUrl ?? url).replace(/^http/, 'ws');
  const app = fastify({
    logger: { level: settings.logLevel, redact: ['req.headers', 'res.headers'] },
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    routerOptions: { ignoreTrailingSlash: true },
    forceCloseConnections: true,
    trustProxy: [...network.trustedProxies],
    ...(network.tls === null ? {} : { serverFactory: encryptedServer(network.tls) }),
  });
  app.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) dependencies.registering?.({ method: each, url });
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  answerErrors(app);
  await app.register(helmet, securityHeaders(mediaUrl, dependencies.origin.startsWith('https:')));
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('permissions-policy', permissionsPolicy);
  });
  closeRefusedUpgrades(app);
  guardRequests(app, network);
  acceptJsonOnly(app);
  await app.register(rateLimit, { global: false });
  await openAccounts(app, {
    records,
    now,
    deskSecret,
    ids: dependencies.ids,
    origin: dependencies.origin,
    oidc: settings.oidc,
    first: dependencies.firstAdministrator,
    departments: dependencies.words.departments,
    signInsPerMinute: settings.signInsPerMinute,
    ...(dependencies.sessions === undefined ? {} : { sessions: dependencies.sessions }),
  });

  const tokens = new RoomTokens({ apiKey, apiSecret, now });
  const takenCalls = new TakenCalls();
  const media = new MediaServer(settings.livekit);
  const frontDesk = new FrontDesk({
    file: dependencies.queueFile,
    words: dependencies.words,
    now,
    limits: dependencies.limits,
    fault: (error) => app.log.error({ err: error }, 'queue record not kept'),
    unheard: (callId) => care.streamClosed(callId),
    away: (callId, workNumber, away) => {
      media.showAway(callId, personPrefix + workNumber, away).catch((error: unknown) => {
        app.log.debug({ err: error, callId }, 'absence not shown');
      });
    },
  });
  const care = new CallCare({
    media: new SuccessionServer(settings.livekit),
    now,
    limits: dependencies.limits,
    log: (callId, what, error) => app.log.error({ callId, err: error }, what),
    gaveUp(callId) {
      frontDesk.lose(callId);
      media.releaseLostCall(callId).catch((error: unknown) => {
        app.log.error({ err: error, callId }, 'lost call not released');
      });
    },
  });
  for (const callId of frontDesk.calls) void care.expect(callId);
  app.addHook('preClose', async () => {
    care.close();
    frontDesk.close();
    await voice.close();
  });
  const callers = new CallsAtOnce(settings.callsAtOnce, media);
  const metrics = new DeskMetrics();
  if (dependencies.telephony) watchPhoneRooms(app, { media, takenCalls, callers, now, metrics });
  if (settings.metricsToken !== null) {
    const token = settings.metricsToken;
    await app.register(metricsRoutes, { token, metrics, recordsReady: () => records.ready });
  }

  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async () => {
    if (!records.ready) throw recordsUnavailable();
    return { status: 'ready' };
  });
  await app.register(callRoutes, {
    media,
    tokens,
    takenCalls,
    callers,
    metrics,
    mediaUrl,
    now,
    ids: dependencies.ids,
    ear: settings.ear,
    words: dependencies.words,
    spoken: {
      busy: new SpokenPhrase('busy', voice.spoken.busy),
      held: new SpokenPhrase('held', voice.spoken.held),
    },
    callsPerMinute: settings.callsPerMinute,
  });
  await app.register(socketRoutes, { frontDesk });
  await app.register(deskRoutes, { frontDesk, tokens, mediaUrl, words, speak: voice.speak });
  await app.register(internalRoutes, { frontDesk, takenCalls, care, deskSecret });
  await app.register(livenessRoutes, { care, deskSecret });
  const finished = (callId: string) => frontDesk.end(callId);
  await app.register(webhookRoutes, { apiKey, apiSecret, now, finished });
  const feed = new CallFeed();
  await app.register(journalRoutes, {
    records,
    deskSecret,
    now,
    stored: (callId) => feed.stored(callId),
  });
  const whispers = new ListenTokens(settings.livekit);
  const phones = dependencies.workbench.words.company.telephony?.outbound !== undefined;
  await app.register(workbench, {
    ...dependencies,
    ...dependencies.workbench,
    dialler: dependencies.workbench.dialler ?? (phones ? createAgentDialler({ media, now }) : null),
    feed,
    frontDesk,
    mediaUrl,
    whispers,
  });
  const { livekit } = settings;
  const { ids } = dependencies;
  await app.register(supervision, { records, frontDesk, feed, media, mediaUrl, livekit, ids, now });
  await app.register(customerRoutes, { records, deskSecret });
  await app.register(maintenanceRoutes, { records, deskSecret, now });
  const { company, privacy } = dependencies.words;
  await app.register(pageRoutes, { webDir: settings.webDir, privacy: { company, ...privacy } });
  return app;
}
