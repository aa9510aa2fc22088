/**
 * Whether knowledge supports a clause: one topic must hold all of its words, its values with the
 * option that they belong to, and not deny what it states. A value that is known and told without
 * its condition is a half-truth: `incomplete`, with the whole fact.
 */

import { isFee } from './amounts.ts';
import type { Around } from './around.ts';
import { type BoundValue, type Clause, masked } from './clauses.ts';
import type { Claim, Knowledge, Source } from './knowledge.ts';
import { boundAllowed, needsBound, sameValue } from './matches.ts';
import { statementSupport } from './statement.ts';
import { inheritedTopics, ownTopics } from './topics.ts';

export type Support =
  | { readonly type: 'full' }
  | { readonly type: 'incomplete'; readonly fact: string }
  | { readonly type: 'none' };

export const full: Support = { type: 'full' };
export const none: Support = { type: 'none' };

/** Characters of a statement without values that may be new: recognition of words is not perfect. */
const newInStatement = 0;

export function supportOf(clause: Clause, around: Around, knowledge: Knowledge): Support {
  let half: Support = none;
  for (const source of candidates(clause, around, knowledge)) {
    const support = supportIn(source, clause, around, knowledge);
    if (support.type === 'full') return support;
    if (half.type === 'none') half = support;
  }
  return half;
}

/** Topics that may support a clause, the ones that it names first. */
function candidates(clause: Clause, around: Around, knowledge: Knowledge): readonly Source[] {
  const { sources, kinds } = knowledge;
  const own = ownTopics(clause, knowledge);
  const inherited = inheritedTopics(around, knowledge);
  const matters = [...own].filter((topic) => !kinds.has(topic));
  const topics = own.size > 0 ? own : inherited;
  if (topics.size === 0) {
    return clause.values.length > 0 && clause.values.every(namesItself) ? sources : [];
  }
  const ownKinds = [...own].filter((topic) => kinds.has(topic));
  const named = ownKinds.length > 0 ? ownKinds : [...inherited].filter((topic) => kinds.has(topic));
  const asked = matters.length > 0 ? [] : [...inherited].filter((topic) => !kinds.has(topic));
  return [...new Set([...own, ...clause.topics, ...inherited])]
    .flatMap((topic) => sources[topic] ?? [])
    .filter(({ mentions }) => matters.every((topic) => mentions.has(topic)))
    .filter(({ topic }) => !kinds.has(topic) || named.length === 0 || named.includes(topic))
    .filter((source) => !asked.some((topic) => answersItself(sources[topic], source, clause)))
    .toSorted((one, other) => Number(topics.has(other.topic)) - Number(topics.has(one.topic)));
}

/** A system, an address: what it belongs to needs no other name. */
function namesItself({ kind }: BoundValue): boolean {
  return kind === 'version' || kind === 'url';
}

/** The matter asked about has a fee of its own: another one's fee is no answer. */
function answersItself(asked: Source | undefined, source: Source, { values }: Clause): boolean {
  if (asked === undefined || source.topic === asked.topic || source.mentions.has(asked.topic)) {
    return false;
  }
  return values.some((value) =>
    asked.claims.some((claim) => claim.values.some((known) => sameKind(value, known))),
  );
}

function sameKind(one: BoundValue, other: BoundValue): boolean {
  return one.kind === 'word' && !isFee(one)
    ? one.kind === other.kind && one.value === other.value
    : one.kind === other.kind || (isFee(one) && isFee(other));
}

function supportIn(source: Source, clause: Clause, around: Around, knowledge: Knowledge): Support {
  const limit = clause.values.length > 0 ? 0 : newInStatement;
  if (newCharacters(clause, source, knowledge) > limit) return none;
  for (const [contrast, named] of clause.options) {
    const known = source.options.get(contrast);
    if (known !== undefined && [...named].some((option) => !known.has(option))) return none;
  }
  if (clause.values.length === 0) return statementSupport(source, clause, around, knowledge);
  let half: Support = full;
  for (const value of clause.values) {
    const support = valueSupport(value, source, clause, around, knowledge);
    if (support.type === 'none') return none;
    if (support.type === 'incomplete' && half.type === 'full') half = support;
  }
  return half;
}

