/**
 * Which behaviour takes a caller's turn, and where the call goes: one table for each phase, read
 * from the top, the first row that holds decides. The order is that of decision 11; what a pending
 * question does not take as its answer falls through to the table of the whole live call.
 */
import { isFirstAbuse } from '../behaviours/abuse.ts';
import * as callback from '../behaviours/callback.ts';
import * as closing from '../behaviours/closing.ts';
import * as complaint from '../behaviours/complaint.ts';
import * as handoff from '../behaviours/handoff.ts';
import * as moment from '../behaviours/moment.ts';
import * as objection from '../behaviours/objection.ts';
import * as opening from '../behaviours/opening.ts';
import * as outOfScope from '../behaviours/outOfScope.ts';
import * as replies from '../behaviours/replies.ts';
import * as satisfaction from '../behaviours/satisfaction.ts';
import * as serve from '../behaviours/serve.ts';
import { asides } from './asides.ts';
import { keypadTurns } from './keypadTurns.ts';
import { objectionTurns } from './objectionTurns.ts';
import {
  both,
  callbackRoute,
  complaintRoute,
  farewell,
  handover,
  has,
  leads,
  objects,
  serving,
  type TurnRow,
} from './turnRow.ts';

/** The caller's turn anywhere in the live call. */
export const liveTurns: readonly TurnRow[] = [
  { when: has('danger'), to: handover, does: serve.danger },
  ...keypadTurns,
  ...objectionTurns,
  { when: objects, does: objection.recordingObjection },
  { when: isFirstAbuse, to: callbackRoute, does: callback.abused },
  { when: has('complaint'), to: complaintRoute, does: complaint.complain },
  { when: leads('abuse'), to: serving, does: callback.abusedAgain },
  { when: leads('person_request'), to: handover, does: serve.personRequested },
  { when: leads('identity_failed'), to: handover, does: serve.identityFailed },
  { when: leads('other_language'), to: handover, does: serve.otherLanguage },
  { when: replies.answersProbe, to: serving, does: replies.goOnAfterProbe },
  { when: moment.isBack, to: serving, does: serve.repeatLast },
  { when: moment.needsMoment, to: serving, does: moment.grantMoment },
  { when: outOfScope.isReferred, to: serving, does: outOfScope.refer },
  { when: leads('out_of_scope'), to: '#call.live.consent', does: outOfScope.askConsent },
  { when: leads('cannot_answer'), to: callbackRoute, does: callback.cannotAnswer },
  { when: leads('chit_chat'), to: serving, does: serve.answerWith('chit_chat') },
  {
    when: leads('instructions_request'),
    to: serving,
    does: serve.answerWith('instructions_request'),
  },
  { when: leads('are_you_human'), to: serving, does: serve.answerWith('are_you_human') },
  { when: leads('personal_info'), to: serving, does: replies.personalInformation },
  { when: leads('line_busy_blame'), to: serving, does: serve.answerWith('opening.late') },
  { when: leads('slow_blame'), to: serving, does: serve.answerWith('slow_blame') },
  { when: leads('suggestion'), to: serving, does: serve.suggestion },
  { when: closing.saysMisdialled, to: farewell, does: closing.misdialled },
  { when: outOfScope.seeksAnother, to: serving, does: outOfScope.refer },
  { when: leads('wrong_number'), to: serving, does: serve.answerWith('wrong_number.requery') },
  { when: leads('repeat'), to: serving, does: serve.repeatLast },
  { when: leads('need_unclear'), to: '#call.live.unclear', does: serve.needUnclear },
  {
    when: both(replies.endsCall, closing.lacksContact),
    to: callbackRoute,
    does: closing.askLateContact,
  },
  {
    when: both(replies.endsCall, satisfaction.isAsked),
    to: '#call.live.rating',
    does: satisfaction.askRating,
  },
  { when: replies.endsCall, to: farewell, does: closing.sayFarewell },
  { when: replies.wantsMore, to: serving, does: replies.goOn },
  { when: replies.acknowledges, to: serving, does: replies.acknowledged },
  { when: leads('praise'), to: serving, does: serve.praised },
  { when: closing.saysNothingMore, to: serving, does: closing.nothingMore },
  { when: leads('thanks'), to: serving, does: closing.thanked },
  { to: serving, does: serve.answerByModel },
];

