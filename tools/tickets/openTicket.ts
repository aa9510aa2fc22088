/**
 * A ticket, asked for by the model: a promise that somebody follows up. The model only says which
 * kind; the ticket's own course takes what it needs (its contact read back, rulebook decision 2),
 * writes it as one journal event and claims it afterwards (decision 18). So a write can't be halved
 * by an interruption, is never done twice, and holds the caller's words, none of a model's.
 */
import { z } from 'zod';
import type { Tool } from '../types.ts';

/** Which course opens a ticket of which kind. */
const courses = {
  complaint: 'complaint',
  callback: 'cannot_answer',
  suggestion: 'suggestion',
  fault: 'system_fault',
} as const;

type TicketKind = keyof typeof courses;

const parameters = z.strictObject({
  kind: z
    .enum(Object.keys(courses) as [TicketKind, ...TicketKind[]])
    .describe(
      'complaint：投诉；callback：当场答不了，查清后回电；suggestion：建议或意见；fault：系统或线路故障',
    ),
});

export const openTicket: Tool<typeof parameters> = {
  name: 'open_ticket',
  effect: 'write',
  description:
    '为来电人开一张工单。只选类型；联系方式的核对、登记和告知由规定用语接着完成，调用后不要再说话，也不要说“已经登记”。' +
    '返回 kind 和 due（答复时限）。',
  parameters,
  async execute({ kind }, { call, company }) {
    call.situation = courses[kind];
    const { simpleComplaint, complexComplaint, callback } = company.deadlines;
    const due =
      kind === 'complaint'
        ? { simple: simpleComplaint.spoken, complex: complexComplaint.spoken }
        : callback.spoken;
    return { kind, due, next: '由规定用语接着处理，请不要再说话。' };
  },
};
