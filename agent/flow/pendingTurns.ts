/**
 * Turns while a question of ours waits for its answer: what answers it, what is answered in between;
 * everything else falls through to the table of the whole live call (decision 11).
 */
import * as account from '../behaviours/account.ts';
import * as callback from '../behaviours/callback.ts';
import * as closing from '../behaviours/closing.ts';
import * as complaint from '../behaviours/complaint.ts';
import { correctsReadBack } from '../behaviours/contact.ts';
import * as contactChange from '../behaviours/contactChange.ts';
import * as identity from '../behaviours/identity.ts';
import * as longInformation from '../behaviours/longInformation.ts';
import * as mistakeBlame from '../behaviours/mistakeBlame.ts';
import * as needUnclear from '../behaviours/needUnclear.ts';
import * as objection from '../behaviours/objection.ts';
import * as outOfScope from '../behaviours/outOfScope.ts';
import * as person from '../behaviours/person.ts';
import * as refusal from '../behaviours/refusal.ts';
import * as repeat from '../behaviours/repeat.ts';
import * as replies from '../behaviours/replies.ts';
import * as waiting from '../behaviours/waiting.ts';
import * as wrongNumber from '../behaviours/wrongNumber.ts';
import { asides } from './asides.ts';
import {
  asked,
  both,
  callbackRoute,
  complaintRoute,
  farewell,
  handover,
  has,
  not,
  serving,
  type TurnRow,
} from './turnRow.ts';

const complaintFirst = (withdraws: NonNullable<TurnRow['when']>): readonly TurnRow[] => [
  { when: objection.objectsWithPlan('end'), to: farewell, does: objection.endForObjector },
  ...asides,
  { when: replies.isAbuseAside, does: replies.answerAside },
  { when: withdraws, to: serving, does: complaint.dropComplaint },
  { when: replies.asksBusiness, does: replies.answerBusinessAside },
  { when: has('person_request'), to: complaintRoute, does: complaint.personDuringComplaint },
  {
    when: objection.objectsWithPlan('person'),
    to: complaintRoute,
    does: complaint.recordForObjector,
  },
];

export const complaintTurns = {
  elements: [
    ...complaintFirst(complaint.withdrawsComplaint),
    { when: complaint.objectsAndTells, to: complaintRoute, does: complaint.tellElements },
    { when: replies.isAnswer, to: complaintRoute, does: complaint.tellElements },
  ],
  contact: [
    ...complaintFirst(complaint.withdrawsToldComplaint),
    {
      when: replies.objectsAndGivesNumber,
      to: complaintRoute,
      does: complaint.takeComplaintContact,
    },
    { when: replies.isAnswer, to: complaintRoute, does: complaint.takeComplaintContact },
  ],
  confirming: [
    {
      when: both(correctsReadBack, not(has('danger'))),
      to: complaintRoute,
      does: complaint.confirmComplaintContact,
    },
    ...complaintFirst(complaint.withdrawsToldComplaint),
    { when: replies.isAnswer, to: complaintRoute, does: complaint.confirmComplaintContact },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;

const callbackFirst: readonly TurnRow[] = [
  ...asides,
  { when: replies.isAbuseAside, does: replies.answerAside },
];

/** While a number is read back: a correction first, then what is answered in between, then the answer. */
function readBackTurns(
  to: string,
  does: TurnRow['does'],
  ...before: readonly TurnRow[]
): readonly TurnRow[] {
  return [
    { when: both(correctsReadBack, not(has('danger'))), to, does },
    ...callbackFirst,
    ...before,
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.isContactAnswer, to, does },
  ];
}

export const callbackTurns = {
  asking: [
    ...callbackFirst,
    { when: callback.asksAccountInstead, to: '#call.live.need', does: callback.takeUpAccount },
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.asksOn, does: replies.answerBusinessAside },
    { when: replies.objectsAndGivesNumber, to: callbackRoute, does: callback.takeCallbackContact },
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeCallbackContact },
  ],
  naming: [
    ...callbackFirst,
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeName },
  ],
  confirming: readBackTurns(callbackRoute, callback.confirmCallbackContact),
} as const satisfies Record<string, readonly TurnRow[]>;

const contactChangeRoute = '#call.live.contactChange.route';
const leavesContact: TurnRow = {
  when: contactChange.isLetBe,
  to: serving,
  does: contactChange.leaveContact,
};