/** Characters that neither state nothing nor stand in what is known about the topic. */
function newCharacters(clause: Clause, source: Source, knowledge: Knowledge): number {
  const own = ownTopics(clause, knowledge);
  const known = [source, ...[...own].flatMap((topic) => knowledge.sources[topic] ?? [])];
  const names = clause.names.filter(
    ({ word }) => own.has(Number(word)) || source.mentions.has(Number(word)),
  );
  const text = masked(clause.text, [...clause.values, ...names]);
  const isKnown = (character: string): boolean =>
    known.some(({ characters }) => characters.has(character));
  const foreign = knowledge.reader
    .ownBusiness(text)
    .filter(({ word }) => !known.some((one) => one.text.includes(word)));
  return knowledge.reader.neutral(text, isKnown).length + foreign.length;
}

function valueSupport(
  value: BoundValue,
  source: Source,
  clause: Clause,
  around: Around,
  knowledge: Knowledge,
): Support {
  const hasKind = source.claims.some(({ values }) =>
    values.some((known) => sameKind(value, known)),
  );
  const others = hasKind ? [] : [...ownTopics(clause, knowledge), ...source.mentions];
  const sources = [source, ...others.flatMap((topic) => knowledge.sources[topic] ?? [])];
  let half: Support = none;
  for (const { claims, options } of sources) {
    for (const claim of claims) {
      for (const known of claim.values) {
        if (!sameValue(value, known) || !boundAllowed(value.bound, known.bound)) continue;
        if (contradicts(clause, claim.clause)) continue;
        const missing = isMissing(value, known, claim, options, around, clause);
        if (missing === 'nothing') return full;
        if (missing === 'condition' && half.type === 'none') {
          half = { type: 'incomplete', fact: claim.fact };
        }
      }
    }
  }
  return half;
}

/** What a value lacks to be the known one: `other` means that it belongs to something else. */
function isMissing(
  value: BoundValue,
  known: BoundValue,
  claim: Claim,
  live: Source['options'],
  around: Around,
  clause: Clause,
): 'nothing' | 'condition' | 'other' {
  let missing: 'nothing' | 'condition' = 'nothing';
  for (const [contrast, named] of known.options) {
    const own = value.options.get(contrast);
    if (own !== undefined && [...own].some((option) => !named.has(option))) return 'other';
    const said = own ?? around.options(contrast);
    const isLive = (live.get(contrast)?.size ?? 0) > 1;
    const isOther = [...said].some((option) => !named.has(option));
    if (isOther && (said.size === 1 || !isLive)) return 'other';
    if (isLive && said.size !== 1) missing = 'condition';
  }
  if (needsBound(value.bound, known.bound)) missing = 'condition';
  const context = `${around.text()},${clause.text}`;
  const start = startOf(known, claim);
  if (start !== null && /(?:前|之前|以前)$/u.test(clause.text.slice(0, value.start)))
    return 'other';
  if (start !== null && !context.includes(start) && !context.includes(`${start.charAt(0)}了`)) {
    missing = 'condition';
  }
  const hasDays = (one: Pick<Clause, 'values'>) =>
    one.values.some(({ kind }) => kind === 'weekday');
  if (known.kind === 'clock' && hasDays(claim.clause)) {
    if (![clause, ...around.reply, ...around.asked].some(hasDays)) missing = 'condition';
  }
  return missing;
}

const allows = /可以|能|还|仍|支持|行|会/u;

/** Whether one denies what the other states; a condition alone (过期超过90天的) does neither. */
function contradicts(said: Clause, known: Clause): boolean {
  return said.denied !== known.denied && (said.denied || allows.test(said.text));
}

/** What a time counts from (付款 in 付款后24小时内); null where nothing is named. */
function startOf({ start }: BoundValue, { clause }: Claim): string | null {
  return /(\p{Script=Han}{2})(?:之|以)?后$/u.exec(clause.text.slice(0, start))?.[1] ?? null;
}
