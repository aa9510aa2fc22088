/**
 * Whether the facts of one article answer a question, and which of them do. The first look wants what
 * is asked beside the topic covered; the second one, where the first finds nothing at all, forgives
 * the words that callers put around a question, but no thing that no fact knows.
 */
import type { KnowledgeIndex, Row } from './buildIndex.ts';
import { fails, papersKind, softKind, troubles } from './questionWords.ts';
import type { Matter } from './readQuestion.ts';

/** Share of what is asked beside the topic that has to be covered. */
const coverage = 0.6;
/** Weight of covered matters that a question needs where it names no topic. */
const weightWithoutTopic = 1.5;
/** Weight below which what is left of a question asks nothing. */
export const nothingAsked = 0.5;
/** A topic that is named goes before one whose facts only hold the word. */
const topicFactor = 1.1;
/** A word of a fact that is so long names it by itself (望江街). */
const properName = 3;
export interface Hit {
  readonly row: Row;
  /** Whether a matter is in the fact's own words, or in its topic's names. */
  has(matter: Matter, field: 'own' | 'topic'): boolean;
}

export interface Choice {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

/** Whether the facts of one article answer the question together, and which of them do. */
export function weigh(
  hits: readonly Hit[],
  matters: readonly Matter[],
  { vocabulary }: KnowledgeIndex,
  topicGiven: boolean,
): Choice | null {
  if (isElsewhere(hits, matters, vocabulary)) return null;
  const inTopic = matters.filter((matter) => hits.some((hit) => hit.has(matter, 'topic')));
  const names = matters.filter((matter) => vocabulary.names.includes(matter.term));
  const asked = matters.filter((matter) => !inTopic.includes(matter) && matter.term !== softKind);
  const covered = asked.filter((matter) => hits.some((hit) => hit.has(matter, 'own')));
  const share = sum(asked) === 0 ? 1 : sum(covered) / sum(asked);
  const named = topicGiven || inTopic.some((matter) => !vocabulary.shared.has(matter.term));
  const admitted = named
    ? sum(asked) < nothingAsked || share >= coverage
    : names.length === 0 && sum(covered) >= weightWithoutTopic && share >= coverage;
  const onlyShared = !named && inTopic.length > 0 && names.length === 0;
  if (!admitted && !(onlyShared && sum(asked) >= nothingAsked && share >= coverage)) {
    return null;
  }
  // A trouble that is stated asks for no kind of fact: the whole topic may help.
  const kinds = asked.some((matter) => matter.term.startsWith('@'));
  const answering = hits.filter(
    (hit) =>
      covered.length === 0 || (named && !kinds) || covered.some((matter) => hit.has(matter, 'own')),
  );
  return { hits: answering, weight: sum(inTopic) * topicFactor + sum(covered) };
}

/** A trouble (丢了) with a thing that is none of ours: 身份证丢了 is answered elsewhere. */
function isElsewhere(
  hits: readonly Hit[],
  matters: readonly Matter[],
  { names }: KnowledgeIndex['vocabulary'],
): boolean {
  const isOf = (matter: Matter) =>
    hits.some((hit) => hit.has(matter, 'own') || hit.has(matter, 'topic'));
  const isThing = ({ term, weight }: Matter) =>
    weight >= 1 && !term.startsWith('@') && !names.includes(term);
  return (
    matters.some((matter) => troubles.test(matter.term) && isOf(matter)) &&
    matters.some((matter) => isThing(matter) && !isOf(matter))
  );
}

/**
 * The second look, where nothing covers the question as a whole: spoken words stand around what is
 * asked (U盾掉水里了咋整). A topic that is named and a kind of question that its facts tell, or a
 * trouble that is its own, are enough, unless a thing is named that no fact knows.
 */
export function weighLoosely(
  hits: readonly Hit[],
  matters: readonly Matter[],
  { vocabulary }: KnowledgeIndex,
  foreign: readonly Matter[],
): Choice | null {
  // Whether one more paper is wanted (要带户口本吗) is told by the list of those that are.
  const listed = hits.some((hit) =>
    matters.some((one) => one.term === papersKind && hit.has(one, 'own')),
  );
  if (
    (foreign.some(({ weight }) => weight >= 1) && !listed) ||
    isElsewhere(hits, matters, vocabulary)
  )
    return null;
  const named = matters.filter(
    ({ term }) => vocabulary.names.includes(term) && !vocabulary.shared.has(term),
  );
  const inTopic = named.filter((matter) => hits.some((hit) => hit.has(matter, 'topic')));
  const told = matters.filter(
    (matter) =>
      !named.includes(matter) &&
      matter.term !== softKind &&
      matter.weight >= 1 &&
      hits.some((hit) => hit.has(matter, 'own')),
  );
  const fault = matters.some(({ term }) => fails.test(term));
  // Where a topic is one fact, how it is done is that fact.
  const [first] = hits;
  const asksHow = matters.some(({ term }) => term === softKind);
  const single =
    inTopic.length > 0 && asksHow && foreign.length === 0 && first?.row.article.facts.length === 1;
  const trouble =
    single || (inTopic.length > 0 && fault) || inTopic.some(({ term }) => troubles.test(term));
  const own = told.some(({ term }) => !term.startsWith('@') && term.length >= properName);
  const alone = named.length === 0 && own && (foreign.length === 0 || fault);
  const known = sum(told) > 0 && (inTopic.length > 0 || alone);
  if (!known && !trouble) return null;
  const answering = hits.filter(
    (hit) => told.length === 0 || trouble || told.some((matter) => hit.has(matter, 'own')),
  );
  return { hits: answering, weight: sum(inTopic) * topicFactor + sum(told) };
}

export function sum(matters: readonly Matter[]): number {
  return matters.reduce((weight, matter) => weight + matter.weight, 0);
}
