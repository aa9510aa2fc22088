/**
 * Which situations the caller's words mean: deterministic, and asked before any model (design:
 * "The way of one caller turn"). Pure; the order is that of decision 11.
 */
import type { Company } from '../words/types.ts';
import type { Recognition } from './behaviour.ts';
import { hasWords } from './callerText.ts';
import { outOfScopeSituation } from './outOfScopeRules.ts';
import { declaresComplaint } from './recognition/complaintWords.ts';
import { deniedByRules, foundByRules } from './recognition/foundByRules.ts';
import { isNotMeant } from './recognition/notMeant.ts';
import { isOwnBusiness } from './recognition/ownBusiness.ts';
import { read } from './recognition/reading.ts';
import {
  afterBusiness,
  beforeBusiness,
  chitChatRule,
  needUnclearRule,
} from './recognition/rules.ts';
import { sensed } from './sense/classifier.ts';

const clausesOf = new Map<string, readonly string[]>([
  ...[...beforeBusiness, ...afterBusiness, chitChatRule, needUnclearRule, outOfScopeSituation].map(
    ({ situation, clauses }) => [situation, clauses] as const,
  ),
  ['cannot_answer', ['ETI-6.4d', 'REC-2.2e']],
  ['identity', ['MGT-1.7.1', 'MGT-1.7.2']],
  ['identity_failed', ['MGT-1.7.1']],
  ['contact_change', ['REC-2.2h', 'MGT-1.7.1']],
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

/** Decision 11: the first of them speaks. */
const order = [
  ...beforeBusiness,
  outOfScopeSituation,
  chitChatRule,
  ...afterBusiness,
  needUnclearRule,
].map(({ situation }) => situation);

/** So few letters are the answer to a question, unless a rule knows them or they weigh much. */
const answerAtMost = 3;
const weighty: ReadonlySet<string> = new Set([
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
]);

/**
 * Rules and the trained classifier together: each is right where the other is not.
 * @returns the situations, the leading one first; empty where it is plain business
 */
export function recognise(text: string, company: Company): Recognition[] {
  if (!hasWords(text)) return [{ situation: 'need_unclear', by: 'rule' }];
  const reading = read(spoken(text));
  const confirmed = foundByRules(reading, company.directory);
  const denied = deniedByRules(reading, confirmed);
  const meant = sensed(reading, confirmed);
  const answers = reading.length <= answerAtMost;
  const sure = (one: string) =>
    confirmed.includes(one) &&
    ((answers && one === 'nothing_more') || (one === 'complaint' && declaresComplaint(reading)));
  const isBelieved = (one: string) =>
    confirmed.includes(one) ||
    (!isNotMeant(one, reading) && !isOwnBusiness(one, text) && (!answers || weighty.has(one)));
  const found = order.filter(
    (one) => sure(one) || (meant.has(one) && !denied.has(one) && isBelieved(one)),
  );
  const named = found.length > 1 ? found.filter((one) => one !== 'need_unclear') : found;
  return named.map((situation) => ({ situation, by: 'rule' }));
}