const complaintFirst: readonly TurnRow[] = [
  { when: objection.objectsWithPlan('end'), to: farewell, does: objection.endForObjector },
  ...asides,
  { when: replies.isAbuseAside, does: replies.answerAside },
  { when: complaint.withdrawsComplaint, to: serving, does: complaint.dropComplaint },
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
    ...complaintFirst,
    { when: complaint.objectsAndTells, to: complaintRoute, does: complaint.tellElements },
    { when: replies.isAnswer, to: complaintRoute, does: complaint.tellElements },
  ],
  contact: [
    ...complaintFirst,
    {
      when: replies.objectsAndGivesNumber,
      to: complaintRoute,
      does: complaint.takeComplaintContact,
    },
    { when: replies.isAnswer, to: complaintRoute, does: complaint.takeComplaintContact },
  ],
  confirming: [
    ...complaintFirst,
    { when: replies.isAnswer, to: complaintRoute, does: complaint.confirmComplaintContact },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;

const callbackFirst: readonly TurnRow[] = [
  ...asides,
  { when: replies.isAbuseAside, does: replies.answerAside },
];

export const callbackTurns = {
  asking: [
    ...callbackFirst,
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.objectsAndGivesNumber, to: callbackRoute, does: callback.takeCallbackContact },
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeCallbackContact },
  ],
  naming: [
    ...callbackFirst,
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeName },
  ],
  confirming: [
    ...callbackFirst,
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.confirmCallbackContact },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;

/** After STD-3.4d: whatever the caller answers, ETI-6.5a follows. */
export const promisedTurns: readonly TurnRow[] = [
  ...asides,
  { when: replies.isShortAnswer, to: serving, does: complaint.afterDeadline },
];

/** After STD-3.3a. */
export const consentTurns: readonly TurnRow[] = [
  ...asides,
  { when: outOfScope.refusesOffer, to: serving, does: outOfScope.noConsent },
  { when: outOfScope.agrees, to: handover, does: outOfScope.consent },
];

/** After the question for a rating: a need reopens the call, everything else goes on to the farewell. */
export const ratingTurns: readonly TurnRow[] = [
  { when: leads('repeat'), does: serve.repeatLast },
  { when: satisfaction.needsNothing, to: farewell, does: satisfaction.takeRating },
];

/** After the farewell: more goodbyes do not reopen the call, anything else does. */
export const farewellTurns: readonly TurnRow[] = [
  { when: closing.isGoodbye, does: closing.goodbyeAgain },
  { when: closing.isStrayKey, does: closing.goodbyeAgain },
  ...objectionTurns,
  { when: objects, to: serving, does: objection.recordingObjection },
];

/** While everybody is busy (STD-1.3): what can't wait is served, the rest is kept for later. */
export const busyTurns: readonly TurnRow[] = [
  { when: has('danger'), to: handover, does: serve.danger },
  ...objectionTurns,
  { when: objects, does: objection.objectionWhileWaiting },
  { does: opening.keepForLater },
];

/** While a handoff rings. */
export const waitingTurns: readonly TurnRow[] = [
  { when: has('danger'), does: serve.dangerWhileWaiting },
  { when: objection.objectsWithPlan('end'), to: farewell, does: objection.endWhileWaiting },
  { when: both(objects, has('complaint')), does: complaint.complainWhileWaiting },
  { when: objects, does: objection.objectionWhileWaiting },
  { when: has('complaint'), does: complaint.complainWhileWaiting },
  { when: replies.wantsCallback, to: '#call.handedBack', does: handoff.chooseCallback },
  { when: replies.turnsBack, to: serving, does: handoff.turnBack },
  { when: replies.givesUpWaiting, to: serving, does: handoff.giveUpWaiting },
  { does: handoff.newsOnTurn },
];
