/**
 * Which situations the caller's words mean: deterministic, and asked before any model (design:
 * "The way of one caller turn"). Pure; the order is that of decision 11.
 */
import type { Company } from '../words/types.ts';
import type { Recognition } from './behaviour.ts';
import { hasWords, plain } from './callerText.ts';
import { chitChat, directoryEntry, otherBusiness } from './outOfScopeRules.ts';
import { matches } from './situationRule.ts';
import { situationRules } from './situationRules.ts';

const clausesOf = new Map<string, readonly string[]>([
  ...situationRules.map((rule) => [rule.situation, rule.clauses] as const),
  [otherBusiness.situation, otherBusiness.clauses],
  [chitChat.situation, chitChat.clauses],
  ['need_unclear', ['ETI-6.1g', 'REC-2.1e']],
  ['cannot_answer', ['ETI-6.4d', 'REC-2.2e']],
  ['identity_failed', ['MGT-1.7.1']],
  ['silent', ['ETI-6.1c']],
  ['inaudible', ['ETI-6.1d']],
  ['no_reply_at_end', ['ETI-6.5b']],
  ['other_language', ['REC-2.2a']],
]);

/** Clauses that a situation stands for; empty where it has none of its own. */
export function clausesOfSituation(situation: string): string[] {
  return [...(clausesOf.get(situation) ?? [])];
}

/** Situations that speak before business that is not ours. */
const beforeBusiness = new Set([
  'danger',
  'recording_objection',
  'abuse',
  'complaint',
  'person_request',
]);

/** @returns the situations, the leading one first; empty where it is plain business */
export function recognise(text: string, company: Company): Recognition[] {
  if (!hasWords(text)) return [{ situation: 'need_unclear', by: 'rule' }];
  const said = plain(text);
  if (foreign(said)) return [{ situation: 'other_language', by: 'rule' }];
  const found = situationRules.filter((rule) => matches(rule, said)).map((rule) => rule.situation);
  const first = found.filter((situation) => beforeBusiness.has(situation));
  const after = found.filter((situation) => !beforeBusiness.has(situation));
  const business: string[] = [];
  if (directoryEntry(said, company.directory) || matches(otherBusiness, said)) {
    business.push(otherBusiness.situation);
  } else if (matches(chitChat, said)) {
    business.push(chitChat.situation);
  }
  return [...first, ...business, ...after].map((situation) => ({ situation, by: 'rule' }));
}

/** Words of another language: no Chinese at all, and several words long. */
function foreign(said: string): boolean {
  return !/\p{Script=Han}/u.test(said) && (said.match(/\p{L}/gu)?.length ?? 0) >= 12;
}
