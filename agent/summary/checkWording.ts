/**
 * Judges a polished wording against the caller's own words. It may leave words out and change
 * nothing else: what is left stands in the order in which it was said, with every number, date, name
 * and negation. Pure; where it is in doubt it refuses, for code's own wording is as good.
 */
import { surnames } from '../../records/customers/surname.ts';
import type { JournalEventOf, SummaryWording } from '../../records/journal/events.ts';
import { foldText } from '../gate/foldText.ts';
import { ungroundedNumbers } from '../gate/groundNumbers.ts';
import { numbersOf } from '../gate/numerals.ts';

export type WordingFault = NonNullable<JournalEventOf<'summary.polished'>['cause']>;

/** So much of what was said is left at least; more than fillers is missing from less. */
const LEAST_SHARE = 0.4;
/** Words that may join what was said; they tell no fact. */
const joints = ['来电人', '表示', '希望', '询问', '并且', '并', '的'];
const days =
  /(?:大?[前后]天|[昨今明]天|[上下本这]个?(?:周|星期|礼拜|月)[一二三四五六日天末]?|(?:周|星期|礼拜)[一二三四五六日天末]|[去今明前后]年|月[初中底]|[上中下]午|早上|晚上|凌晨|中午|刚才)/gu;
const askedEitherWay = /(\p{Script=Han})[不没]\1|不好意思/gu;
const negations = /[不没无未别勿非]\p{Script=Han}?/gu;
const letters = /[\p{L}\p{N}]+/gu;

/** @param names that must stay where they were said @returns null where the wording may be shown */
export function checkWording(
  own: SummaryWording,
  polished: SummaryWording,
  names: readonly string[],
): WordingFault | null {
  for (const field of ['demand', 'event', 'wish'] as const) {
    const said = own[field];
    const worded = polished[field];
    if (said === null || worded === null) {
      if (said !== worded) return said === null ? 'new_words' : 'incomplete';
      continue;
    }
    const fault = checkText(said, worded, names);
    if (fault !== null) return fault;
  }
  return null;
}

function checkText(own: string, polished: string, names: readonly string[]): WordingFault | null {
  if (/[\p{Cc}\p{Cf}]/u.test(polished)) return 'unreadable';
  if (polished.length > own.length + joints.join('').length) return 'too_long';
  const said = foldText(own).text;
  const worded = foldText(polished).text;
  const given = numbersOf(own);
  const told = numbersOf(polished);
  if (ungroundedNumbers(told, [own]).length > 0) return 'number';
  if (ungroundedNumbers(given, [polished]).length > 0) return 'number';
  if (!sameFinds(said, worded, days)) return 'day';
  if (names.some((name) => said.includes(name) && !worded.includes(name))) return 'name';
  const plain = (text: string) => text.replaceAll(askedEitherWay, '');
  if (!sameFinds(plain(said), plain(worded), negations)) return 'negation';
  if (!isLeftOf(said, worded)) return 'new_words';
  return sizeOf(worded) < sizeOf(said) * LEAST_SHARE ? 'incomplete' : null;
}

function sameFinds(said: string, worded: string, pattern: RegExp): boolean {
  const finds = (text: string) => [...new Set(text.match(pattern))].toSorted().join();
  return finds(said) === finds(worded);
}

function sizeOf(text: string): number {
  return (text.match(letters) ?? []).join('').length;
}

/**
 * Whether one text is the other with words left out: pieces of two characters and more, in order.
 * Single characters stand alone, and never a surname, or a name could be put together from them.
 */
function isLeftOf(said: string, worded: string): boolean {
  let from = 0;
  for (const run of worded.match(letters) ?? []) {
    const end = endOfRun(said, run, from);
    if (end === null) return false;
    from = end;
  }
  return true;
}

/** Where in `said` the run is used up, the earliest; null where it is not made of it. */
function endOfRun(said: string, run: string, from: number): number | null {
  /** By characters of the run that are covered: the earliest place, after a whole piece or a single. */
  const whole: (number | null)[] = [from];
  const single: (number | null)[] = [];
  const better = (list: (number | null)[], at: number, place: number) => {
    list[at] = Math.min(list[at] ?? Infinity, place);
  };
  for (let at = 0; at < run.length; at += 1) {
    const places = [whole[at] ?? Infinity, single[at] ?? Infinity];
    const place = Math.min(...places);
    if (place === Infinity) continue;
    for (const joint of joints) {
      if (run.startsWith(joint, at)) better(whole, at + joint.length, place);
    }
    for (let length = 2; at + length <= run.length; length += 1) {
      const found = said.indexOf(run.slice(at, at + length), place);
      if (found < 0) break;
      better(whole, at + length, found + length);
    }
    const alone = run.slice(at, at + 1);
    const found = said.indexOf(alone, whole[at] ?? Infinity);
    if (whole[at] != null && found >= 0 && !surnames.includes(alone)) {
      better(single, at + 1, found + 1);
    }
  }
  const ends = [whole[run.length] ?? Infinity, single[run.length] ?? Infinity];
  const end = Math.min(...ends);
  return end === Infinity ? null : end;
}
