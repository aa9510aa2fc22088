/**
 * What the eyes of the gate know: the names of topics, the options that exclude one another, words
 * that are facts, words that state nothing, words of business. Built once from a company's words.
 */
import type { Lexicon } from '../../words/types.ts';
import { foldText } from '../foldText.ts';
import { createWordFinder, type WordFinder } from '../wordFinder.ts';
import { createNeutralCover, type NeutralCover } from './neutralCover.ts';

export interface Reader {
  /** Names of topics; `word` is the topic's number. */
  readonly names: WordFinder;
  /** Names of options; `word` is `contrast.option`. */
  readonly options: WordFinder;
  /** Fact words; `word` is the canonical one. */
  readonly facts: WordFinder;
  /** Words that make a clause a statement on business. */
  readonly business: WordFinder;
  /** Those of them that bring something of their own: they are not neutral too. */
  readonly ownBusiness: WordFinder;
  /** What of a text states nothing. */
  readonly neutral: NeutralCover;
}

/** 两种, 三步: points that are counted, not facts. */
const counted = Array.from('一两二三四五六七八九').flatMap((number) =>
  ['种', '样', '步', '项', '点', '类', '方面', '部分', '句', '遍'].map((unit) => number + unit),
);

function folded(word: string): readonly [string, string] {
  return [word, foldText(word).text];
}

/** @param topics names of each topic, in the order of their numbers */
export function createReader(
  topics: readonly (readonly string[])[],
  { contrasts, facts, business, neutral }: Lexicon,
): Reader {
  return {
    names: createWordFinder(
      topics.flatMap((names, topic) => names.map((name) => [name, String(topic)] as const)),
    ),
    options: createWordFinder(
      contrasts.flatMap((options, contrast) =>
        options.flatMap((names, option) =>
          names.map((name) => [name, `${contrast}.${option}`] as const),
        ),
      ),
    ),
    facts: createWordFinder(
      Object.entries(facts).flatMap(([word, forms]) =>
        [word, ...forms].map((form) => [form, word] as const),
      ),
    ),
    business: createWordFinder(business.map(folded)),
    ownBusiness: createWordFinder(business.filter((word) => !neutral.includes(word)).map(folded)),
    neutral: createNeutralCover([...neutral, ...counted]),
  };
}
