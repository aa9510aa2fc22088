/** The tickets of the people at the desk: their lists, and what is done with one. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { IdSource } from '../../../agent/ports.ts';
import { maskText } from '../../../records/journal/mask.ts';
import type { DeskTicket } from '../../../records/tickets/deskTicket.ts';
import { listTickets, readTicket } from '../../../records/tickets/readTickets.ts';
import {
  closeTicket,
  noteTicket,
  releaseTicket,
  reopenTicket,
  type TicketDeed,
  type TicketResult,
  takeTicket,
} from '../../../records/tickets/ticketWork.ts';
import { workingMs } from '../../../records/workingTime.ts';
import type { DeskPerson } from '../accounts/person.ts';
import { Refusal } from '../answers/refusal.ts';
import { idSchema } from '../handoffs/queueRecord.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import { isSupervisor } from './callAccess.ts';
import type { WorkbenchWords } from './workbenchWords.ts';

export interface TicketRoutesOptions {
  readonly records: RecordsAccess;
  readonly words: WorkbenchWords;
  readonly ids: IdSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export type ShownTicket = DeskTicket & {
  /** Working time until it is due, in ms; negative once it is overdue. */
  readonly leftMs: number;
};

const ticketParameters = z.object({ ticketId: idSchema });
const filter = z.looseObject({
  view: z.enum(['mine', 'open', 'all', 'closed']).default('mine'),
  department: z.string().max(200).optional(),
});
const words = z.object({ text: z.string().trim().min(1).max(2000) });

export async function ticketRoutes(
  app: FastifyInstance,
  options: TicketRoutesOptions,
): Promise<void> {
  const { records } = options;
  const { company } = options.words;
  const routes = app.withTypeProvider<ZodTypeProvider>();
  const shown = (ticket: DeskTicket): ShownTicket => ({
    ...ticket,
    leftMs: workingMs(new Date(options.now()), new Date(ticket.dueAt), company),
  });
  const deedOf = (ticketId: string, person: DeskPerson): TicketDeed => ({
    ticketId,
    actor: { workNumber: person.workNumber, mayOverrule: isSupervisor(person) },
    stepId: options.ids.next(),
    at: new Date(options.now()),
  });
  const answer = (result: TicketResult) => ({ ticket: shown(ticketOf(result)) });

  routes.get('/desk/api/tickets', { schema: { querystring: filter } }, async (request) => {
    const { view, department } = request.query;
    const { person } = request;
    const { workNumber } = person;
    const now = new Date(options.now());
    const own = isSupervisor(person) ? undefined : options.words.departmentsOf(workNumber);
    const asked = department === undefined ? own : [department];
    const departments = asked === undefined ? {} : { departments: asked };
    const tickets = await records.use(({ db }) =>
      listTickets(db, { view, workNumber, now, ...departments }),
    );
    return { now: now.toISOString(), tickets: tickets.map(shown) };
  });

  routes.get(
    '/desk/api/tickets/:ticketId',
    { schema: { params: ticketParameters } },
    async (request) => {
      const { ticketId } = request.params;
      const found = await records.use(({ db }) => readTicket(db, ticketId));
      if (found === null) throw missing();
      return { ticket: shown(found.ticket), steps: found.steps };
    },
  );

  const deeds = { take: takeTicket, release: releaseTicket, reopen: reopenTicket };
  for (const [name, deed] of Object.entries(deeds)) {
    routes.post(
      `/desk/api/tickets/:ticketId/${name}`,
      { schema: { params: ticketParameters } },
      async (request) => {
        const made = deedOf(request.params.ticketId, request.person);
        return answer(await records.use((database) => deed(database, made)));
      },
    );
  }

  const written = { note: noteTicket, close: closeTicket };
  for (const [name, deed] of Object.entries(written)) {
    routes.post(
      `/desk/api/tickets/:ticketId/${name}`,
      { schema: { params: ticketParameters, body: words } },
      async (request) => {
        const made = deedOf(request.params.ticketId, request.person);
        const text = maskText(request.body.text);
        return answer(await records.use((database) => deed(database, made, text)));
      },
    );
  }
}

/** @throws Refusal where it was not done */
export function ticketOf(result: TicketResult): DeskTicket {
  switch (result.outcome) {
    case 'done':
      return result.ticket;
    case 'missing':
      throw missing();
    case 'taken':
      throw new Refusal(409, 'taken', `这张工单由 ${result.by} 号处理中。`);
    case 'status':
      throw new Refusal(409, 'status', '工单的状态已经改变，请刷新后再试。');
  }
}

export function missing(): Refusal {
  return new Refusal(404, 'missing', '没有这张工单。');
}