/** A verified caller's new number: asked for, then read back. */
export const contactChangeTurns = {
  asking: [
    ...callbackFirst,
    leavesContact,
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.isContactAnswer, to: contactChangeRoute, does: contactChange.takeNewNumber },
  ],
  confirming: readBackTurns(contactChangeRoute, contactChange.confirmNewNumber, leavesContact),
} as const satisfies Record<string, readonly TurnRow[]>;

const identityRoute = '#call.live.identity.route';

/** After a restated wish (STD-2.3). */
export const needTurns: readonly TurnRow[] = [
  ...asides,
  { when: account.confirmsWish, to: identityRoute, does: account.wishConfirmed },
  { when: account.deniesWish, to: '#call.live.need.route', does: account.wishDenied },
];

/** Identity items were asked for. */
export const identityTurns: readonly TurnRow[] = [
  ...asides,
  { when: identity.givesUpIdentity, to: serving, does: identity.dropNeed },
  { when: identity.tellsIdentity, does: identity.takeIdentity },
  { when: account.asksAccount, to: '#call.live.need', does: account.restateWish },
  { when: replies.asksBusiness, does: replies.answerBusinessAside },
  { when: identity.withholdsIdentity, to: identityRoute, does: identity.explainIdentity },
  { when: replies.isContactAnswer, to: identityRoute, does: identity.askIdentityAgain },
];

/** After STD-1.4a. */
export const rightNumberTurns: readonly TurnRow[] = [
  ...asides,
  { when: closing.saysMisdialled, to: farewell, does: wrongNumber.letGo },
  { when: wrongNumber.needsNoNumber, to: farewell, does: wrongNumber.letGo },
  { when: wrongNumber.wantsNumber, to: serving, does: wrongNumber.giveRightNumber },
];

const partsRoute = '#call.live.parts.route';

/** After ETI-6.1i, and after each part. */
export const partsTurns = {
  writing: [
    { when: longInformation.isReady, to: partsRoute, does: longInformation.tellNext },
    ...asides,
    { when: longInformation.wantsNoMore, to: serving, does: longInformation.leaveParts },
  ],
  telling: [
    { when: longInformation.notNoted, does: repeat.repeatLast },
    { when: longInformation.wantsNext, to: partsRoute, does: longInformation.tellNext },
    ...asides,
    { when: longInformation.wantsNoMore, to: serving, does: longInformation.leaveParts },
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;

/** After STD-3.5: the alternative is on offer. */
export const refusalTurns: readonly TurnRow[] = [
  ...asides,
  { when: refusal.leavesAlternative, to: asked, does: refusal.leaveAlternative },
  { when: refusal.takesPerson, to: handover, does: refusal.giveAlternative },
  { when: refusal.takesAlternative, to: asked, does: refusal.giveAlternative },
];

/** After STD-2.2b. */
export const gistTurns: readonly TurnRow[] = [
  ...asides,
  { when: needUnclear.agreesWithGist, to: asked, does: needUnclear.answerGist },
  { when: needUnclear.deniesGist, to: asked, does: needUnclear.dropGist },
];

/** After ETI-6.2d: what happened, or the caller's own question after all. */
export const blameTurns: readonly TurnRow[] = [
  ...asides,
  { when: mistakeBlame.leavesBlame, to: asked, does: mistakeBlame.leaveBlame },
  { when: account.asksAccount, to: asked, does: mistakeBlame.answerBlamer },
  { when: mistakeBlame.asksInstead, to: asked, does: mistakeBlame.answerBlamer },
  { when: mistakeBlame.tellsBlame, to: callbackRoute, does: mistakeBlame.tellBlame },
];

/** The person was lost, and the caller was asked what they would rather have. */
export const personLostTurns: readonly TurnRow[] = [
  ...asides,
  { when: replies.wantsCallback, to: '#call.handedBack', does: waiting.chooseCallback },
  { when: has('person_request'), to: handover, does: person.askAnotherPerson },
  { when: person.wantsAnother, to: handover, does: person.askAnotherPerson },
];

/** After STD-3.4d: whatever the caller answers, ETI-6.5a follows. */
export const promisedTurns: readonly TurnRow[] = [
  ...asides,
  { when: replies.isShortAnswer, to: serving, does: complaint.afterDeadline },
];

/** After STD-3.3a. */
export const consentTurns: readonly TurnRow[] = [
  ...asides,
  { when: identity.relents, to: identityRoute, does: identity.takeUpNeed },
  { when: outOfScope.refusesOffer, to: serving, does: outOfScope.noConsent },
  { when: outOfScope.agrees, to: handover, does: outOfScope.consent },
];
