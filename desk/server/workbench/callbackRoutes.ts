/**
 * Ringing a caller back for a ticket (MGT-1.7.4, REC-2.1c). Never in the quiet hours, never more often than
 * the company allows, and each try is on record before it rings. How it rings is the dialler's business.
 */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { IdSource } from '../../../agent/ports.ts';
import { createDatabaseCustomers } from '../../../records/customers/databaseCustomers.ts';
import type { DeskTicket, TicketStep } from '../../../records/tickets/deskTicket.ts';
import { readTicket } from '../../../records/tickets/readTickets.ts';
import { noteCallback } from '../../../records/tickets/ticketWork.ts';
import { isQuietTime } from '../../../records/workingTime.ts';
import { Refusal } from '../answers/refusal.ts';
import { idSchema } from '../handoffs/queueRecord.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import { isSupervisor } from './callAccess.ts';
import type { OutboundDialler } from './outboundDialler.ts';
import { missing, ticketOf } from './ticketRoutes.ts';
import type { WorkbenchWords } from './workbenchWords.ts';

export interface CallbackRoutesOptions {
  readonly records: RecordsAccess;
  readonly words: WorkbenchWords;
  readonly ids: IdSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Null where there are no phone lines. */
  readonly dialler: OutboundDialler | null;
}

const parameters = z.object({ ticketId: idSchema });
const wish = z.object({
  by: z.enum(['bot', 'person']),
  /** What the bot tells the caller. */
  result: z.string().trim().max(200).default(''),
});
/** The longest topic and name that the call takes. */
const longestTopic = 60;
const longestName = 40;

export async function callbackRoutes(
  app: FastifyInstance,
  options: CallbackRoutesOptions,
): Promise<void> {
  const { records, words, ids, dialler } = options;
  const routes = app.withTypeProvider<ZodTypeProvider>();

  routes.post(
    '/desk/api/tickets/:ticketId/call',
    { schema: { params: parameters, body: wish } },
    async (request) => {
      const { ticketId } = request.params;
      const { by, result } = request.body;
      const { person } = request;
      const at = new Date(options.now());
      const found = await records.use(({ db }) => readTicket(db, ticketId));
      if (found === null) throw missing();
      const number = requireCallable(found, at, words);
      if (by === 'bot' && result === '') {
        throw new Refusal(400, 'invalid', '请写明要告诉来电人的处理结果。');
      }
      if (dialler === null) {
        throw new Refusal(
          503,
          'no_phone',
          '还没有配置外呼线路。请用电话回拨，再在工单里登记结果。',
        );
      }
      const callId = ids.next();
      const actor = { workNumber: person.workNumber, mayOverrule: isSupervisor(person) };
      const deed = { ticketId, actor, stepId: ids.next(), at };
      const text = by === 'bot' ? `智能客服回电：${result}` : '人工回电';
      const noted = await records.use((db) => noteCallback(db, deed, { text, callId }));
      const ticket = ticketOf(noted);
      const title = await titleOf(records, number);
      const reason = { ...reasonOf(ticket, words), title, result: result || ticket.subject };
      const { workNumber } = person;
      const grant = await dialler.dial({ callId, number, by, workNumber, reason });
      return { callId, grant };
    },
  );
}

/** @returns the number to ring @throws Refusal where it must not be rung */
function requireCallable(
  { ticket, steps }: { readonly ticket: DeskTicket; readonly steps: readonly TicketStep[] },
  at: Date,
  { company }: WorkbenchWords,
): string {
  const { quietHours, tries } = company.outbound;
  if (ticket.status !== 'open') throw new Refusal(409, 'status', '工单已经办结，不再回电。');
  if (ticket.contact === null) throw new Refusal(409, 'no_number', '这张工单没有留下联系电话。');
  if (isQuietTime(at, company)) {
    const { from, to } = quietHours;
    throw new Refusal(409, 'quiet', `现在是免打扰时间（${from} 至次日 ${to}），请稍后再回电。`);
  }
  if (steps.filter(({ kind }) => kind === 'called').length >= tries) {
    throw new Refusal(409, 'tries', `已经回电 ${tries} 次，按规定不再拨打，请改用其他方式联系。`);
  }
  return ticket.contact;
}

function reasonOf(
  { ticketId, caller, subject, openedAt }: DeskTicket,
  { company }: WorkbenchWords,
) {
  return {
    ticketId,
    name: (caller ?? '客户').slice(0, longestName),
    reportedOn: new Date(openedAt).toLocaleDateString('en-CA', { timeZone: company.timeZone }),
    topic: subject.slice(0, longestTopic),
  };
}

async function titleOf(records: RecordsAccess, number: string) {
  const customer = await records.use(({ db }) => createDatabaseCustomers(db).findByPhone(number));
  return customer?.title ?? null;
}
