/**
 * With an own certificate the desk speaks https only, under its public name. The call processes on
 * this machine reach it in the clear here, on a port that no other machine can reach.
 */
import { createServer } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Ends with the app. @throws Error where the port is in use */
export async function openInternalListener(app: FastifyInstance, port: number): Promise<void> {
  const server = createServer((request, response) => app.routing(request, response));
  app.server.once('close', () => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}
