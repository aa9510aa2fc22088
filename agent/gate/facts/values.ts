/**
 * The values of a text: amounts, times, dates, days of the week, numbers, addresses of the web, and
 * words that need a source as numbers do (免费, 当场). Each has one canonical form, so that 半小时 and
 * 30分钟 are the same value, and a bound (超过90天 is not 90天内).
 */
import { type NumberToken, numbersOfFolded } from '../numerals.ts';
import type { WordFinder } from '../wordFinder.ts';
import { amountOf } from './amounts.ts';
import { mergeDates } from './mergeDates.ts';
import { weekdaysOf } from './weekdays.ts';

export type Bound = '' | 'over' | 'under' | 'least' | 'most' | 'within' | 'from';

export interface Value {
  /** `money`, `seconds`, `workdays`, `clock`, `date`, `weekday`, `url`, `word`, or a unit of counting. */
  readonly kind: string;
  readonly value: string;
  readonly bound: Bound;
  /** The place in the folded text. */
  readonly start: number;
  readonly end: number;
}

const address =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:https?:\/\/)?(?:[a-z0-9_-]+(?:\.|点|杠)){1,6}[a-z][a-z0-9]+(?:\/[\w\-./?=&%#]*)?/gu;
const version = /([a-z]{2,})\s?(\d+(?:\.\d+)*)/gu;
const before: readonly (readonly [RegExp, Bound])[] = [
  [/(?:不超过|不多于|不高于)$/u, 'most'],
  [/(?:超过|多于|大于|高于|不止|满)$/u, 'over'],
  [/(?:不到|不足|不满|低于|少于|小于)$/u, 'under'],
  [/(?:至少|最少|最低|起码|不少于|不低于)$/u, 'least'],
  [/(?:最多|至多|最高|顶多)$/u, 'most'],
];
const after: readonly (readonly [RegExp, Bound])[] = [
  [/^(?:及?以上|起步|往上)/u, 'least'],
  [/^(?:以内|之内|内|里)/u, 'within'],
  [/^(?:及?以下|封顶)/u, 'most'],
  [/^起/u, 'from'],
];
/** How far a bound can stand from its number. */
const reach = 4;

/** @param words finder of the lexicon's fact words */
export function valuesOf(folded: string, words: WordFinder): readonly Value[] {
  const values: Value[] = [];
  const add = (kind: string, value: string, start: number, end: number, bound: Bound = '') =>
    values.push({ kind, value, bound, start, end });
  let rest = folded;
  const blank = (start: number, end: number) => {
    rest = rest.slice(0, start) + '\u0001'.repeat(end - start) + rest.slice(end);
  };
  for (const match of folded.matchAll(address)) {
    if (!/[.@点].*[a-z]/u.test(match[0]) || /^\d/u.test(match[0])) continue;
    const plain = match[0]
      .replaceAll('点', '.')
      .replaceAll('杠', '-')
      .replace(/^https?:\/\//u, '');
    add('url', plain.replace(/\/$/u, ''), match.index, match.index + match[0].length);
    blank(match.index, match.index + match[0].length);
  }
  for (const match of rest.matchAll(version)) {
    const end = match.index + match[0].length;
    add('version', `${match[1]}${match[2]}`, match.index, end, boundAt(folded, match.index, end));
    blank(match.index, end);
  }
  for (const { word, start, end } of words(rest)) {
    add('word', word, start, end);
    blank(start, end);
  }
  for (const { days, start, end } of weekdaysOf(rest)) {
    add('weekday', days, start, end);
    blank(start, end);
  }
  for (const token of mergeDates(numbersOfFolded(rest))) {
    const { kind, value } = amountOf(token);
    add(kind, value, token.start, token.end, boundAt(folded, token.start, token.end));
  }
  return values.sort((one, other) => one.start - other.start);
}

function boundAt(text: string, start: number, end: number): Bound {
  const head = text.slice(Math.max(0, start - reach), start);
  const tail = text.slice(end, end + reach);
  const found =
    before.find(([pattern]) => pattern.test(head)) ?? after.find(([pattern]) => pattern.test(tail));
  return found?.[1] ?? '';
}

export type { NumberToken };
