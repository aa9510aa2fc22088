/** What the workbench shows of the company's words, settings and knowledge. It writes none of them. */
import type { Article, Company, Words } from '../../../agent/words/types.ts';
import { knowledgeSearch } from '../../../tools/knowledge/search.ts';
import { type Moment, type MomentPhrase, readMomentPhrases } from './momentPhrases.ts';

export interface KnownFact {
  readonly topic: string;
  /** As it may be spoken, word for word. */
  readonly text: string;
}

export interface WorkbenchWords {
  readonly company: Company;
  readonly phrases: Readonly<Partial<Record<Moment, readonly MomentPhrase[]>>>;
  /** Titles of clauses by id. */
  readonly clauses: ReadonlyMap<string, string>;
  /** Topic and what it answers, in the order of the knowledge. */
  readonly topics: readonly { readonly topic: string; readonly index: string }[];
  /** Departments that this person answers for; one that names nobody is everybody's. */
  departmentsOf(workNumber: string): readonly string[];
  /** Facts that answer, best first; where none does, those that hold the words. */
  search(question: string): readonly KnownFact[];
  /** All facts of a topic; empty where there is none of that name. */
  factsOf(topic: string): readonly KnownFact[];
}

/** Facts that a search by words alone brings at most. */
const most = 8;

/**
 * @param directory the folder of the words, normally `prompts`
 * @throws WordsFault where `moments.yaml` is faulty
 */
export function createWorkbenchWords(
  words: Words,
  clauses: ReadonlyMap<string, string>,
  directory: string,
): WorkbenchWords {
  const { articles, company } = words;
  const knowledge = knowledgeSearch(articles);
  return {
    company,
    clauses,
    phrases: readMomentPhrases(directory, words),
    topics: articles.map(({ topic, index }) => ({ topic, index })),
    departmentsOf: (workNumber) =>
      company.departments
        .filter(({ people }) => people === undefined || people.includes(workNumber))
        .map(({ name }) => name),
    search(question) {
      const found = knowledge.search(question).map(({ topic, text }) => ({ topic, text }));
      return found.length > 0 ? found : holding(articles, question);
    },
    factsOf: (topic) => factsOf(articles.filter((article) => article.topic === topic)),
  };
}

function factsOf(articles: readonly Article[]): KnownFact[] {
  return articles.flatMap(({ topic, facts }) => facts.map(({ text }) => ({ topic, text })));
}

/** For people, who type a word where a caller asks a question. */
function holding(articles: readonly Article[], question: string): readonly KnownFact[] {
  const words = question.toLowerCase().split(/\s+/u).filter(Boolean);
  const holds = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const named = articles.filter(({ topic, aliases }) => holds([topic, ...aliases].join(' ')));
  const facts = articles.flatMap((article) =>
    article.facts
      .filter(({ text, keywords }) => holds([article.topic, text, ...keywords].join(' ')))
      .map(({ text }) => ({ topic: article.topic, text })),
  );
  return (facts.length > 0 ? facts : factsOf(named)).slice(0, most);
}
