/**
 * Knowledge as claims: each fact of an article clause by clause, each value with the option that it
 * belongs to. What a later clause leaves out (网上视频核验解锁，收费10元) it takes from the one before,
 * unless it names a matter of its own. The directory and the work number are knowledge too.
 */
import type { Words } from '../../words/types.ts';
import { foldText } from '../foldText.ts';
import { type BoundValue, type Clause, clausesOf, type Options } from './clauses.ts';
import { createReader, type Reader } from './reader.ts';
import { requiredItems } from './requiredItems.ts';

export interface Claim {
  readonly clause: Clause;
  readonly values: readonly BoundValue[];
  readonly options: Options;
  /** The fact that it is part of, verbatim. */
  readonly fact: string;
}

/** One topic: what is known about it. */
export interface Source {
  readonly topic: number;
  readonly claims: readonly Claim[];
  /** Characters of its facts and names: words made of them bring nothing new. */
  readonly characters: ReadonlySet<string>;
  /** All of its facts and names, folded. */
  readonly text: string;
  /** Topics that its facts name, its own among them. */
  readonly mentions: ReadonlySet<number>;
  readonly options: Options;
  readonly lists: readonly RequiredList[];
}

/** Items that belong together: whoever names one of them in an answer names all. */
export interface RequiredList {
  readonly items: readonly string[];
  readonly fact: string;
}

export interface Knowledge {
  readonly reader: Reader;
  readonly sources: readonly Source[];
  /** Topics that are a kind of thing (个人证书, 企业证书), not a matter (补办). */
  readonly kinds: ReadonlySet<number>;
  /** Topics by their own names, without aliases. */
  readonly primary: ReadonlySet<string>;
}

interface Topic {
  readonly names: readonly string[];
  readonly facts: readonly string[];
}

const numerals = /[\d零〇一二两三四五六七八九十百千万亿半双\s\p{P}]/u;

export type KnowledgeWords = Pick<Words, 'articles' | 'company' | 'lexicon'>;

export function createKnowledge({ articles, company, lexicon }: KnowledgeWords): Knowledge {
  const topics: readonly Topic[] = [
    ...articles.map(({ topic, aliases, facts }) => ({
      names: [topic, ...aliases],
      facts: facts.map(({ text }) => text),
    })),
    ...company.directory.map(({ name, aliases, phone, place }) => ({
      names: [name, ...aliases],
      facts: [
        phone === undefined ? `${name}请到${place}咨询。` : `${name}请拨打${phone}客服电话咨询。`,
      ],
    })),
    {
      names: ['工号'],
      facts: [`工号是${company.agentNumber}号。`, `工号是${company.agentNumber}。`],
    },
  ];
  const reader = createReader(
    topics.map(({ names }) => names),
    lexicon,
  );
  return {
    reader,
    sources: topics.map((topic, number) => sourceOf(topic, number, reader)),
    kinds: kindsOf(topics, reader),
    primary: new Set(topics.map(({ names }) => names[0] ?? '')),
  };
}

function sourceOf({ names, facts }: Topic, topic: number, reader: Reader): Source {
  const claims = facts.flatMap((fact) => claimsOf(fact, reader));
  const options = new Map<number, Set<number>>();
  for (const claim of claims) {
    for (const [contrast, named] of claim.clause.options) {
      options.set(contrast, new Set([...(options.get(contrast) ?? []), ...named]));
    }
  }
  const text = foldText([...facts, ...names].join('，')).text;
  return {
    topic,
    claims,
    options,
    text,
    characters: new Set(Array.from(text).filter((character) => !numerals.test(character))),
    mentions: new Set([topic, ...claims.flatMap(({ clause }) => [...clause.topics])]),
    lists: facts.flatMap((fact) => {
      const items = requiredItems(fact);
      return items.length > 1 ? [{ items, fact }] : [];
    }),
  };
}

function claimsOf(fact: string, reader: Reader): readonly Claim[] {
  let before: Options = new Map();
  return clausesOf(fact, reader).map((clause) => {
    const inherited = clause.topics.size > 0 ? new Map() : before;
    const options = new Map([...inherited, ...clause.options]);
    before = options;
    return {
      clause,
      options,
      values: clause.values.map((value) => ({
        ...value,
        options: new Map([...inherited, ...value.options]),
      })),
      fact,
    };
  });
}

/** Topics named by an option that has its counterpart in another topic's name. */
function kindsOf(topics: readonly Topic[], reader: Reader): ReadonlySet<number> {
  const named = topics.map(({ names }) => reader.options(names[0] ?? '').map(({ word }) => word));
  const isKind = (words: readonly string[], own: number): boolean =>
    words.some((word) => {
      const [contrast] = word.split('.');
      return named.some(
        (others, other) =>
          other !== own && others.some((one) => one !== word && one.split('.')[0] === contrast),
      );
    });
  return new Set(named.flatMap((words, number) => (isKind(words, number) ? [number] : [])));
}
