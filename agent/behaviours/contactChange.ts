/**
 * A verified caller wants another phone number on file: the new one is read back slowly and confirmed
 * (REC-2.2h), then the change is one journal event, then it is claimed (decision 18). An interruption
 * can't halve it: before the yes nothing is written, with it everything is. Refuses what is no
 * mobile number, since the next call is verified with it, and a yes to digits that were not heard.
 */
import type { ContactMemory } from '../flow/memory.ts';
import type { Scene, Script } from './behaviour.ts';
import { answer, phoneNumber, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import { corrected } from './contactCorrection.ts';
import { offerPerson } from './outOfScope.ts';
import { clausesOfSituation } from './recognise.ts';
import { onTurn } from './turn.ts';
import { unheardReadBack } from './unheardReadBack.ts';

const TRIES = 3;
const mobile = /^1[3-9]\d{9}$/;
const letBe =
  /^(?:那|哦|好|唉)?[，,]?(?:算了|不(?:用|想|需要)?(?:改|换|变更|弄|办)了?|先不|取消|不用了?|不了)|(?:不(?:改|换)了|先不(?:改|换)|下次再(?:改|换|说))/u;

/** The identity has matched; a number that was told with the wish is read back at once. */
export function beginContactChange(script: Script, wish: string): void {
  const contact: ContactMemory = {
    purpose: 'change',
    number: null,
    name: null,
    asked: 0,
    confirmed: false,
  };
  script
    .journal({
      type: 'situation.entered',
      situation: 'contact_change',
      clauses: clausesOfSituation('contact_change'),
      by: 'rule',
    })
    .remember({ anythingElseAsked: 0, matter: wish });
  takeNumber(script, contact, wish);
}

export function isLetBe({ event }: Scene): boolean {
  return event.type === 'turn' && letBe.test(plain(event.text));
}

/** The caller keeps the number on file. */
export const leaveContact = onTurn(
  (script) => {
    askAnythingElse(script.remember({ contact: null }).say('listening.understood'));
  },
  { enters: false },
);

export const takeNewNumber = onTurn(
  (script) => {
    const { contact } = script.memory;
    if (contact === null) return;
    if (answer(script.text) === 'no' && phoneNumber(script.text) === null) {
      askAnythingElse(script.remember({ contact: null }).say('listening.understood'));
    } else takeNumber(script, contact, script.text);
  },
  { enters: false },
);

export const confirmNewNumber = onTurn(
  (script, scene) => {
    const { contact } = script.memory;
    if (contact === null || contact.number === null) return;
    const { number } = corrected(script.text, { number: contact.number, name: null });
    if (number !== contact.number) takeNumber(script, contact, script.text, number);
    else if (unheardReadBack(scene)) readBack(script, contact, number);
    else if (answer(script.text) === 'yes' || phoneNumber(script.text) === number) {
      change(script, number);
    } else if (answer(script.text) === 'no') askNumber(script, contact);
    else if (contact.asked >= TRIES) giveUp(script);
    else readBack(script, contact, number);
  },
  { enters: false },
);

function takeNumber(
  script: Script,
  contact: ContactMemory,
  text: string,
  number = phoneNumber(text),
): void {
  if (number === null || !mobile.test(number)) askNumber(script, contact);
  else if (number !== script.memory.caller.number) readBack(script, contact, number);
  else if (contact.asked >= TRIES) giveUp(script);
  else {
    script
      .remember({ contact: { ...contact, number: null, asked: contact.asked + 1 } })
      .ask('contact_change.same');
  }
}

function readBack(script: Script, contact: ContactMemory, number: string): void {
  script
    .remember({ contact: { ...contact, number, asked: contact.asked + 1 } })
    .ask('readback', { slots: { items: `您新的手机号码是${number}` } });
}

function askNumber(script: Script, contact: ContactMemory): void {
  if (contact.asked >= TRIES) {
    giveUp(script);
    return;
  }
  const phrase = script.saidBefore('identity.ask_again') ? 'identity.ask' : 'identity.ask_again';
  script
    .remember({ contact: { ...contact, number: null, asked: contact.asked + 1 } })
    .ask(phrase, { slots: { detail: '新的手机号码' } });
}

/** It does not come to a number: a person is offered (REC-2.2g). */
function giveUp(script: Script): void {
  offerPerson(script.remember({ contact: null }));
}

function change(script: Script, number: string): void {
  const { caller } = script.memory;
  const whose = caller.customerId === null ? {} : { customerId: caller.customerId };
  script
    .journal({ type: 'contact.changed', ...whose, field: 'phone', value: number })
    .remember({
      caller: { ...caller, number },
      contact: null,
      confirmedNumber: number,
      met: true,
      failures: 0,
    })
    .say('contact_change.done');
  askAnythingElse(script);
}
