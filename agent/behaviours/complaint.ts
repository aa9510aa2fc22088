/**
 * A complaint (decision 5): soothe; ask for the missing elements together, each at most once more;
 * read the contact back; record and open the ticket; commit; hand over to the department that owns
 * it. A complaint is never refused, and what was told so far is recorded before anything else.
 */
import { type ComplaintElement, type ComplaintMemory, complaintElements } from '../flow/memory.ts';
import type { Scene, Script } from './behaviour.ts';
import { phoneNumber, plain } from './callerText.ts';
import { complaintElementsIn, complaintSeverity, elementNames } from './complaintElements.ts';
import { askContact, confirmContact, takeContact } from './contact.ts';
import { declinesContact } from './contactText.ts';
import { departmentFor } from './departments.ts';
import { requestHandoff } from './handoff.ts';
import { object } from './objection.ts';
import { recordComplaint as record, settleUnfinished } from './record.ts';
import { hasSituation, onTurn } from './turn.ts';

const MAX_ASKED = 2;

/** The caller complains: STD-3.4a, then the first question; a person asked for in one breath comes at once. */
export const complain = onTurn((script, scene) => {
  object(script, scene);
  settleUnfinished(script, scene);
  script.say('complaint.apology');
  const told = complaintElementsIn(script.text);
  const complaint: ComplaintMemory = {
    elements: told,
    asked: { time: 0, place: 0, people: 0, event: 0, demand: 0 },
    severity: complaintSeverity(script.text),
    ticketId: null,
  };
  script.remember({ complaint, matter: script.text, contact: null, anythingElseAsked: 0 });
  if (hasSituation(scene, 'person_request')) recordAndTransfer(script, scene, true);
  else askNext(script);
});

/** The answer to the question for the elements. */
export const tellElements = onTurn(
  (script) => {
    addElements(script);
    if (knowsNoMore(script.text)) askContact(script, 'complaint');
    else askNext(script);
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
    if (before === null) elements[element] = told[element];
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

/** While a person is awaited: soothed and recorded at once, the same person takes it on. */
export const complainWhileWaiting = onTurn((script, scene) => {
  script.say('complaint.apology');
  if (script.memory.complaint?.ticketId) return;
  const complaint: ComplaintMemory = {
    elements: complaintElementsIn(script.text),
    asked: { time: 0, place: 0, people: 0, event: 0, demand: 0 },
    severity: complaintSeverity(script.text),
    ticketId: null,
  };
  script.remember({ complaint, matter: script.text });
  record(script, scene);
});

export const takeComplaintContact = onTurn(
  (script, scene) => {
    if (phoneNumber(script.text) === null && !declinesContact(script.text)) addElements(script);
    if (takeContact(script) === 'settled') recordAndTransfer(script, scene, false);
  },
  { enters: false },
);

export const confirmComplaintContact = onTurn(
  (script, scene) => {
    if (confirmContact(script) === 'settled') recordAndTransfer(script, scene, false);
  },
  { enters: false },
);

/** The caller wants a person meanwhile: what is there is recorded first. */
export const personDuringComplaint = onTurn((script, scene) =>
  recordAndTransfer(script, scene, true),
);

/** The caller takes the complaint back before it was recorded. */
export const dropComplaint = onTurn(
  (script) => {
    script
      .remember({ complaint: null, contact: null })
      .say('listening.understood')
      .say('closing.anything_else')
      .wait('anything_else')
      .remember({ anythingElseAsked: 1 });
  },
  { enters: false },
);

export function withdrawsComplaint(scene: Scene): boolean {
  return (
    scene.event.type === 'turn' &&
    /(?:不|算了|先不)(?:想|用|要)?(?:再)?投诉了?|算了(?:吧)?[，,。]?(?:不|没)|^算了(?:吧)?[。！]?$/u.test(
      plain(scene.event.text),
    )
  );
}

function askNext(script: Script): void {
  const { complaint } = script.memory;
  const open = missing(complaint);
  if (!complaint || open.length === 0) {
    askContact(script, 'complaint');
    return;
  }
  const asked = { ...complaint.asked };
  for (const element of open) asked[element] += 1;
  script.remember({ complaint: { ...complaint, asked } }).ask('need.detail', {
    slots: { detail: open.map((element) => elementNames[element]).join('、') },
  });
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

function recordAndTransfer(script: Script, scene: Scene, asked: boolean): void {
  const { complaint } = script.memory;
  if (!complaint) return;
  const department = departmentFor('complaints', scene.words.company);
  const issue = record(script, scene);
  requestHandoff(script, { reason: 'complaint', department, asked });
  script.say('complaint.commitment', {
    slots: { issue, measure: `转交${department}核实处理` },
  });
}

/** The caller has heard the deadline (STD-3.4d): ETI-6.5a follows, ETI-6.2e will close. */
export const afterDeadline = onTurn(
  (script) => {
    script.say('closing.anything_else').wait('anything_else').remember({ anythingElseAsked: 1 });
  },
  { enters: false },
);
