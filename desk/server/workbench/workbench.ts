/** Wires the workbench: everything that the desk page shows beside the waiting calls themselves. */
import type { FastifyInstance } from 'fastify';
import type { IdSource } from '../../../agent/ports.ts';
import type { FrontDesk, FrontDeskLimits } from '../handoffs/frontDesk.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { ListenTokens } from '../supervision/listenTokens.ts';
import { createCallAccess } from './callAccess.ts';
import { callbackRoutes } from './callbackRoutes.ts';
import type { CallFeed } from './callFeed.ts';
import { callPageRoutes } from './callPageRoutes.ts';
import type { OutboundDialler } from './outboundDialler.ts';
import { ticketRoutes } from './ticketRoutes.ts';
import { workbenchRoutes } from './workbenchRoutes.ts';
import type { WorkbenchWords } from './workbenchWords.ts';

/** What the workbench is given from outside. */
export interface Workbench {
  readonly words: WorkbenchWords;
  /** Null: the agent rings, where the company has a line out; else nobody does. */
  readonly dialler: OutboundDialler | null;
}

export interface WorkbenchOptions extends Workbench {
  readonly records: RecordsAccess;
  readonly feed: CallFeed;
  readonly frontDesk: FrontDesk;
  readonly ids: IdSource;
  readonly now: () => number;
  readonly limits: Pick<FrontDeskLimits, 'heartbeatMs'>;
  readonly mediaUrl: string;
  readonly whispers: Pick<ListenTokens, 'whisperedTo'>;
}

export async function workbench(app: FastifyInstance, options: WorkbenchOptions): Promise<void> {
  const { records, feed, frontDesk, ids, now, words, dialler } = options;
  const access = createCallAccess({
    records,
    concerns: (callId, workNumber) => frontDesk.concerns(callId, workNumber),
  });
  await app.register(workbenchRoutes, { words });
  await app.register(callPageRoutes, {
    records,
    access,
    feed,
    words,
    ids,
    now,
    inCall: (callId, workNumber) => frontDesk.hasCall(callId, workNumber),
    heartbeatMs: options.limits.heartbeatMs,
    mediaUrl: options.mediaUrl,
    whispers: options.whispers,
  });
  await app.register(ticketRoutes, { records, words, ids, now });
  await app.register(callbackRoutes, { records, words, ids, now, dialler });
}
