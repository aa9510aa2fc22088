/**
 * The records that a call owes: a complaint and its ticket, the callback that was promised. Written
 * before any phrase claims them (decision 18), and written all the same when the call ends, or turns
 * to something graver, in the middle: a complaint is always recorded, a promise is always a ticket.
 */
import { dueAt } from '../../records/workingTime.ts';
import type { ContactMemory } from '../flow/memory.ts';
import type { Company } from '../words/types.ts';
import type { Scene, Script } from './behaviour.ts';
import { complaintIssue } from './complaintElements.ts';
import { complaintDeadline, departmentFor, departmentOf } from './departments.ts';

/** Owns what is said against the service itself: blame, abuse, suggestions. */
export const SUPERVISOR = '主管';

/** Journals the complaint and its ticket. @returns {issue} of STD-3.4c */
export function recordComplaint(script: Script, { words: { company }, at }: Scene): string {
  const { complaint, contact, caller, told, confirmedNumber } = script.memory;
  const issue = complaintIssue(script.memory.matter ?? '');
  if (!complaint) return issue;
  const number = confirmedNumber ?? (contact ? contact.number : told.number) ?? caller.number;
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
    .remember({ complaint: { ...complaint, ticketId, contact: number }, open: true });
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
    .remember({ blame: { ...blame, ticketId, contact: number }, open: true });
}

/**
 * Opens the ticket of a promised callback, with the contact that was confirmed, or without. There
 * is one open callback per caller and matter: a second promise of the same is the same ticket.
 */
export function openCallback(script: Script, scene: Scene): void {
  const { contact, caller, handoff, matter, callbacks } = script.memory;
  if (!contact) return;
  const matterOfIt = callbackMatter(script, contact.purpose);
  script.remember({ contact: null, open: true });
  if (callbacks.includes(matterOfIt)) return;
  const forHandoff = contact.purpose === 'handoff' && handoff !== null;
  ticket(script, scene, {
    owner: owner(script, contact.purpose, scene.words.company),
    subject: `回电：${(matter ?? '来电人要求人工服务').slice(0, 100)}`,
    ...who(contact.name, contact.number ?? caller.number),
    ...(forHandoff ? { handoffId: handoff.handoffId } : {}),
  });
  script.remember({ callbacks: [...callbacks, matterOfIt] });
}

/** Who hung up while they waited for a person is called back, where they gave a number. */
export function callBackWhoHungUp(script: Script, scene: Scene): void {
  const { told, confirmedNumber, caller, complaint } = script.memory;
  const number = confirmedNumber ?? told.number;
  const recorded = complaint !== null && complaint.ticketId !== null && complaint.contact !== null;
  if (number === null || recorded) return;
  const name = told.name ?? caller.name;
  const contact = { purpose: 'handoff', number, name, asked: 1, confirmed: true } as const;
  script.remember({ contact });
  openCallback(script, scene);
}

/** What a callback promised now would be for: the reason of a handoff where that says it all. */
export function callbackMatter({ memory }: Script, purpose: ContactMemory['purpose']): string {
  const { handoff, matter } = memory;
  const own = purpose === 'handoff' && handoff !== null && handoff.reason !== 'caller_request';
  return own && handoff.reason !== 'out_of_scope' ? handoff.reason : (matter ?? '');
}

/** A reported fault goes to technical support, with the contact that was confirmed, or without. */
export function openFault(script: Script, scene: Scene): void {
  const { contact, caller, matter } = script.memory;
  ticket(script, scene, {
    kind: 'fault',
    owner: departmentFor('support', scene.words.company),
    subject: `故障：${(matter ?? '').slice(0, 100)}`,
    ...who(contact?.name ?? null, contact?.number ?? caller.number),
  });
  script.remember({ contact: null, open: true });
}

/** The callback of an abusive caller, by the supervisor (decision 12); once a call. */
export function openAbuseCallback(script: Script, scene: Scene): void {
  const { abuse, contact, told, caller, confirmedNumber, matter } = script.memory;
  if (abuse === 'settled') return;
  const number = confirmedNumber ?? (contact ? contact.number : told.number) ?? caller.number;
  ticket(script, scene, {
    owner: SUPERVISOR,
    subject: `回电：${(matter ?? '来电人情绪激动').slice(0, 100)}`,
    ...who(contact?.name ?? told.name ?? caller.name, number),
  });
  script.remember({ abuse: 'settled', open: true });
}

function ticket(
  script: Script,
  { words: { company }, at }: Scene,
  fields: {
    kind?: 'callback' | 'fault';
    owner: string;
    subject: string;
    caller?: string;
    contact?: string;
    handoffId?: string;
  },
): void {
  script.journal({
    type: 'ticket.opened',
    ticketId: script.id(),
    kind: 'callback',
    dueAt: callbackDueAt(at, company),
    ...fields,
  });
}

/** The call ends or turns to something graver: what was told or promised so far is written down. */
export function settleUnfinished(script: Script, scene: Scene): void {
  const { complaint, contact, abuse } = script.memory;
  if (complaint && complaint.ticketId === null) recordComplaint(script, scene);
  recordBlame(script, scene);
  if (abuse === 'owed') openAbuseCallback(script, scene);
  if (contact?.purpose === 'handoff') openCallback(script, scene);
  const faulty = contact?.purpose === 'fault' && contact.number !== null;
  if (faulty || contact?.purpose === 'report') openFault(script, scene);
  if (contact?.purpose === 'question' && contact.number !== null) openCallback(script, scene);
  script.remember({ contact: null });
}

/** Due time of a callback promised now, ISO 8601 in UTC. */
export function callbackDueAt(at: Date, company: Company): string {
  return dueAt(at, company.deadlines.callback, company).toISOString();
}

function owner(script: Script, purpose: ContactMemory['purpose'], company: Company): string {
  const { handoff, matter } = script.memory;
  if (purpose === 'handoff' && handoff) return handoff.department;
  return departmentOf(matter ?? '', company);
}

function who(name: string | null, number: string | null) {
  return {
    ...(name === null ? {} : { caller: name }),
    ...(number === null ? {} : { contact: number }),
  };
}
