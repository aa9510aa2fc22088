/** `GET /metrics`, for holders of its own token; without one in the settings there is no such page. */
import type { FastifyInstance } from 'fastify';
import { requireBearer } from '../guards/requireBearer.ts';
import type { DeskMetrics } from './deskMetrics.ts';

export interface MetricsRoutesOptions {
  readonly token: string;
  readonly metrics: DeskMetrics;
  readonly recordsReady: () => boolean;
}

export async function metricsRoutes(
  app: FastifyInstance,
  { token, metrics, recordsReady }: MetricsRoutesOptions,
): Promise<void> {
  requireBearer(app, token);
  app.get('/metrics', async (_request, reply) => {
    reply.type('text/plain; version=0.0.4; charset=utf-8');
    return metrics.text({ recordsReady: recordsReady() });
  });
}
