/**
 * Taking a contact: ask for the number, read it back, get it confirmed (REC-2.2h, decision 2). The
 * ticket it belongs to is opened when it is confirmed, or refused: then with the line's own number
 * or none. It never asks without end: three tries, then what was given last.
 */
import type { ContactMemory } from '../flow/memory.ts';
import type { Script } from './behaviour.ts';
import { answer, ownName, phoneNumber, refuses, sameNumber } from './callerText.ts';

const TRIES = 3;

/** Begins to take a contact. `alreadyAsked`: the phrase before it asked for it (STD-3.3c, ETI-6.4d). */
export function askContact(
  script: Script,
  purpose: ContactMemory['purpose'],
  options: { readonly alreadyAsked?: boolean } = {},
): void {
  const { caller } = script.memory;
  const contact: ContactMemory = {
    purpose,
    number: null,
    name: caller.name,
    asked: 1,
    confirmed: false,
  };
  script.remember({ contact });
  if (options.alreadyAsked) return;
  if (caller.number !== null) {
    readBack(script, { ...contact, number: caller.number });
    return;
  }
  script.ask('identity.ask', {
    slots: { detail: purpose === 'abuse' ? '联系电话' : '姓名和联系电话' },
  });
}

/** What the caller's words did to the contact. */
export type ContactProgress = 'asked' | 'read_back' | 'settled';

/** The answer to the question for the number. */
export function takeContact(script: Script): ContactProgress {
  const { contact, caller } = script.memory;
  if (!contact) return 'settled';
  const name = ownName(script.text) ?? contact.name;
  const number =
    phoneNumber(script.text) ?? (sameNumber(script.text) ? caller.number : null) ?? contact.number;
  const heard: ContactMemory = { ...contact, name, number };
  if (number !== null) {
    readBack(script, heard);
    return 'read_back';
  }
  if (refuses(script.text) || answer(script.text) === 'no' || contact.asked >= TRIES) {
    script.remember({ contact: { ...heard, number: caller.number, confirmed: false } });
    return 'settled';
  }
  askAgain(script, heard);
  return 'asked';
}

/** The answer to the read-back. */
export function confirmContact(script: Script): ContactProgress {
  const { contact } = script.memory;
  if (!contact) return 'settled';
  const corrected = phoneNumber(script.text);
  const name = ownName(script.text) ?? contact.name;
  if (corrected !== null && corrected !== contact.number) {
    readBack(script, { ...contact, number: corrected, name, asked: contact.asked + 1 });
    return 'read_back';
  }
  const said = answer(script.text);
  if (said === 'yes' || corrected !== null) {
    script.remember({ contact: { ...contact, name, confirmed: true } });
    return 'settled';
  }
  if (contact.asked >= TRIES) {
    script.remember({ contact: { ...contact, name } });
    return 'settled';
  }
  if (said === 'no') {
    askAgain(script, { ...contact, number: null });
    return 'asked';
  }
  readBack(script, { ...contact, name, asked: contact.asked + 1 });
  return 'read_back';
}

function askAgain(script: Script, contact: ContactMemory): void {
  script
    .remember({ contact: { ...contact, asked: contact.asked + 1 } })
    .ask('identity.ask_again', { slots: { detail: '联系电话' } });
}

function readBack(script: Script, contact: ContactMemory): void {
  const items =
    contact.name === null
      ? `您的联系电话是${contact.number}`
      : `您的姓名是${contact.name}，联系电话是${contact.number}`;
  script.remember({ contact }).ask('readback', { slots: { items } });
}
