/**
 * The supervisor's side: everything that goes on, sent anew whenever it changes, and the three ways
 * into a call. Each entry is on record before the token goes out (REC-1.3).
 */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { IdSource } from '../../../agent/ports.ts';
import { callIdSchema } from '../../../records/journal/store/journalLine.ts';
import { noteAccess } from '../../../records/journal/store/noteAccess.ts';
import { Refusal } from '../answers/refusal.ts';
import { HeldStream } from '../streams/heldStream.ts';
import { isSupervisor } from '../workbench/callAccess.ts';
import type { ListenTokens } from './listenTokens.ts';
import { type OverviewSources, readOverview } from './supervisionOverview.ts';

export interface SupervisionOptions extends OverviewSources {
  readonly tokens: ListenTokens;
  readonly mediaUrl: string;
  readonly ids: IdSource;
  /** Makes the room that a whisper goes through; one that is there already stays. */
  readonly makeRoom: (name: string) => Promise<void>;
  /** Work number of the person who speaks in this call; null where nobody does. */
  readonly personIn: (callId: string) => string | null;
  /** Tells the person's page that a supervisor whispers to them. */
  readonly whispered: (workNumber: string, callId: string) => void;
  readonly lookEveryMs?: number;
}

const lookEveryMs = 2000;
const call = z.object({ callId: callIdSchema });
const entry = z.object({ mode: z.enum(['listen', 'whisper', 'join']) });

export async function supervisionRoutes(
  app: FastifyInstance,
  options: SupervisionOptions,
): Promise<void> {
  const { records, tokens, mediaUrl: url, personIn } = options;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  app.addHook('preHandler', async (request) => {
    if (!isSupervisor(request.person)) {
      throw new Refusal(403, 'forbidden', '只有班长和管理员可以查看。');
    }
  });

  routes.get('/desk/api/supervision/events', (_request, reply) => {
    const stream = new HeldStream();
    stream.write('retry: 1000\n\n');
    sendOverviews(stream, options);
    return stream.answer(reply, 'text/event-stream; charset=utf-8');
  });

  routes.post(
    '/desk/api/supervision/calls/:callId/enter',
    { schema: { params: call, body: entry } },
    async (request) => {
      const { callId } = request.params;
      const { mode } = request.body;
      const { workNumber } = request.person;
      const rooms = await options.rooms();
      if (rooms !== null && !rooms.has(callId)) {
        throw new Refusal(409, 'call_over', '这通电话已经结束。');
      }
      const person = personIn(callId);
      if (mode === 'whisper' && person === null) {
        throw new Refusal(409, 'no_person', '这通电话还没有人工接听，不能耳语。');
      }
      const once = options.ids.next();
      const at = new Date(options.now());
      const access = { accessId: once, callId, at, workNumber, kind: mode };
      await records.use(({ db }) => noteAccess(db, access));
      if (mode === 'join')
        return { url, line: await tokens.guest(callId, workNumber), whisper: null };
      const line = await tokens.listener(callId, workNumber, once);
      if (mode === 'listen' || person === null) return { url, line, whisper: null };
      const whisper = await tokens.whisperer(callId, workNumber);
      await options.makeRoom(whisper.room);
      options.whispered(person, callId);
      return { url, line, whisper };
    },
  );
}

/** At once, then whenever something has changed; the server's time alone is no change. */
function sendOverviews(stream: HeldStream, options: SupervisionOptions): void {
  let before = '';
  let reading = false;
  const look = async () => {
    if (reading || !stream.open) return;
    reading = true;
    try {
      const { now, ...overview } = await readOverview(options);
      const text = JSON.stringify(overview);
      if (text === before) stream.write(': heartbeat\n\n');
      else stream.write(`event: overview\ndata: ${JSON.stringify({ now, ...overview })}\n\n`);
      before = text;
    } finally {
      reading = false;
    }
  };
  const timer = setInterval(() => void look(), options.lookEveryMs ?? lookEveryMs);
  stream.onClose(() => clearInterval(timer));
  void look();
}
