/**
 * Taking a contact: ask for the number, read it back, get it confirmed (REC-2.2h, decision 2). The
 * ticket it belongs to is opened when it is confirmed, or refused: then with the line's own number
 * or none. It never asks without end, and a number the caller has called wrong is never kept.
 */
import type { ContactMemory } from '../flow/memory.ts';
import type { Scene, Script } from './behaviour.ts';
import { answer, phoneNumber, refuses, sameNumber } from './callerText.ts';
import { corrected } from './contactCorrection.ts';
import { declinesContact, nameAnswered } from './contactText.ts';
import { byKeys } from './keypadHints.ts';
import { unheardReadBack } from './unheardReadBack.ts';

const TRIES = 3;

/** What the caller's words did to the contact. */
export type ContactProgress = 'asked' | 'read_back' | 'settled';

/**
 * Begins to take a contact; a number that was confirmed in this call settles it at once.
 * `alreadyAsked`: the phrase before it asked for it (STD-3.3c, ETI-6.4d).
 */
export function askContact(
  script: Script,
  purpose: ContactMemory['purpose'],
  options: { readonly alreadyAsked?: boolean } = {},
): ContactProgress {
  const { caller, told, confirmedNumber } = script.memory;
  const contact: ContactMemory = {
    purpose,
    number: null,
    name: told.name ?? caller.name,
    asked: 1,
    confirmed: false,
  };
  script.remember({ contact });
  if (options.alreadyAsked) return 'asked';
  const number = told.number ?? caller.number;
  if (confirmedNumber !== null && (number === null || number === confirmedNumber)) {
    return settled(script, contact, confirmedNumber);
  }
  if (number !== null) {
    readBack(script, { ...contact, number });
    return 'read_back';
  }
  const detail = byKeys(script.memory) ? '联系电话' : wanted(contact);
  script.ask('identity.ask', { slots: { detail } });
  return 'asked';
}

/** The answer to the question for the number. */
export function takeContact(script: Script): ContactProgress {
  const { contact, caller, told, confirmedNumber } = script.memory;
  if (!contact) return 'settled';
  const name = told.name ?? nameAnswered(script.text) ?? contact.name;
  const known = confirmedNumber ?? told.number ?? caller.number;
  const meansKnown = sameNumber(script.text) || answer(script.text) === 'yes';
  const number = phoneNumber(script.text) ?? (meansKnown ? known : null);
  if (number !== null && number === confirmedNumber) {
    return settled(script, { ...contact, name }, number);
  }
  if (number !== null) {
    readBack(script, { ...contact, name, number });
    return 'read_back';
  }
  if (declinesContact(script.text) || contact.asked >= TRIES) {
    script.remember({ contact: { ...contact, name, number: caller.number, confirmed: false } });
    return 'settled';
  }
  askAgain(script, { ...contact, name });
  return 'asked';
}

function settled(script: Script, contact: ContactMemory, number: string): ContactProgress {
  script.remember({ contact: { ...contact, number, confirmed: true }, confirmedNumber: number });
  return 'settled';
}

/** The words correct what was read back, whatever else they sound like (不是李明，是李鸣). */
export function correctsReadBack({ event, memory: { contact } }: Scene): boolean {
  if (event.type !== 'turn' || contact?.number == null) return false;
  const { number, name } = corrected(event.text, contact);
  return number !== contact.number || name !== contact.name;
}

/** The answer to the read-back. */
export function confirmContact(script: Script, scene: Scene): ContactProgress {
  const { contact } = script.memory;
  if (!contact) return 'settled';
  const { number, name } = corrected(script.text, contact);
  if (number !== contact.number || name !== contact.name) {
    readBack(script, { ...contact, number, name, asked: contact.asked + 1 });
    return 'read_back';
  }
  if (unheardReadBack(scene) && answer(script.text) !== 'no') {
    readBack(script, contact);
    return 'read_back';
  }
  const said = answer(script.text);
  const saidAgain = phoneNumber(script.text) !== null;
  if (contact.number !== null && (said === 'yes' || saidAgain)) {
    return settled(script, contact, contact.number);
  }
  if (said === 'no') {
    if (contact.asked >= TRIES || refuses(script.text)) {
      script.remember({ contact: { ...contact, number: script.memory.caller.number } });
      return 'settled';
    }
    askAgain(script, { ...contact, number: null });
    return 'asked';
  }
  if (contact.asked >= TRIES) return 'settled';
  readBack(script, { ...contact, asked: contact.asked + 1 });
  return 'read_back';
}

function askAgain(script: Script, contact: ContactMemory): void {
  script
    .remember({ contact: { ...contact, asked: contact.asked + 1 } })
    .ask('identity.ask_again', { slots: { detail: '联系电话' } });
}

function wanted({ purpose, name }: ContactMemory): string {
  const short = ['abuse', 'late', 'fault', 'report'].includes(purpose) || name !== null;
  return short ? '联系电话' : '姓名和联系电话';
}

function readBack(script: Script, contact: ContactMemory): void {
  const { name, number } = contact;
  const who = name !== null && name.length === 1 ? `您姓${name}` : `您的姓名是${name}`;
  const items = name === null ? `您的联系电话是${number}` : `${who}，联系电话是${number}`;
  script.remember({ contact }).ask('readback', { slots: { items } });
}
