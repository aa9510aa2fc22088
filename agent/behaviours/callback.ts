/**
 * Contacts that are not a complaint's: after STD-3.3c (nobody there), after ETI-6.4d (a question
 * that can't be answered on the spot), and of an abusive caller (decision 12). The ticket is opened
 * once the contact is confirmed or refused, before any phrase claims it.
 */

import type { Scene, Script } from './behaviour.ts';
import { answer } from './callerText.ts';
import { askContact, confirmContact, takeContact } from './contact.ts';
import { callbackDueAt, departmentOf } from './handoff.ts';
import { onTurn } from './turn.ts';

export const takeCallbackContact = onTurn(
  (script, scene) => {
    const { contact } = script.memory;
    const willing = contact?.number === null && answer(script.text) === 'yes';
    if (takeContact(script) === 'settled') settle(script, scene);
    else if (willing && script.memory.contact?.number === null) {
      script.remember({ contact: { ...script.memory.contact, asked: contact.asked } });
    }
  },
  { enters: false },
);

export const confirmCallbackContact = onTurn(
  (script, scene) => {
    if (confirmContact(script) === 'settled') settle(script, scene);
  },
  { enters: false },
);

/** A question about our trade without a fact: take the number, promise to check (ETI-6.4d). */
export const cannotAnswer = onTurn((script) => {
  script.remember({ matter: script.text }).ask('cannot_answer.contact');
  askContact(script, 'question', { alreadyAsked: true });
});

/** Abuse: soothe, ask for the number; service goes on afterwards (ETI-6.2b, decision 12). */
export const abused = onTurn((script) => {
  script.remember({ matter: script.text }).say('mood.empathy');
  askContact(script, 'abuse');
});

function settle(script: Script, { words, at }: Scene): void {
  const { contact, caller, handoff, matter } = script.memory;
  if (!contact) return;
  const { company } = words;
  const number = contact.number ?? caller.number;
  const forHandoff = contact.purpose === 'handoff' && handoff !== null;
  const owner =
    contact.purpose === 'abuse'
      ? '主管'
      : forHandoff
        ? handoff.department
        : departmentOf(matter ?? '', company);
  script
    .journal({
      type: 'ticket.opened',
      ticketId: script.id(),
      kind: 'callback',
      dueAt: callbackDueAt(at, company),
      owner,
      subject: `回电：${(matter ?? '来电人要求人工服务').slice(0, 100)}`,
      ...(contact.name === null ? {} : { caller: contact.name }),
      ...(number === null ? {} : { contact: number }),
      ...(forHandoff ? { handoffId: handoff.handoffId } : {}),
    })
    .remember({ contact: null, open: true, anythingElseAsked: 1 });
  if (contact.purpose === 'abuse') script.say('abuse.recorded');
  if (contact.purpose === 'question') {
    script.ask('complaint.deadline', { slots: { deadline: company.deadlines.callback.spoken } });
    return;
  }
  script.say('closing.anything_else').wait('anything_else');
}
