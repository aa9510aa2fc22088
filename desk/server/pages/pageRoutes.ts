/**
 * The built pages: the caller's at `/`, the desk's at `/desk`, the supervisor's at `/desk/supervision`. Built files carry a hash in their
 * names and may be kept for ever; the two entry pages are asked for anew each time.
 */
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Refusal } from '../answers/refusal.ts';
import { type PrivacyWords, privacyPage } from './privacyPage.ts';

export interface PageRoutesOptions {
  readonly webDir: string;
  readonly privacy: PrivacyWords;
}

export async function pageRoutes(
  app: FastifyInstance,
  { webDir, privacy }: PageRoutesOptions,
): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    index: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const hashed = path.startsWith(join(webDir, 'assets'));
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });

  const sendPage = async (reply: FastifyReply, file: string) => {
    const built = await access(join(webDir, file)).then(
      () => true,
      () => false,
    );
    if (built) return reply.sendFile(file);
    const message = '网页还没有构建，请用 npm start 启动，它会先构建网页。';
    throw new Refusal(503, 'not_built', message);
  };
  app.get('/privacy', (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(privacyPage(privacy)),
  );
  app.get('/', (_request, reply) => sendPage(reply, 'index.html'));
  app.get('/desk', (_request, reply) => sendPage(reply, 'desk.html'));
  app.get('/desk/people', (_request, reply) => sendPage(reply, 'desk.html'));
  app.get('/desk/supervision', (_request, reply) => sendPage(reply, 'desk.html'));
}
