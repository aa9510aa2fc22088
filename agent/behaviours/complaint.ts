/**
 * A complaint (decision 5): soothe; ask for the missing elements together, each at most once more;
 * read the contact back; record and open the ticket; commit; hand over to the department that owns
 * it. A complaint is never refused, and what was told so far is recorded before anything else.
 */
import { type ComplaintElement, type ComplaintMemory, complaintElements } from '../flow/memory.ts';
import { settleAbuse } from './abuse.ts';
import { behave, type Scene, type Script } from './behaviour.ts';
import { questionBeside } from './businessText.ts';
import { phoneNumber, plain } from './callerText.ts';
import { askAnythingElse } from './closing.ts';
import {
  complaintElementsIn,
  complaintIn,
  complaintSeverity,
  elementNames,
} from './complaintElements.ts';
import { askContact, confirmContact, takeContact } from './contact.ts';
import { declinesContact } from './contactText.ts';
import { departmentFor } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { object, objectsWithPlan } from './objection.ts';
import { recordComplaint as record, settleUnfinished } from './record.ts';

import { hasSituation, leading, onTurn, rememberReply } from './turn.ts';

const MAX_ASKED = 2;

/** The caller complains: STD-3.4a, then the first question; a person asked for in one breath comes at once. */
export const complain = onTurn((script, scene) => {
  object(script, scene);
  settleUnfinished(script, scene);
  const complaint = complaintIn(script.text);
  script
    .say('complaint.apology')
    .remember({ complaint, matter: script.text, contact: null, anythingElseAsked: 0 });
  const asked = hasSituation(scene, 'person_request');
  if (asked || objectsWithPlan('person')(scene)) recordAndTransfer(script, scene, asked);
  else answerFirst(script, scene, questionBeside(script.text));
});

/** A question in the same breath is answered first; the one for the elements follows it. */
function answerFirst(script: Script, scene: Scene, question: string | null): void {
  if (question === null) askNext(script, scene);
  else script.remember({ question: null }).reply(question);
}

/** That question was answered: now the elements. */
export const beginAsking = behave((script, scene) => {
  if (scene.event.type === 'replied') rememberReply(script, scene.event.outcome);
  askNext(script, scene);
});

/** The answer to the question for the elements. */
export const tellElements = onTurn(
  (script, scene) => {
    object(script, scene);
    addElements(script);
    if (knowsNoMore(script.text)) askForContact(script, scene);
    else askNext(script, scene);
  },
  { enters: false },
);

/** What the words tell is added; what happened may be told in several turns. */
function addElements(script: Script): void {
  const { complaint } = script.memory;
  if (!complaint) return;
  const told = complaintElementsIn(script.text);
  const elements = { ...complaint.elements };
  for (const element of complaintElements) {
    const before = elements[element];
    if (before === null || isMoreExact(told[element], before)) elements[element] = told[element];
    else if (element === 'event' && told.event !== null && !before.includes(told.event)) {
      elements.event = `${before}，${told.event}`;
    }
  }
  const severity = complaint.severity === 'complex' ? 'complex' : complaintSeverity(script.text);
  script.remember({
    complaint: { ...complaint, elements, severity },
    matter: `${script.memory.matter ?? ''} ${script.text}`.trim().slice(0, 1000),
  });
}

/** 一个姓李的柜员 after 你们柜员: the same one, told more exactly. */
function isMoreExact(told: string | null, before: string): boolean {
  const core = before.replace(/^(?:你们|您们|那个|那位|一个|一位|这个)的?/u, '');
  return told !== null && told.length > before.length && told.includes(core);
}

/** While a person is awaited: soothed and recorded at once, the same person takes it on. */
export const complainWhileWaiting = onTurn((script, scene) => {
  object(script, scene);
  script.say('complaint.apology');
  if (script.memory.complaint?.ticketId) return;
  script.remember({ complaint: complaintIn(script.text), matter: script.text });
  record(script, scene);
});

export const takeComplaintContact = onTurn(
  (script, scene) => {
    object(script, scene);
    if (phoneNumber(script.text) === null && !declinesContact(script.text)) addElements(script);
    if (takeContact(script) === 'settled') recordAndTransfer(script, scene, false);
  },
  { enters: false },
);

