/** Wires the supervisor's side from the front desk, the records and the media server. */
import type { FastifyInstance } from 'fastify';
import type { IdSource } from '../../../agent/ports.ts';
import { Refusal } from '../answers/refusal.ts';
import type { MediaServer } from '../calls/mediaServer.ts';
import type { FrontDesk } from '../handoffs/frontDesk.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { CallFeed } from '../workbench/callFeed.ts';
import { ListenTokens } from './listenTokens.ts';
import { LiveCalls } from './liveCalls.ts';
import { supervisionRoutes } from './supervisionRoutes.ts';

export interface SupervisionWiring {
  readonly records: RecordsAccess;
  readonly frontDesk: FrontDesk;
  readonly feed: CallFeed;
  readonly media: Pick<MediaServer, 'roomsOf' | 'makeRoom'>;
  readonly mediaUrl: string;
  readonly livekit: { readonly apiKey: string; readonly apiSecret: string };
  readonly ids: IdSource;
  readonly now: () => number;
}

export async function supervision(app: FastifyInstance, wiring: SupervisionWiring): Promise<void> {
  const { records, frontDesk, feed, media, mediaUrl, livekit, ids, now } = wiring;
  await app.register(supervisionRoutes, {
    records,
    ids,
    now,
    mediaUrl,
    liveCalls: new LiveCalls(),
    tokens: new ListenTokens(livekit),
    state: { people: () => frontDesk.people(), waiting: () => frontDesk.waiting() },
    rooms: () =>
      media.roomsOf('').then(
        (rooms) => new Set(rooms.map(({ name }) => name)),
        () => null,
      ),
    makeRoom: (name) =>
      media.makeRoom(name).catch((error: unknown) => {
        const message = '语音服务暂时连接不上，请稍后再试。';
        throw new Refusal(503, 'media_unavailable', message, { cause: error });
      }),
    personIn: (callId) => frontDesk.personIn(callId),
    whispered: (workNumber, callId) => feed.whispered(callId, workNumber),
  });
}
