/**
 * A request to become a socket that is answered like any other, be it refused or sent to a wrong
 * address, is over with its answer. Node no longer looks after its connection: left alone it would
 * stay open for ever, and keep the server from ending.
 */
import type { FastifyInstance } from 'fastify';

export function closeRefusedUpgrades(app: FastifyInstance): void {
  app.addHook('onResponse', async (request) => {
    if (request.headers.upgrade !== undefined) request.raw.socket.destroySoon();
  });
}
