/**
 * Which situations the caller's words mean: deterministic, and asked before any model (design:
 * "The way of one caller turn"). Pure; the order is that of decision 11.
 */
import type { Company } from '../words/types.ts';
import type { Recognition } from './behaviour.ts';
import { hasWords } from './callerText.ts';
import { asksOtherBusiness, outOfScopeSituation } from './outOfScopeRules.ts';
import { complainsInWords } from './recognition/complaintWords.ts';
import { isMeant } from './recognition/evidence.ts';
import { read } from './recognition/reading.ts';
import {
  afterBusiness,
  beforeBusiness,
  chitChatRule,
  needUnclearRule,
} from './recognition/rules.ts';

const clausesOf = new Map<string, readonly string[]>([
  ...[...beforeBusiness, ...afterBusiness, chitChatRule, needUnclearRule, outOfScopeSituation].map(
    ({ situation, clauses }) => [situation, clauses] as const,
  ),
  ['cannot_answer', ['ETI-6.4d', 'REC-2.2e']],
  ['identity', ['MGT-1.7.1', 'MGT-1.7.2']],
  ['identity_failed', ['MGT-1.7.1']],
  ['long_information', ['ETI-6.1i', 'ETI-5g']],
  ['slower', ['REC-2.2b', 'TRN-voice']],
  ['refuse_with_alternative', ['STD-3.5', 'MGT-1.5.4']],
  ['system_fault', ['ETI-6.3b']],
  ['silent', ['ETI-6.1c']],
  ['inaudible', ['ETI-6.1d']],
  ['no_reply_at_end', ['ETI-6.5b']],
]);

/** Clauses that a situation stands for; empty where it has none of its own. */
export function clausesOfSituation(situation: string): string[] {
  return [...(clausesOf.get(situation) ?? [])];
}

/** Of longer texts the beginning and the end are read, so many characters each. */
const readAtEachEnd = 300;

function spoken(text: string): string {
  if (text.length <= 2 * readAtEachEnd) return text;
  return `${text.slice(0, readAtEachEnd)}，${text.slice(-readAtEachEnd)}`;
}

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

/** @returns the situations, the leading one first; empty where it is plain business */
export function recognise(text: string, company: Company): Recognition[] {
  if (!hasWords(text)) return [{ situation: 'need_unclear', by: 'rule' }];
  const reading = read(spoken(text));
  const meant = (rules: typeof beforeBusiness) =>
    rules.filter((rule) => isMeant(rule, reading)).map(({ situation }) => situation);
  const first = meant(beforeBusiness);
  const business: string[] = [];
  if (!first.includes('wrong_number') && asksOtherBusiness(reading, company.directory)) {
    business.push(outOfScopeSituation.situation);
  } else if (isMeant(chitChatRule, reading)) business.push(chitChatRule.situation);
  const all = [...first, ...business, ...meant(afterBusiness)];
  const blameOnly = all.includes('complaint') && !complainsInWords(reading);
  const heard =
    blameOnly && all.some((one) => takeBlame.has(one)) ? without(all, 'complaint') : all;
  const found = heard.filter((one) => !heard.some((other) => silences[other]?.includes(one)));
  if (found.length === 0 && isMeant(needUnclearRule, reading)) found.push('need_unclear');
  return found.map((situation) => ({ situation, by: 'rule' }));
}
