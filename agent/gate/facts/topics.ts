/** What a clause is about: the topics that it names, and those that it takes from before it. */
import type { Around } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';

/** Topics by their own names; by their aliases only where no matter is named so. */
export function ownTopics(
  { names, text, topics }: Clause,
  { primary, kinds }: Knowledge,
): ReadonlySet<number> {
  const strong = names.filter(({ start, end }) => primary.has(text.slice(start, end)));
  const named = new Set(strong.map(({ word }) => Number(word)));
  const hasMatter = [...named].some((topic) => !kinds.has(topic));
  return hasMatter ? named : topics;
}

/**
 * The topics named last, with the earlier ones that they are a part of: after 补办, 到网点 is still
 * about 补办, because its facts name 网点.
 */
export function inheritedTopics(around: Around, { sources }: Knowledge): ReadonlySet<number> {
  const [last, ...earlier] = around.trail();
  const inherited = new Set(last);
  for (const topics of earlier) {
    for (const topic of topics) {
      const mentions = sources[topic]?.mentions;
      if ([...inherited].every((part) => mentions?.has(part) === true)) inherited.add(topic);
    }
  }
  return inherited;
}
