/**
 * Finds the facts that answer a question, or nothing. MiniSearch ranks; a question passes only
 * where what it asks for beside the topic is covered too, so that "can I pay in instalments" finds
 * no fee. Nothing found is an answer of its own: the caller is told so, and nothing is guessed.
 */
import MiniSearch from 'minisearch';
import type { Article, Fact } from '../../agent/words/types.ts';
import { questionKinds } from './questionWords.ts';
import { type Matter, readQuestion } from './readQuestion.ts';
import { createSegmenter, type Segmenter } from './segment.ts';

export interface FoundFact {
  readonly topic: string;
  readonly text: string;
  /** 0–1, how much of the question this fact covers. */
  readonly score: number;
}

export interface KnowledgeSearch {
  /** Facts of one question, best first; empty where knowledge does not answer it. */
  search(question: string, topic?: string): readonly FoundFact[];
}

interface Row {
  readonly id: number;
  readonly article: Article;
  readonly fact: Fact;
}

/** Share of what is asked beside the topic that has to be covered. */
const coverage = 0.6;
/** Weight of covered matters that a question without a topic needs. */
const weightWithoutTopic = 1.5;
/** Most facts that come back. */
const limit = 4;

const built = new WeakMap<readonly Article[], KnowledgeSearch>();

/** The search over a set of articles; built once for each set. */
export function knowledgeSearch(articles: readonly Article[]): KnowledgeSearch {
  const search = built.get(articles) ?? createKnowledgeSearch(articles);
  built.set(articles, search);
  return search;
}

function createKnowledgeSearch(articles: readonly Article[]): KnowledgeSearch {
  const segmenter = createSegmenter(
    articles.flatMap((article) => [
      article.topic,
      ...article.aliases,
      ...article.facts.flatMap((fact) => fact.keywords),
    ]),
  );
  const rows: readonly Row[] = articles
    .flatMap((article) => article.facts.map((fact) => ({ article, fact })))
    .map((row, id) => ({ id, ...row }));
  const index = new MiniSearch<Row>({
    fields: ['topic', 'own'],
    extractField: (row, field) =>
      field === 'id' ? row.id : (field === 'topic' ? topicTokens : ownTokens)(row, segmenter),
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
    searchOptions: { boost: { own: 2 }, combineWith: 'OR' },
  });
  index.addAll(rows);

  return {
    search(question, topic) {
      const matters = readQuestion(question, segmenter);
      if (matters.length === 0 && topic === undefined) {
        return [];
      }
      const query = matters.map((matter) => matter.term).join('\n');
      const hits = index.search(query).flatMap((hit) => {
        const row = rows[hit.id];
        return row === undefined || (topic !== undefined && row.article.topic !== topic)
          ? []
          : [{ row, score: hit.score, fields: hit.match }];
      });
      return choose(hits, matters, topic !== undefined);
    },
  };
}

interface Hit {
  readonly row: Row;
  readonly score: number;
  /** Matched terms with the fields in which they are. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** The article whose facts together cover the question best, and those of its facts that do. */
function choose(
  hits: readonly Hit[],
  matters: readonly Matter[],
  topicGiven: boolean,
): readonly FoundFact[] {
  const total = sum(matters);
  const articles = [...new Set(hits.map((hit) => hit.row.article))];
  const choices = articles.map((article) => {
    const own = hits.filter((hit) => hit.row.article === article);
    const inTopic = matters.filter((matter) =>
      own.some((hit) => hit.fields[matter.term]?.includes('topic')),
    );
    const residual = matters.filter((matter) => !inTopic.includes(matter));
    const covers = (hit: Hit, matter: Matter) => hit.fields[matter.term]?.includes('own') === true;
    const covered = residual.filter((matter) => own.some((hit) => covers(hit, matter)));
    const named = topicGiven || inTopic.length > 0;
    const admitted = named
      ? sum(residual) < 0.5 || sum(covered) / sum(residual) >= coverage
      : sum(covered) >= weightWithoutTopic && sum(covered) / sum(residual) >= coverage;
    const facts = own
      .map((hit) => ({
        hit,
        asked: covered.filter((matter) => covers(hit, matter)),
        all: matters.filter((matter) => covers(hit, matter)),
      }))
      .filter(({ asked }) => covered.length === 0 || asked.length > 0);
    return { admitted, facts, weight: sum(inTopic) + sum(covered) };
  });
  const best = choices
    .filter((choice) => choice.admitted)
    .sort((one, other) => other.weight - one.weight)[0];
  return (best?.facts ?? [])
    .sort((one, other) => sum(other.all) - sum(one.all) || other.hit.score - one.hit.score)
    .slice(0, limit)
    .map(({ hit }) => ({
      topic: hit.row.article.topic,
      text: hit.row.fact.text,
      score:
        total === 0 ? 1 : Math.min(1, sum(matters.filter((m) => m.term in hit.fields)) / total),
    }));
}

function sum(matters: readonly Matter[]): number {
  return matters.reduce((weight, matter) => weight + matter.weight, 0);
}

function topicTokens({ article }: Row, segmenter: Segmenter): string {
  return [article.topic, ...article.aliases]
    .flatMap((name) => [name.toLowerCase(), ...segmenter.index(name)])
    .join('\n');
}

function ownTokens({ fact }: Row, segmenter: Segmenter): string {
  const said = [fact.text, ...fact.keywords].join('，');
  return [
    ...fact.keywords.map((word) => word.toLowerCase()),
    ...segmenter.index(said),
    ...questionKinds
      .filter((kind) => kind.told.test(fact.text) || said.search(kind.asked) >= 0)
      .map((kind) => kind.token),
  ].join('\n');
}
