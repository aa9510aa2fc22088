/**
 * Contacts that are not a complaint's: after STD-3.3c (nobody there), after ETI-6.4d (a question
 * that can't be answered on the spot), and of an abusive caller (decision 12). The ticket is opened
 * once the contact is confirmed or refused, before any phrase claims it.
 */

import type { Scene, Script } from './behaviour.ts';
import { answer } from './callerText.ts';
import { askContact, confirmContact, takeContact } from './contact.ts';
import { nameAnswered } from './contactText.ts';
import { settleBlame } from './mistakeBlame.ts';
import { openCallback, settleUnfinished } from './record.ts';
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
export const cannotAnswer = onTurn((script, scene) => {
  settleUnfinished(script, scene);
  script.remember({ matter: script.text }).ask('cannot_answer.contact');
  askContact(script, 'question', { alreadyAsked: true });
});

/** Abuse: soothe, ask for the number; service goes on afterwards (ETI-6.2b, decision 12). */
export const abused = onTurn((script) => {
  if (script.memory.abuseSettled) {
    script.ask('listening.go_on');
    return;
  }
  script.remember({ matter: script.memory.matter ?? script.text }).say('mood.empathy');
  askContact(script, 'abuse');
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
  if (contact.purpose === 'late') script.remember({ contact: null });
  else openCallback(script, scene);
  if (contact.purpose === 'late' && contact.number !== null) {
    script.journal({ type: 'contact.changed', field: 'complaint_contact', value: contact.number });
  }
  if (contact.purpose === 'abuse') script.say('abuse.recorded').remember({ abuseSettled: true });
  script.say('closing.anything_else').wait('anything_else').remember({ anythingElseAsked: 1 });
}

/** ETI-6.4d: number, name, then by when; a refused number promises nothing. */
function settleQuestion(script: Script, scene: Scene): void {
  const { contact } = script.memory;
  if (!contact || contact.number === null) {
    script
      .remember({ contact: null, anythingElseAsked: 1 })
      .say('closing.anything_else')
      .wait('anything_else');
    return;
  }
  if (contact.name === null) {
    script.ask('cannot_answer.surname');
    return;
  }
  script.remember({ contact: { ...contact, name: contact.name === '' ? null : contact.name } });
  openCallback(script, scene);
  script.remember({ questionOpen: true }).ask('complaint.deadline', {
    slots: { deadline: scene.words.company.deadlines.callback.spoken },
  });
}
