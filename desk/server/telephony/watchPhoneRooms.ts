/** The watch over calls by telephone, for the life of a desk server. */
import type { FastifyInstance } from 'fastify';
import type { DeskMetrics } from '../metrics/deskMetrics.ts';
import { PhoneRoomWatch, type PhoneRoomWatchOptions } from './phoneRoomWatch.ts';

export function watchPhoneRooms(
  app: FastifyInstance,
  {
    metrics,
    ...options
  }: Omit<PhoneRoomWatchOptions, 'refused' | 'fault'> & { readonly metrics: DeskMetrics },
): void {
  const watch = new PhoneRoomWatch({
    ...options,
    refused(callId, reason) {
      const busy = reason === 'no_worker';
      metrics.count(busy ? 'phone_calls_refused_busy' : 'phone_calls_refused_limit');
      app.log.warn({ callId, reason }, 'phone call turned away');
    },
    fault: (error) => app.log.error({ err: error }, 'phone calls not watched'),
  });
  app.addHook('onListen', async () => watch.start());
  app.addHook('preClose', async () => watch.stop());
}
