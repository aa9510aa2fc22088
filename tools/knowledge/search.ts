/**
 * Finds the facts that answer a question, or nothing. MiniSearch ranks; a question passes only
 * where what it asks for beside the topic is covered too, so that "can I pay in instalments" finds
 * no fee. Nothing found is an answer of its own: the caller is told so, and nothing is guessed.
 */
import type { Article } from '../../agent/words/types.ts';
import { buildIndex, type KnowledgeIndex, type Row } from './buildIndex.ts';
import { softKind, troubles } from './questionWords.ts';
import { type Matter, readQuestion } from './readQuestion.ts';

export interface FoundFact {
  readonly topic: string;
  readonly text: string;
  /** 0–1, how much of the question the fact's topic and its own words cover. */
  readonly score: number;
}

export interface KnowledgeSearch {
  /** Facts of one question, best first; empty where knowledge does not answer it. */
  search(question: string, topic?: string): readonly FoundFact[];
  /** Topics between which a question leaves open which one is meant (办证书); else empty. */
  choices(question: string): readonly string[];
}

/** Share of what is asked beside the topic that has to be covered. */
const coverage = 0.6;
/** Weight of covered matters that a question needs where it names no topic. */
const weightWithoutTopic = 1.5;
/** Weight below which what is left of a question asks nothing. */
const nothingAsked = 0.5;
/** A topic that is named goes before one whose facts only hold the word. */
const topicFactor = 1.1;
/** A word of a fact that is so long names it by itself (望江街). */
const properName = 3;
/** Most facts that come back. */
const limit = 4;

/** Our word → what callers say for it. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

const built = new WeakMap<readonly Article[], KnowledgeSearch>();

/** The search over a set of articles; built once for each set. */
export function knowledgeSearch(
  articles: readonly Article[],
  synonyms: Synonyms = {},
): KnowledgeSearch {
  const search = built.get(articles) ?? createKnowledgeSearch(buildIndex(articles), synonyms);
  built.set(articles, search);
  return search;
}

interface Hit {
  readonly row: Row;
  /** Whether a matter is in the fact's own words, or in its topic's names. */
  has(matter: Matter, field: 'own' | 'topic'): boolean;
}

interface Choice {
  readonly hits: readonly Hit[];
  readonly weight: number;
}

/** The company's words for what callers call otherwise (U盾 for 证书). */
function inOwnWords(question: string, synonyms: Synonyms): string {
  let said = question.normalize('NFKC').toLowerCase();
  for (const [own, others] of Object.entries(synonyms)) {
    for (const other of others) said = said.replaceAll(other.toLowerCase(), own);
  }
  return said;
}

function createKnowledgeSearch(index: KnowledgeIndex, synonyms: Synonyms): KnowledgeSearch {
  return {
    search(asked, topic) {
      const matters = readQuestion(inOwnWords(asked, synonyms), index.vocabulary);
      const hits = index.find(matters.map((matter) => matter.term)).map(
        ({ row, match }): Hit => ({
          row,
          has: (matter, field) => match[matter.term]?.includes(field) === true,
        }),
      );
      const articles = [...new Set(hits.map((hit) => hit.row.article))].filter(
        (article) => topic === undefined || article.topic === topic,
      );
      const foreign = matters.filter(
        (matter) => !hits.some((hit) => hit.has(matter, 'own') || hit.has(matter, 'topic')),
      );
      const ofEach = (weighing: (own: readonly Hit[]) => Choice | null) =>
        articles.flatMap(
          (article) => weighing(hits.filter((hit) => hit.row.article === article)) ?? [],
        );
      const strict = ofEach((own) => weigh(own, matters, index, topic !== undefined));
      const choices =
        strict.length > 0 ? strict : ofEach((own) => weighLoosely(own, matters, index, foreign));
      const most = Math.max(0, ...choices.map((choice) => choice.weight));
      return rank(
        choices.filter((choice) => choice.weight === most).flatMap((choice) => choice.hits),
        matters,
      );
    },
    choices(asked) {
      const { vocabulary, topics } = index;
      const matters = readQuestion(inOwnWords(asked, synonyms), vocabulary);
      const meant = matters.filter((matter) => vocabulary.shared.has(matter.term));
      const other = matters.filter((matter) => !meant.includes(matter) && matter.term !== softKind);
      return meant.length === 0 || sum(other) >= nothingAsked
        ? []
        : topics.filter((topic) => meant.some((matter) => topic.includes(matter.term)));
    },
  };
}

/** Whether the facts of one article answer the question together, and which of them do. */
function weigh(
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
function weighLoosely(
  hits: readonly Hit[],
  matters: readonly Matter[],
  { vocabulary }: KnowledgeIndex,
  foreign: readonly Matter[],
): Choice | null {
  if (foreign.some(({ weight }) => weight >= 1) || isElsewhere(hits, matters, vocabulary))
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
  // Where a topic is one fact, how it is done is that fact.
  const [first] = hits;
  const asksHow = matters.some(({ term }) => term === softKind);
  const single = inTopic.length > 0 && asksHow && first?.row.article.facts.length === 1;
  const trouble = single || inTopic.some(({ term }) => troubles.test(term));
  const own = told.some(({ term }) => !term.startsWith('@') && term.length >= properName);
  const alone = named.length === 0 && foreign.length === 0 && own;
  const known = sum(told) > 0 && (inTopic.length > 0 || alone);
  if (!known && !trouble) return null;
  const answering = hits.filter(
    (hit) => told.length === 0 || trouble || told.some((matter) => hit.has(matter, 'own')),
  );
  return { hits: answering, weight: sum(inTopic) * topicFactor + sum(told) };
}

function rank(hits: readonly Hit[], matters: readonly Matter[]): readonly FoundFact[] {
  const total = sum(matters) || 1;
  // A name that one fact of a topic holds (城东) speaks against the others.
  const counts = (hit: Hit, matter: Matter) =>
    hit.has(matter, 'own') ||
    (hit.has(matter, 'topic') &&
      !hits.some((other) => other.row.article === hit.row.article && other.has(matter, 'own')));
  const scores = new Map(
    hits.map((hit) => [hit, sum(matters.filter((matter) => counts(hit, matter))) / total]),
  );
  const score = (hit: Hit) => scores.get(hit) ?? 0;
  return hits
    .toSorted((one, other) => score(other) - score(one) || one.row.id - other.row.id)
    .slice(0, limit)
    .map((hit) => ({
      topic: hit.row.article.topic,
      text: hit.row.fact.text,
      score: Number(score(hit).toFixed(2)),
    }));
}

function sum(matters: readonly Matter[]): number {
  return matters.reduce((weight, matter) => weight + matter.weight, 0);
}
