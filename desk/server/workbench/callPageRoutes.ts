/** What a desk page asks about one call: its journal as it grows, its caller, the form after it. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { IdSource } from '../../../agent/ports.ts';
import { maskText } from '../../../records/journal/mask.ts';
import { callIdSchema } from '../../../records/journal/store/journalLine.ts';
import { saveWrapUp } from '../../../records/tickets/wrapUp.ts';
import { dueAt } from '../../../records/workingTime.ts';
import { Refusal } from '../answers/refusal.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import { HeldStream } from '../streams/heldStream.ts';
import type { ListenTokens } from '../supervision/listenTokens.ts';
import { type CallAccess, isSupervisor } from './callAccess.ts';
import type { CallFeed } from './callFeed.ts';
import { followCall } from './callFollower.ts';
import { readCallerCard } from './callRecord.ts';
import type { WorkbenchWords } from './workbenchWords.ts';

export interface CallPageOptions {
  readonly records: RecordsAccess;
  readonly access: CallAccess;
  readonly feed: CallFeed;
  readonly words: WorkbenchWords;
  readonly ids: IdSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Whether this person has the call right now. */
  readonly inCall: (callId: string, workNumber: string) => boolean;
  readonly heartbeatMs: number;
  readonly mediaUrl: string;
  readonly whispers: Pick<ListenTokens, 'whisperedTo'>;
}

const call = z.object({ callId: callIdSchema });
const promisedCallback = z.strictObject({
  subject: z.string().trim().min(1).max(200),
  caller: z.string().trim().max(40).default(''),
  contact: z.string().regex(/^\+?\d{5,20}$/),
  department: z.string().max(200),
  /** When it was promised for; the company's deadline for callbacks where left out. */
  dueAt: z.iso.datetime().optional(),
});
const wrapUp = z.object({
  outcome: z.enum(['solved', 'in_progress', 'callback', 'transferred', 'caller_left', 'other']),
  notes: z.string().trim().max(2000).default(''),
  callback: promisedCallback.nullable().default(null),
});

export async function callPageRoutes(
  app: FastifyInstance,
  options: CallPageOptions,
): Promise<void> {
  const { records, access, feed, words, inCall } = options;
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.get(
    '/desk/api/calls/:callId/events',
    { schema: { params: call } },
    async (request, reply) => {
      const { callId } = request.params;
      await access.require(request.person, callId);
      const stream = new HeldStream();
      stream.write('retry: 1000\n\n');
      const beat = setInterval(() => stream.write(': heartbeat\n\n'), options.heartbeatMs);
      stream.onClose(() => clearInterval(beat));
      followCall(stream, { callId, records, feed, workNumber: request.person.workNumber });
      return stream.answer(reply, 'text/event-stream; charset=utf-8');
    },
  );

  routes.get('/desk/api/calls/:callId/caller', { schema: { params: call } }, async (request) => {
    const { callId } = request.params;
    const { person } = request;
    await access.require(person, callId);
    const masked = !isSupervisor(person) && !inCall(callId, person.workNumber);
    const card = await records.use(({ db }) => readCallerCard(db, callId, masked));
    return { card };
  });

  routes.post('/desk/api/calls/:callId/whisper', { schema: { params: call } }, async (request) => {
    const { callId } = request.params;
    const { workNumber } = request.person;
    if (!inCall(callId, workNumber)) {
      throw new Refusal(403, 'not_yours', '您不在这通电话里。');
    }
    const { token } = await options.whispers.whisperedTo(callId, workNumber);
    return { url: options.mediaUrl, token };
  });

  routes.post(
    '/desk/api/calls/:callId/wrap-up',
    { schema: { params: call, body: wrapUp } },
    async (request) => {
      const { callId } = request.params;
      const { workNumber } = request.person;
      await access.require(request.person, callId);
      if (inCall(callId, workNumber)) {
        throw new Refusal(409, 'call_goes_on', '通话还没有结束，结束后才能保存话后记录。');
      }
      const at = new Date(options.now());
      const { outcome, notes, callback } = request.body;
      const form = { callId, workNumber, at, outcome, notes: maskText(notes) };
      const promised = callback === null ? null : ticketOf(callback, at, words);
      const ticketId = await records.use((database) =>
        saveWrapUp(database, { ...form, callback: promised }, () => options.ids.next()),
      );
      return { saved: true, ticketId };
    },
  );
}

/** @throws Refusal where the department does not exist, or the time lies in the past */
function ticketOf(
  { subject, caller, contact, department, dueAt: wished }: z.infer<typeof promisedCallback>,
  at: Date,
  { company }: WorkbenchWords,
) {
  if (!company.departments.some(({ name }) => name === department)) {
    throw new Refusal(400, 'invalid', `没有“${department}”这个部门。`);
  }
  const due =
    wished === undefined ? dueAt(at, company.deadlines.callback, company) : new Date(wished);
  if (due <= at) throw new Refusal(400, 'invalid', '承诺的回电时间已经过去，请改为以后的时间。');
  return {
    subject: maskText(subject),
    caller: caller === '' ? null : caller,
    contact,
    owner: department,
    dueAt: due,
  };
}
