/**
 * The knowledge articles as a MiniSearch index of facts. A fact has two fields: the names of its
 * topic, and its own words with the kinds of questions (a fee, a time) that it answers.
 */
import MiniSearch from 'minisearch';
import type { Article, Fact } from '../../agent/words/types.ts';
import { type QuestionKind, questionKinds, softKind } from './questionWords.ts';
import { characterMark, isTelling, type Vocabulary } from './readQuestion.ts';
import { createSegmenter, type Segmenter } from './segment.ts';

export interface Row {
  readonly id: number;
  readonly article: Article;
  readonly fact: Fact;
}

export interface KnowledgeIndex {
  readonly vocabulary: Vocabulary;
  readonly topics: readonly string[];
  /** Facts with any of the terms, best first, and the fields in which each term is. */
  find(
    terms: readonly string[],
  ): readonly { row: Row; match: Readonly<Record<string, readonly string[]>> }[];
}

const separator = '\n';

export function buildIndex(articles: readonly Article[]): KnowledgeIndex {
  const names = articles
    .flatMap(({ topic, aliases }) => [topic, ...aliases])
    .map((name) => name.toLowerCase())
    .toSorted((one, other) => other.length - one.length);
  const keywords = articles
    .flatMap(({ facts }) => facts.flatMap((fact) => fact.keywords))
    .map((word) => word.toLowerCase())
    .toSorted((one, other) => other.length - one.length);
  const segmenter = createSegmenter(names, keywords);
  const shared = sharedWords(articles, segmenter);
  const rows: readonly Row[] = articles
    .flatMap((article) => article.facts.map((fact) => ({ article, fact })))
    .map((row, id) => ({ id, ...row }));
  const index = new MiniSearch<Row>({
    fields: ['topic', 'own'],
    extractField: (row, field) =>
      field === 'id'
        ? row.id
        : (field === 'topic' ? topicTerms(row, segmenter, shared) : ownTerms(row, segmenter)).join(
            separator,
          ),
    tokenize: (text) => text.split(separator),
    processTerm: (term) => term,
    searchOptions: { boost: { own: 2 }, combineWith: 'OR' },
  });
  index.addAll(rows);
  return {
    vocabulary: {
      segmenter,
      names,
      keywords: keywords.filter((word) => word.length > 1 && isTelling(word)),
      shared,
      parts: new Set(articles.flatMap(({ topic }) => segmenter.parts(topic.toLowerCase()))),
    },
    topics: articles.map(({ topic }) => topic),
    find: (terms) =>
      index.search(terms.join(separator)).flatMap((hit) => {
        const row = rows[hit.id];
        return row === undefined ? [] : [{ row, match: hit.match }];
      }),
  };
}

/**
 * Names in full, what tells a name of the trade apart (公司 of 公司证书), and the kinds of questions
 * that are the topic's own (营业时间).
 */
function topicTerms(
  { article }: Row,
  segmenter: Segmenter,
  shared: ReadonlySet<string>,
): readonly string[] {
  const [topic = '', ...aliases] = [article.topic, ...article.aliases].map((name) =>
    name.toLowerCase(),
  );
  const parts = aliases
    .map((name) => name.split(new RegExp([...shared].join('|') || '$^', 'u')))
    .flatMap(([own = '', ...rest]) => (rest.length > 0 && own.length > 1 ? [own] : []));
  const kinds = questionKinds
    .filter((kind) => aliases.some((name) => name.search(kind.asked) >= 0))
    .map((kind) => kind.token);
  return [topic, ...segmenter.parts(topic), ...aliases, ...parts, ...kinds];
}

function ownTerms({ article, fact }: Row, segmenter: Segmenter): readonly string[] {
  const said = [fact.text, ...fact.keywords].join('，');
  const characters = new Set([article.topic, ...fact.keywords].join(''));
  return [
    ...fact.keywords.map((word) => word.toLowerCase()),
    ...segmenter.parts(said),
    ...[...characters].map((character) => characterMark + character),
    ...questionKinds.filter((kind) => tells(fact, kind)).map((kind) => kind.token),
  ];
}

/** Whether a fact answers a kind of question: by what it says, or by its keywords (怎么收费 is a fee). */
function tells({ text, keywords }: Fact, kind: QuestionKind): boolean {
  const others = questionKinds.filter((other) => other !== kind);
  const isOther = (word: string) => others.some((other) => word.search(other.asked) >= 0);
  return (
    kind.told.test(text) ||
    keywords.some(
      (word) => word.search(kind.asked) >= 0 && !(kind.token === softKind && isOther(word)),
    )
  );
}

/** Parts that the names of several topics have in common. */
function sharedWords(articles: readonly Article[], segmenter: Segmenter): ReadonlySet<string> {
  const parts = articles.flatMap(({ topic, aliases }) => [
    ...new Set([topic, ...aliases].flatMap((name) => segmenter.parts(name.toLowerCase()))),
  ]);
  const names = new Set(articles.flatMap(({ topic, aliases }) => [topic, ...aliases]));
  return new Set(parts.filter((part, at) => parts.indexOf(part) !== at && !names.has(part)));
}
