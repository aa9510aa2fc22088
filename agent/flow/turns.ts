/**
 * Which behaviour takes a caller's turn, and where the call goes: one table for each phase, read
 * from the top, the first row that holds decides. The order is that of decision 11; what a pending
 * question does not take as its answer falls through to the table of the whole live call.
 */
import type { Behave, Scene } from '../behaviours/behaviour.ts';
import * as callback from '../behaviours/callback.ts';
import * as closing from '../behaviours/closing.ts';
import * as complaint from '../behaviours/complaint.ts';
import * as handoff from '../behaviours/handoff.ts';
import * as objection from '../behaviours/objection.ts';
import * as outOfScope from '../behaviours/outOfScope.ts';
import * as replies from '../behaviours/replies.ts';
import * as serve from '../behaviours/serve.ts';
import * as silence from '../behaviours/silence.ts';
import { hasSituation, leading } from '../behaviours/turn.ts';

export interface TurnRow {
  /** Left out: always. */
  readonly when?: (scene: Scene) => boolean;
  /** Left out: the call stays where it is. */
  readonly to?: string;
  readonly does: Behave;
}

const leads = (situation: string) => (scene: Scene) => leading(scene) === situation;
const has = (situation: string) => (scene: Scene) => hasSituation(scene, situation);

/** An objection to recording, and this in the same breath: both are served. */
const objectsToo = (situation: string) => (scene: Scene) =>
  hasSituation(scene, 'recording_objection') &&
  hasSituation(scene, situation) &&
  !hasSituation(scene, 'abuse');

const serving = '#call.live.serving';
const farewell = '#call.live.farewell';
const handover = '#call.handover';

/** The caller's turn anywhere in the live call. */
export const liveTurns: readonly TurnRow[] = [
  { when: has('danger'), to: handover, does: serve.danger },
  { when: objectsToo('complaint'), to: '#call.live.complaint', does: complaint.complain },
  { when: objectsToo('person_request'), to: handover, does: serve.personRequested },
  { when: has('recording_objection'), does: objection.recordingObjection },
  { when: leads('abuse'), to: '#call.live.callback', does: callback.abused },
  { when: leads('complaint'), to: '#call.live.complaint', does: complaint.complain },
  { when: leads('person_request'), to: handover, does: serve.personRequested },
  { when: leads('identity_failed'), to: handover, does: serve.identityFailed },
  { when: leads('other_language'), to: handover, does: serve.otherLanguage },
  { when: replies.answersProbe, to: serving, does: replies.goOnAfterProbe },
  { when: serve.needsMoment, does: silence.grantMoment },
  { when: outOfScope.isReferred, to: serving, does: outOfScope.refer },
  { when: leads('out_of_scope'), to: '#call.live.consent', does: outOfScope.askConsent },
  { when: leads('cannot_answer'), to: '#call.live.callback', does: callback.cannotAnswer },
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
  { when: replies.closesAnythingElse, to: farewell, does: closing.sayFarewell },
  { when: replies.wantsMore, to: serving, does: replies.goOn },
  { when: replies.acknowledges, to: serving, does: replies.acknowledged },
  { when: leads('praise'), to: serving, does: serve.praised },
  { when: closing.nothingMoreAfterAsking, to: farewell, does: closing.nothingMore },
  { when: closing.saysNothingMore, to: serving, does: closing.nothingMore },
  { when: leads('thanks'), to: serving, does: closing.thanked },
  { to: serving, does: serve.answerByModel },
];

/** What a pending question does not take as its answer: answered in between, the question stays. */
const asides: readonly TurnRow[] = [
  { when: leads('repeat'), does: serve.repeatLast },
  { when: serve.needsMoment, does: silence.grantMoment },
  { when: replies.isAside, does: replies.answerAside },
];

const complaintRoute = '#call.live.complaint.route';
const complaintFirst: readonly TurnRow[] = [
  ...asides,
  { when: complaint.withdrawsComplaint, to: serving, does: complaint.dropComplaint },
  { when: replies.asksBusiness, does: replies.answerBusinessAside },
  { when: has('person_request'), to: complaintRoute, does: complaint.personDuringComplaint },
];

export const complaintTurns = {
  elements: [
    ...complaintFirst,
    { when: replies.isAnswer, to: complaintRoute, does: complaint.tellElements },
  ],
  contact: [
    ...complaintFirst,
    { when: replies.isAnswer, to: complaintRoute, does: complaint.takeComplaintContact },
  ],
  confirming: [
    ...complaintFirst,
    { when: replies.isAnswer, to: complaintRoute, does: complaint.confirmComplaintContact },
  ],
} as const satisfies Record<string, readonly TurnRow[]>;

const callbackRoute = '#call.live.callback.route';

export const callbackTurns = {
  asking: [
    ...asides,
    { when: replies.asksBusiness, does: replies.answerBusinessAside },
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeCallbackContact },
  ],
  naming: [
    ...asides,
    { when: replies.isContactAnswer, to: callbackRoute, does: callback.takeName },
  ],
  confirming: [
    ...asides,
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

/** After the farewell: more goodbyes do not reopen the call, anything else does. */
export const farewellTurns: readonly TurnRow[] = [
  { when: closing.isGoodbye, does: closing.goodbyeAgain },
];

/** While a handoff rings. */
export const waitingTurns: readonly TurnRow[] = [
  { when: has('danger'), does: serve.dangerWhileWaiting },
  { when: has('recording_objection'), does: objection.objectionWhileWaiting },
  { when: leads('complaint'), does: complaint.complainWhileWaiting },
  { when: replies.wantsCallback, to: '#call.handedBack', does: handoff.chooseCallback },
  { when: replies.turnsBack, to: '#call.live', does: handoff.turnBack },
  { when: replies.givesUpWaiting, to: '#call.live', does: handoff.giveUpWaiting },
  { does: handoff.newsOnTurn },
];
