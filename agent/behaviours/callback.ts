/**
 * Contacts that are not a complaint's: after STD-3.3c (nobody there), after ETI-6.4d (a question
 * that can't be answered on the spot), and of an abusive caller (decision 12). The ticket is opened
 * once the contact is confirmed or refused, before any phrase claims it.
 */

import { settleAbuse } from './abuse.ts';
import { asksAccount, restate } from './account.ts';
import type { Scene, Script } from './behaviour.ts';
import { questionBeside } from './businessText.ts';
import { askAnythingElse } from './closing.ts';
import { askNext } from './complaint.ts';
import { complaintIn } from './complaintElements.ts';
import { askContact, confirmContact, takeContact } from './contact.ts';
import { nameAnswered } from './contactText.ts';
import { settleFault } from './faultReport.ts';
import { settleBlame } from './mistakeBlame.ts';
import { object } from './objection.ts';
import { openCallback, openFault, settleUnfinished } from './record.ts';
import { serveRest } from './rest.ts';
import { hasSituation, onTurn } from './turn.ts';

export const takeCallbackContact = onTurn(
  (script, scene) => {
    object(script, scene);
    if (takeContact(script) === 'settled') settle(script, scene);
  },
  { enters: false },
);

export const confirmCallbackContact = onTurn(
  (script, scene) => {
    if (confirmContact(script, scene) === 'settled') settle(script, scene);
  },
  { enters: false },
);

/** A question waits for a number, and the caller asks for a fact of their account instead. */
export function asksAccountInstead(scene: Scene): boolean {
  return scene.memory.contact?.purpose === 'question' && asksAccount(scene);
}

/** The look-up goes first; the question that could not be answered is let go. */
export const takeUpAccount = onTurn((script) => {
  restate(script.remember({ contact: null }), script.text);
});

/** A question about our trade without a fact: take the number, promise to check (ETI-6.4d). */
export const cannotAnswer = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text }).ask('cannot_answer.contact');
  askContact(script, 'question', { alreadyAsked: true });
});

/** Abuse: soothe, ask for the number; service goes on afterwards (ETI-6.2b, decision 12). */
export const abused = onTurn((script, scene) => {
  object(script, scene);
  const complains = hasSituation(scene, 'complaint') && script.memory.complaint === null;
  if (complains) script.remember({ complaint: complaintIn(script.text), matter: script.text });
  script
    .remember({
      abuse: 'owed',
      matter: script.memory.matter ?? script.text,
      rest: questionBeside(script.text),
    })
    .say('mood.empathy');
  if (askContact(script, 'abuse') === 'settled') settle(script, scene);
});

/** Abuse once more: calm, and on with what is asked. */
export const abusedAgain = onTurn((script, scene) => {
  object(script, scene);
  const question = questionBeside(script.text);
  if (question === null) script.ask('listening.go_on');
  else serveRest(script, question);
});

/** The name, where ETI-6.4d still lacks it. */
export const takeName = onTurn(
  (script, scene) => {
    const { contact } = script.memory;
    if (contact)
      script.remember({ contact: { ...contact, name: nameAnswered(script.text) ?? '' } });
    settle(script, scene);
  },
  { enters: false },
);

function settle(script: Script, scene: Scene): void {
  const { contact } = script.memory;
  if (!contact) return;
  if (contact.purpose === 'question') {
    settleQuestion(script, scene);
    return;
  }
  if (contact.purpose === 'blame') {
    settleBlame(script, scene);
    return;
  }
  if (contact.purpose === 'report') {
    settleFault(script, scene);
    return;
  }
  if (contact.purpose === 'fault' && contact.number !== null) openFault(script, scene);
  if (contact.purpose === 'handoff' || contact.purpose === 'private') openCallback(script, scene);
  keepForComplaint(script, contact.number);
  settleAbuse(script, scene);
  goOnAfterContact(script.remember({ contact: null }), scene);
}

/** A complaint that was recorded without a contact gets it now. */
function keepForComplaint(script: Script, number: string | null): void {
  const { complaint } = script.memory;
  if (!complaint?.ticketId || complaint.contact !== null || number === null) return;
  const { ticketId } = complaint;
  script
    .journal({ type: 'contact.changed', field: 'complaint_contact', value: number, ticketId })
    .remember({ complaint: { ...complaint, contact: number } });
}

/** What else was said in the first breath comes now; then ETI-6.5a. */
function goOnAfterContact(script: Script, scene: Scene): void {
  const { complaint, rest } = script.memory;
  script.remember({ rest: null });
  if (complaint && complaint.ticketId === null) {
    askNext(script.say('complaint.apology'), scene);
  } else if (rest !== null) {
    serveRest(script, rest);
  } else {
    askAnythingElse(script.remember({ anythingElseAsked: 0 }));
  }
}

/** ETI-6.4d: number, name, then by when; a refused number promises nothing. */
function settleQuestion(script: Script, scene: Scene): void {
  const { contact } = script.memory;
  if (!contact || contact.number === null) {
    settleAbuse(script, scene);
    askAnythingElse(script.remember({ contact: null, anythingElseAsked: 0 }));
    return;
  }
  if (contact.name === null) {
    script.ask('cannot_answer.surname');
    return;
  }
  script.remember({ contact: { ...contact, name: contact.name === '' ? null : contact.name } });
  openCallback(script, scene);
  settleAbuse(script, scene);
  script.remember({ questionOpen: true }).ask('complaint.deadline', {
    slots: { deadline: scene.words.company.deadlines.callback.spoken },
  });
}
