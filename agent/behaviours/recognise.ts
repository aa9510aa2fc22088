/**
 * Which situations the caller's words mean: deterministic, and asked before any model (design:
 * "The way of one caller turn"). Pure; the order is that of decision 11.
 */
import type { Company } from '../words/types.ts';
import type { Recognition } from './behaviour.ts';
import { hasWords } from './callerText.ts';
import { asksOtherBusiness, outOfScopeSituation } from './outOfScopeRules.ts';
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
  ['identity_failed', ['MGT-1.7.1']],
  ['silent', ['ETI-6.1c']],
  ['inaudible', ['ETI-6.1d']],
  ['no_reply_at_end', ['ETI-6.5b']],
]);

/** Clauses that a situation stands for; empty where it has none of its own. */
export function clausesOfSituation(situation: string): string[] {
  return [...(clausesOf.get(situation) ?? [])];
}

/** Texts beyond this are read by their beginning; nobody says so much in one turn. */
const readAtMost = 1_000;

/** The same words mean the first and not the second: blame inside an insult, a person to chat with. */
const silences: Readonly<Record<string, readonly string[]>> = {
  danger: ['slow_blame', 'mistake_blame', 'praise', 'nothing_more', 'repeat', 'chit_chat'],
  abuse: ['mistake_blame', 'praise', 'repeat', 'are_you_human'],
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
  line_busy_blame: ['slow_blame', 'praise'],
  instructions_request: ['repeat', 'chit_chat', 'personal_info', 'mistake_blame'],
  complaint: ['praise', 'nothing_more'],
};

/** @returns the situations, the leading one first; empty where it is plain business */
export function recognise(text: string, company: Company): Recognition[] {
  if (!hasWords(text)) return [{ situation: 'need_unclear', by: 'rule' }];
  const reading = read(text.slice(0, readAtMost));
  const meant = (rules: typeof beforeBusiness) =>
    rules.filter((rule) => isMeant(rule, reading)).map(({ situation }) => situation);
  const first = meant(beforeBusiness);
  const business: string[] = [];
  if (!first.includes('wrong_number') && asksOtherBusiness(reading, company.directory)) {
    business.push(outOfScopeSituation.situation);
  } else if (isMeant(chitChatRule, reading)) business.push(chitChatRule.situation);
  const all = [...first, ...business, ...meant(afterBusiness)];
  const found = all.filter((one) => !all.some((other) => silences[other]?.includes(one)));
  if (found.length === 0 && isMeant(needUnclearRule, reading)) found.push('need_unclear');
  return found.map((situation) => ({ situation, by: 'rule' }));
}
