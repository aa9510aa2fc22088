import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { Refusal } from '../answers/refusal.ts';

/** Lets only holders of the secret through; compares digests, so that time tells neither content nor length. */
export function requireBearer(app: FastifyInstance, secret: string): void {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const expected = digest(`Bearer ${secret}`);
  app.addHook('onRequest', async (request) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) {
      throw new Refusal(401, 'unauthorized', '缺少有效的凭据。');
    }
  });
}
