/**
 * Finds the facts that answer a question, or nothing. MiniSearch ranks; a question passes only
 * where what it asks for beside the topic is covered too, so that "can I pay in instalments" finds
 * no fee. Nothing found is an answer of its own: the caller is told so, and nothing is guessed.
 */
import type { Article } from '../../agent/words/types.ts';
import { buildIndex, type KnowledgeIndex } from './buildIndex.ts';
import { softKind } from './questionWords.ts';
import { type Matter, readQuestion } from './readQuestion.ts';
import { type Choice, type Hit, nothingAsked, sum, weigh, weighLoosely } from './weigh.ts';

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

/** Most facts that come back. */
const limit = 4;

/** Our word → what callers say for it. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

const built = new WeakMap<readonly Article[], KnowledgeSearch>();

/** The search over a set of articles; built once for each set, whose company's synonyms never change. */
export function knowledgeSearch(
  articles: readonly Article[],
  synonyms: Synonyms = {},
): KnowledgeSearch {
  const search = built.get(articles) ?? createKnowledgeSearch(buildIndex(articles), synonyms);
  built.set(articles, search);
  return search;
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
