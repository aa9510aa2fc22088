/**
 * The situations that the caller's words can put a call in, in the order of decision 11: danger,
 * recording objection, abuse, complaint, request for a person, business, courtesy. The first that
 * applies speaks; each that applies is entered.
 */
import { abuseRule } from './abuseRules.ts';
import { areYouHumanRule, chitChatRule, instructionsRule, personalInfoRule } from './agentRules.ts';
import { lineBusyRule, mistakeRule, slowRule, suggestionRule } from './blameRules.ts';
import { complaintRule } from './complaintRules.ts';
import { nothingMoreRule, praiseRule, repeatRule, thanksRule } from './courtesyRules.ts';
import { dangerRule } from './dangerRules.ts';
import type { SituationRule } from './evidence.ts';
import { personRule, privateCallRule } from './personRules.ts';
import { recordingRule } from './recordingRules.ts';
import { needUnclearRule, otherLanguageRule } from './unclearRules.ts';
import { wrongNumberRule } from './wrongNumberRules.ts';

/** They speak before business that is not ours. */
export const beforeBusiness: readonly SituationRule[] = [
  dangerRule,
  recordingRule,
  abuseRule,
  complaintRule,
  personRule,
  otherLanguageRule,
  wrongNumberRule,
];

export const afterBusiness: readonly SituationRule[] = [
  instructionsRule,
  areYouHumanRule,
  privateCallRule,
  personalInfoRule,
  suggestionRule,
  mistakeRule,
  lineBusyRule,
  slowRule,
  repeatRule,
  praiseRule,
  nothingMoreRule,
  thanksRule,
];

export { chitChatRule, needUnclearRule };
