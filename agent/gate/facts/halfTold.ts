/**
 * Half-truths that only show over the whole reply (REC-2.2e): a fee of one way where the caller was
 * not told of the other (网上10元, without 网点免费), and a list told in part.
 */
import { isFee } from './amounts.ts';
import type { Around } from './around.ts';
import type { Claim, Knowledge, Source } from './knowledge.ts';
import { sameValue } from './matches.ts';
import { inheritedTopics } from './topics.ts';

export interface HalfContext {
  readonly callerWords: readonly string[];
  readonly results: readonly string[];
  readonly earlier: readonly string[];
}

/** The whole fact of what was told by half; null where nothing was. */
export function halfTold(
  folded: string,
  around: Around,
  knowledge: Knowledge,
  context: HalfContext,
): string | null {
  for (const topic of inheritedTopics(around, knowledge)) {
    const source = knowledge.sources[topic];
    if (source === undefined) continue;
    const fact = otherWay(source, folded, around, context) ?? partOfList(source, folded, context);
    if (fact !== null) return fact;
  }
  return null;
}

/** A fee that holds for one option, told to somebody who named none, without the other option. */
function otherWay(
  source: Source,
  folded: string,
  around: Around,
  { results, callerWords, earlier }: HalfContext,
): string | null {
  // Whoever hears of the way that costs nothing has lost nothing.
  const said = around.reply
    .flatMap(({ values }) => values)
    .filter((value) => isFee(value) && value.kind === 'money');
  const told = [...earlier, folded].join('');
  for (const [contrast, options] of source.options) {
    if (options.size < 2) continue;
    const claims = source.claims.filter(({ values }) =>
      values.some((value) => isFee(value) && value.options.has(contrast)),
    );
    const hit = claims.find(({ values }) =>
      values.some((value) => isFee(value) && said.some((one) => sameValue(one, value))),
    );
    if (hit === undefined || feesOf(claims, contrast).size < 2) continue;
    if (around.askedOptions(contrast).size === 1) continue;
    const named = around.reply.flatMap((clause) => [...(clause.options.get(contrast) ?? [])]);
    const fromTool = results.length > 0 && named.length > 0 && callerWords.length > 0;
    if (new Set(named).size >= feesOf(claims, contrast).size || told.includes(hit.fact)) continue;
    if (fromTool && isNamedByTool(results, around, contrast)) continue;
    return hit.fact;
  }
  return null;
}

/** The options of a contrast that have a fee of their own. */
function feesOf(claims: readonly Claim[], contrast: number): ReadonlySet<number> {
  return new Set(
    claims.flatMap(({ values }) =>
      values.flatMap((value) => (isFee(value) ? [...(value.options.get(contrast) ?? [])] : [])),
    ),
  );
}

/** A verified caller's own kind of certificate is known from the tools. */
function isNamedByTool(results: readonly string[], around: Around, contrast: number): boolean {
  const words = around.reply.flatMap(({ optionWords, text }) =>
    optionWords
      .filter(({ word }) => word.startsWith(`${contrast}.`))
      .map(({ start, end }) => text.slice(start, end)),
  );
  return words.some((word) =>
    results.some((result) => !result.includes('"facts"') && result.includes(word)),
  );
}

/** How many characters of an item show that it is meant. */
const shortestMention = 4;

function partOfList(
  { lists }: Source,
  folded: string,
  { callerWords, results, earlier }: HalfContext,
): string | null {
  const given = [...callerWords, ...results.filter((result) => !result.includes('"facts"'))];
  const told = [...earlier, folded].join('');
  for (const { items, fact } of lists) {
    const named = items.filter((item) => mentions(folded, item));
    if (named.length === 0 || told.includes(fact)) continue;
    if (named.every((item) => given.some((line) => mentions(line, item)))) continue;
    if (items.some((item) => !holds(told, item))) return fact;
  }
  return null;
}

function mentions(text: string, item: string): boolean {
  const size = Math.min(shortestMention, item.length);
  for (let at = 0; at + size <= item.length; at += 1) {
    if (text.includes(item.slice(at, at + size))) return true;
  }
  return false;
}

/** Whether nearly all of an item was said: its characters in pairs. */
function holds(text: string, item: string): boolean {
  const plain = item.replaceAll(/\s/gu, '');
  const said = text.toLowerCase().replaceAll(/\s/gu, '');
  let shared = 0;
  for (let at = 0; at + 1 < plain.length; at += 1) {
    if (said.includes(plain.slice(at, at + 2))) shared += 1;
  }
  return shared >= (plain.length - 1) * 0.7;
}
