/**
 * What earlier calls of the verified caller left: promises that are still open, and what the last
 * calls were about (TRN-personal). Tells nothing of others, and nothing before the identity matched.
 */
import { z } from 'zod';
import { requireVerified } from '../identity/requireVerified.ts';
import { localDate, spokenDate, spokenTime } from '../localDates.ts';
import { type Tool, ToolError } from '../types.ts';

const parameters = z.strictObject({});

export const callerHistory: Tool<typeof parameters> = {
  name: 'caller_history',
  effect: 'read',
  description:
    '查询已核实来电人未办结的投诉、回电、建议、故障工单和最近几次来电。须先用 verify_identity 核实身份。' +
    '返回 open_tickets：kind（类型）、subject（事由）、due（答复期限）；last_contacts：date（日期）、topic（事由）、outcome（结果）。',
  parameters,
  async execute(_args, { call, company }) {
    requireVerified(call);
    if (!call.history) {
      throw new ToolError('暂时查询不到以往的记录。请不要猜测，照常为来电人办理这次的事情。');
    }
    const { timeZone } = company;
    return {
      open_tickets: call.history.openTickets.map(({ kind, subject, dueAt }) => ({
        kind,
        subject,
        due: spokenTime(new Date(dueAt), timeZone),
      })),
      last_contacts: call.history.lastContacts.map(({ at, topic, outcome }) => ({
        date: spokenDate(localDate(new Date(at), timeZone)),
        topic,
        outcome,
      })),
    };
  },
};
