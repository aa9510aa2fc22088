/**
 * The records that a call owes: a complaint and its ticket, the callback that was promised. Written
 * before any phrase claims them (decision 18), and written all the same when the call ends, or turns
 * to something graver, in the middle: a complaint is always recorded, a promise is always a ticket.
 */
import { dueAt } from '../../records/workingTime.ts';
import type { Company } from '../words/types.ts';
import type { Scene, Script } from './behaviour.ts';
import { complaintIssue } from './complaintElements.ts';
import { complaintDeadline, departmentFor, departmentOf } from './departments.ts';

/** Owns what is said against the service itself: blame, abuse, suggestions. */
export const SUPERVISOR = '主管';

/** Journals the complaint and its ticket. @returns {issue} of STD-3.4c */
export function recordComplaint(script: Script, { words: { company }, at }: Scene): string {
  const { complaint, contact, caller, told } = script.memory;
  const issue = complaintIssue(script.memory.matter ?? '');
  if (!complaint) return issue;
  const number = (contact ? contact.number : told.number) ?? caller.number;
  const name = contact?.name ?? told.name ?? caller.name;
  const ticketId = script.id();
  script
    .journal({
      type: 'complaint.recorded',
      ...complaint.elements,
      caller: name,
      contact: number,
      severity: complaint.severity,
    })
    .journal({
      type: 'ticket.opened',
      ticketId,
      kind: 'complaint',
      dueAt: dueAt(at, complaintDeadline(complaint.severity, company), company).toISOString(),
      owner: departmentFor('complaints', company),
      subject: issue === '情况' ? '投诉：来电人反映的情况' : `投诉：${issue}`,
      ...who(name, number),
    })
    .remember({ complaint: { ...complaint, ticketId }, open: true });
  return issue;
}

/** Blame for this call goes to the supervisor, recorded as honestly as a complaint (ETI-6.2d). */
export function recordBlame(script: Script, { words: { company }, at }: Scene): void {
  const { blame, contact, caller, told } = script.memory;
  if (!blame || blame.ticketId !== null) return;
  const number = (contact ? contact.number : told.number) ?? caller.number;
  const name = contact?.name ?? told.name ?? caller.name;
  const ticketId = script.id();
  script
    .journal({
      type: 'complaint.recorded',
      ...blame.elements,
      caller: name,
      contact: number,
      severity: blame.severity,
    })
    .journal({
      type: 'ticket.opened',
      ticketId,
      kind: 'complaint',
      dueAt: dueAt(at, complaintDeadline(blame.severity, company), company).toISOString(),
      owner: SUPERVISOR,
      subject: `对本次通话的批评：${(blame.elements.event ?? '').slice(0, 100)}`,
      ...who(name, number),
    })
    .remember({ blame: { ...blame, ticketId }, open: true });
}

/** Opens the ticket of a promised callback, with the contact that was confirmed, or without. */
export function openCallback(script: Script, { words: { company }, at }: Scene): void {
  const { contact, caller, handoff, matter } = script.memory;
  if (!contact) return;
  const forHandoff = contact.purpose === 'handoff' && handoff !== null;
  script
    .journal({
      type: 'ticket.opened',
      ticketId: script.id(),
      kind: 'callback',
      dueAt: callbackDueAt(at, company),
      owner: owner(script, company),
      subject: `回电：${(matter ?? '来电人要求人工服务').slice(0, 100)}`,
      ...who(contact.name, contact.number ?? caller.number),
      ...(forHandoff ? { handoffId: handoff.handoffId } : {}),
    })
    .remember({ contact: null, open: true });
}

/** The call ends or turns to something graver: what was told or promised so far is written down. */
export function settleUnfinished(script: Script, scene: Scene): void {
  const { complaint, contact } = script.memory;
  if (complaint && complaint.ticketId === null) recordComplaint(script, scene);
  recordBlame(script, scene);
  if (contact && (contact.purpose === 'handoff' || contact.purpose === 'abuse'))
    openCallback(script, scene);
  if (contact?.purpose === 'question' && contact.number !== null) openCallback(script, scene);
  script.remember({ contact: null });
}

/** Due time of a callback promised now, ISO 8601 in UTC. */
export function callbackDueAt(at: Date, company: Company): string {
  return dueAt(at, company.deadlines.callback, company).toISOString();
}

function owner(script: Script, company: Company): string {
  const { contact, handoff, matter } = script.memory;
  if (contact?.purpose === 'abuse') return SUPERVISOR;
  if (contact?.purpose === 'handoff' && handoff) return handoff.department;
  return departmentOf(matter ?? '', company);
}

function who(name: string | null, number: string | null) {
  return {
    ...(name === null ? {} : { caller: name }),
    ...(number === null ? {} : { contact: number }),
  };
}