export const confirmComplaintContact = onTurn(
  (script, scene) => {
    if (confirmContact(script, scene) === 'settled') recordAndTransfer(script, scene, false);
  },
  { enters: false },
);

/** The caller wants a person meanwhile: what is there is recorded first. */
export const personDuringComplaint = onTurn((script, scene) => {
  object(script, scene);
  recordAndTransfer(script, scene, true);
});

/** An objection to recording, and the company's plan is a person: what is there is recorded first. */
export const recordForObjector = onTurn((script, scene) => {
  object(script, scene);
  addElements(script);
  recordAndTransfer(script, scene, false);
});

/** Objects to recording, and tells more of the complaint in the same breath. */
export function objectsAndTells(scene: Scene): boolean {
  if (scene.event.type !== 'turn' || leading(scene) !== 'recording_objection') return false;
  const { time, place, people, demand } = complaintElementsIn(scene.event.text);
  return [time, place, people, demand].some((element) => element !== null);
}

/** The caller takes the complaint back before it was recorded. */
export const dropComplaint = onTurn(
  (script, scene) => {
    script
      .remember({ complaint: null, contact: null, anythingElseAsked: 0 })
      .say('listening.understood');
    settleAbuse(script, scene);
    askAnythingElse(script);
  },
  { enters: false },
);

const dropsComplaint = /(?:不|算了|先不)(?:想|用|要)?(?:再)?投诉了?/u;

export function withdrawsComplaint({ event }: Scene): boolean {
  if (event.type !== 'turn') return false;
  const said = plain(event.text);
  return (
    dropsComplaint.test(said) || /算了(?:吧)?[，,。]?(?:不|没)|^算了(?:吧)?[。！]?$/u.test(said)
  );
}

/** While the contact is asked for, 算了 leaves the contact out: the complaint was told and stands. */
export function withdrawsToldComplaint({ event }: Scene): boolean {
  return event.type === 'turn' && dropsComplaint.test(plain(event.text));
}

/** Asks for what is missing, all together; else for the contact; else it is recorded. */
export function askNext(script: Script, scene: Scene): void {
  const { complaint } = script.memory;
  const open = missing(complaint);
  if (!complaint || open.length === 0) {
    askForContact(script, scene);
    return;
  }
  const asked = { ...complaint.asked };
  for (const element of open) asked[element] += 1;
  script.remember({ complaint: { ...complaint, asked } }).ask('need.detail', {
    slots: { detail: open.map((element) => elementNames[element]).join('、') },
  });
}

function askForContact(script: Script, scene: Scene): void {
  if (askContact(script, 'complaint') === 'settled') recordAndTransfer(script, scene, false);
}

/** Elements not told yet that may still be asked for. */
function missing(complaint: ComplaintMemory | null): ComplaintElement[] {
  if (!complaint) return [];
  return complaintElements.filter(
    (element) => complaint.elements[element] === null && complaint.asked[element] < MAX_ASKED,
  );
}

function knowsNoMore(text: string): boolean {
  return /不(?:知道|清楚|记得|了解)|记不(?:清|得|住)|忘了|没有了|就这些|就这样|没别的|说不(?:上|清)/u.test(
    plain(text),
  );
}

/** Recorded and opened first, then the commitment, then the department that owns it (decision 5). */
export function recordAndTransfer(script: Script, scene: Scene, asked: boolean): void {
  const { complaint } = script.memory;
  if (!complaint) return;
  const department = departmentFor('complaints', scene.words.company);
  const issue = record(script, scene);
  settleAbuse(script, scene);
  script.remember({ contact: null }).say('complaint.commitment', {
    slots: { issue, measure: `转交${department}核实处理` },
  });
  requestHandoff(script, { reason: 'complaint', department, asked });
}

/** The caller has heard the deadline (STD-3.4d): ETI-6.5a follows, ETI-6.2e will close. */
export const afterDeadline = onTurn(
  (script) => askAnythingElse(script.remember({ anythingElseAsked: 0 })),
  { enters: false },
);
