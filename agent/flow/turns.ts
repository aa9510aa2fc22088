/**
 * Which behaviour takes a caller's turn, and where the call goes: one table for each phase, read
 * from the top, the first row that holds decides. The order is that of decision 11; what a pending
 * question does not take as its answer falls through to the table of the whole live call.
 */

import * as aboutLine from '../behaviours/aboutLine.ts';
import { isFirstAbuse } from '../behaviours/abuse.ts';
import * as account from '../behaviours/account.ts';
import { areYouHuman } from '../behaviours/areYouHuman.ts';
import * as callback from '../behaviours/callback.ts';
import { chitChat } from '../behaviours/chitChat.ts';
import * as closing from '../behaviours/closing.ts';
import * as complaint from '../behaviours/complaint.ts';
import { declinesPerson, goOnWithoutPerson } from '../behaviours/declinesPerson.ts';
import * as echo from '../behaviours/echo.ts';
import * as faultReport from '../behaviours/faultReport.ts';
import { instructionsRequest } from '../behaviours/instructionsRequest.ts';
import * as introduction from '../behaviours/introduction.ts';
import * as longInformation from '../behaviours/longInformation.ts';
import * as mistakeBlame from '../behaviours/mistakeBlame.ts';
import * as moment from '../behaviours/moment.ts';
import * as needUnclear from '../behaviours/needUnclear.ts';
import * as objection from '../behaviours/objection.ts';
import * as opening from '../behaviours/opening.ts';
import { otherLanguage } from '../behaviours/otherLanguage.ts';
import * as outOfScope from '../behaviours/outOfScope.ts';
import { personalInfo } from '../behaviours/personalInfo.ts';
import * as privateCall from '../behaviours/privateCall.ts';
import * as recordingQuestion from '../behaviours/recordingQuestion.ts';
import * as refusal from '../behaviours/refusal.ts';
import * as repeat from '../behaviours/repeat.ts';
import * as replies from '../behaviours/replies.ts';
import * as satisfaction from '../behaviours/satisfaction.ts';
import * as serve from '../behaviours/serve.ts';
import * as slowBlame from '../behaviours/slowBlame.ts';
import { suggestion } from '../behaviours/suggestion.ts';
import { systemFault } from '../behaviours/systemFault.ts';
import * as thanks from '../behaviours/thanks.ts';
import * as unsolved from '../behaviours/unsolved.ts';
import * as waiting from '../behaviours/waiting.ts';
import * as wrongNumber from '../behaviours/wrongNumber.ts';
import { keypadTurns } from './keypadTurns.ts';
import { objectionTurns } from './objectionTurns.ts';
import {
  asked,
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
  { when: account.asksForEarlierComplaint, to: '#call.live.need', does: account.restateEarlier },
  { when: has('complaint'), to: complaintRoute, does: complaint.complain },
  { when: leads('abuse'), to: asked, does: callback.abusedAgain },
  { when: leads('person_request'), to: handover, does: serve.personRequested },
  { when: leads('identity_failed'), to: handover, does: serve.identityFailed },
  { when: leads('other_language'), to: handover, does: otherLanguage },
  { when: replies.answersProbe, to: serving, does: replies.goOnAfterProbe },
  { when: moment.isBack, to: serving, does: moment.takeUp },
  { when: moment.needsMoment, to: serving, does: moment.grantMoment },
  { when: wrongNumber.concedes, to: farewell, does: wrongNumber.letGo },
  { when: aboutLine.asksAboutLine, to: serving, does: aboutLine.tellAboutLine },
  {
    when: recordingQuestion.asksAboutRecording,
    to: asked,
    does: recordingQuestion.tellAboutRecording,
  },
  { when: faultReport.reportsFault, to: callbackRoute, does: faultReport.takeFault },
  { when: unsolved.isUnsolved, to: '#call.live.consent', does: unsolved.offerForUnsolved },
  { when: echo.echoesAnswer, to: serving, does: echo.confirmEcho },
  { when: declinesPerson, to: asked, does: goOnWithoutPerson },
  { when: refusal.isRefused, to: '#call.live.refusal', does: refusal.refuse },
  { when: account.asksAccount, to: '#call.live.need', does: account.restateWish },
  { when: outOfScope.isReferred, to: serving, does: outOfScope.refer },
  { when: leads('out_of_scope'), to: '#call.live.consent', does: outOfScope.askConsent },
  { when: leads('long_information'), to: '#call.live.parts', does: longInformation.askToWriteDown },
  { when: leads('system_fault'), to: callbackRoute, does: systemFault },
  { when: leads('cannot_answer'), to: callbackRoute, does: callback.cannotAnswer },
  { when: leads('chit_chat'), to: asked, does: chitChat },
  { when: leads('instructions_request'), to: asked, does: instructionsRequest },
  { when: leads('are_you_human'), to: asked, does: areYouHuman },
  { when: leads('personal_info'), to: serving, does: personalInfo },
  { when: leads('private_call'), to: farewell, does: privateCall.privateCall },
  { when: leads('line_busy_blame'), to: asked, does: slowBlame.blamedBusy },
  { when: leads('slow_blame'), to: asked, does: slowBlame.blamedSlow },
  { when: leads('mistake_blame'), to: '#call.live.blame', does: mistakeBlame.blamedForMistake },
  { when: leads('suggestion'), to: asked, does: suggestion },
  { when: closing.saysMisdialled, to: farewell, does: closing.misdialled },
  {
    when: wrongNumber.seeksAnother,
    to: '#call.live.rightNumber',
    does: wrongNumber.offerRightNumber,
  },
  { when: leads('wrong_number'), to: asked, does: wrongNumber.askToRequery },
  { when: repeat.asksSlower, does: repeat.speakSlower },
  { when: repeat.asksAgain, to: serving, does: repeat.repeatLast },
  { when: introduction.introducesSelf, to: serving, does: introduction.greetByName },
  { when: needUnclear.rambles, to: '#call.live.gist', does: needUnclear.restateGist },
  { when: leads('need_unclear'), to: asked, does: needUnclear.needUnclear },
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
  { when: leads('praise'), to: asked, does: thanks.praised },
  { when: closing.saysNothingMore, to: serving, does: closing.nothingMore },
  { when: leads('thanks'), to: asked, does: thanks.thanked },
  { to: serving, does: serve.answerByModel },
];

/** After the question for a rating: a need reopens the call, everything else goes on to the farewell. */
export const ratingTurns: readonly TurnRow[] = [
  { when: leads('repeat'), does: repeat.repeatLast },
  { when: satisfaction.needsNothing, to: farewell, does: satisfaction.takeRating },
];

/** After the farewell: more goodbyes do not reopen the call, anything else does. */
export const farewellTurns: readonly TurnRow[] = [
  { when: privateCall.leavesNumber, to: callbackRoute, does: privateCall.takePrivateNumber },
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
  { when: replies.wantsCallback, to: '#call.handedBack', does: waiting.chooseCallback },
  { when: replies.turnsBack, to: serving, does: waiting.turnBack },
  { when: replies.givesUpWaiting, to: serving, does: waiting.giveUpWaiting },
  { does: waiting.newsOnTurn },
];
