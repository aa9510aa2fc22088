/**
 * The situations that the rules find evidence of in the caller's words, and what one of them says
 * about another. Rules are exact about what they know and silent about the rest.
 */
import type { DirectoryEntry } from '../../words/types.ts';
import { asksOtherBusiness, outOfScopeSituation } from '../outOfScopeRules.ts';
import { complainsInWords } from './complaintWords.ts';
import { isDenied, isMeant } from './evidence.ts';
import type { Reading } from './reading.ts';
import { afterBusiness, beforeBusiness, chitChatRule, needUnclearRule } from './rules.ts';

/** The same words mean the first and not the second: blame inside an insult, a person to chat with. */
const silences: Readonly<Record<string, readonly string[]>> = {
  danger: [
    'slow_blame',
    'out_of_scope',
    'wrong_number',
    'mistake_blame',
    'praise',
    'nothing_more',
    'repeat',
    'chit_chat',
  ],
  abuse: ['mistake_blame', 'out_of_scope', 'praise', 'repeat', 'are_you_human'],
  recording_objection: ['repeat', 'nothing_more', 'mistake_blame', 'praise', 'are_you_human'],
  wrong_number: ['person_request', 'chit_chat', 'personal_info'],
  private_call: ['person_request', 'wrong_number', 'chit_chat', 'out_of_scope', 'personal_info'],
  person_request: [
    'are_you_human',
    'repeat',
    'chit_chat',
    'slow_blame',
    'mistake_blame',
    'personal_info',
    'need_unclear',
  ],
  suggestion: ['out_of_scope', 'mistake_blame'],
  chit_chat: ['nothing_more', 'need_unclear'],
  line_busy_blame: ['slow_blame', 'praise', 'mistake_blame'],
  instructions_request: [
    'out_of_scope',
    'wrong_number',
    'abuse',
    'repeat',
    'chit_chat',
    'personal_info',
    'mistake_blame',
  ],
  complaint: ['praise', 'nothing_more', 'out_of_scope'],
  personal_info: ['out_of_scope', 'chit_chat', 'are_you_human'],
  other_language: ['person_request', 'out_of_scope', 'chit_chat'],
  praise: ['mistake_blame', 'person_request'],
  mistake_blame: ['wrong_number'],
};

/** Blame without the word 投诉 is no complaint where one of these explains it. */
const takeBlame = new Set([
  'danger',
  'suggestion',
  'wrong_number',
  'private_call',
  'chit_chat',
  'instructions_request',
  'line_busy_blame',
]);

function without(situations: readonly string[], situation: string): readonly string[] {
  return situations.filter((one) => one !== situation);
}

/** The leading one first; empty where no rule speaks, or where it is plain business. */
export function foundByRules(
  reading: Reading,
  directory: readonly DirectoryEntry[],
): readonly string[] {
  const meant = (rules: typeof beforeBusiness) =>
    rules.filter((rule) => isMeant(rule, reading)).map(({ situation }) => situation);
  const first = meant(beforeBusiness);
  const business: string[] = [];
  if (!first.includes('wrong_number') && asksOtherBusiness(reading, directory)) {
    business.push(outOfScopeSituation.situation);
  } else if (isMeant(chitChatRule, reading)) business.push(chitChatRule.situation);
  const all = [...first, ...business, ...meant(afterBusiness)];
  const blameOnly = all.includes('complaint') && !complainsInWords(reading);
  const heard =
    blameOnly && all.some((one) => takeBlame.has(one)) ? without(all, 'complaint') : all;
  const found = heard.filter((one) => !heard.some((other) => silences[other]?.includes(one)));
  if (found.length === 0 && isMeant(needUnclearRule, reading)) found.push('need_unclear');
  return found;
}

/** Situations that the words name or sound like, and deny: the look-alikes that rules know. */
export function deniedByRules(reading: Reading, found: readonly string[]): ReadonlySet<string> {
  const denied = [...beforeBusiness, ...afterBusiness].filter(
    (rule) => !found.includes(rule.situation) && isDenied(rule, reading),
  );
  return new Set(denied.map(({ situation }) => situation));
}
