/** Days of the week as sets: 周一至周六 holds 星期三, 工作日 is Monday to Friday. */
export interface FoundDays {
  /** Digits of the days, Monday 1 to Sunday 7, in order. */
  readonly days: string;
  readonly start: number;
  readonly end: number;
}

const dayNames = '一二三四五六日天末';
const name = '(?:周|星期|礼拜)';
const pattern = new RegExp(
  `${name}([一二三四五六日天])(?:(?:到|至|-|~)${name}?([一二三四五六日天]))?|${name}(末)|双休日|(?<![\\d一二两三四五六七八九十个半])工作日`,
  'gu',
);

export function weekdaysOf(folded: string): readonly FoundDays[] {
  return Array.from(folded.matchAll(pattern), (match) => ({
    days: daysOf(match),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function daysOf(match: RegExpMatchArray): string {
  const [whole, first, last] = match;
  if (whole === '工作日') return '12345';
  if (first === undefined) return '67';
  const from = dayNumber(first);
  const to = last === undefined ? from : dayNumber(last);
  const days = Array.from({ length: 7 }, (_, at) => at + 1);
  return days
    .filter((day) => (from <= to ? day >= from && day <= to : day >= from || day <= to))
    .join('');
}

function dayNumber(character: string): number {
  return character === '天' ? 7 : dayNames.indexOf(character) + 1;
}

/** Whether each day that was said is one of the given. */
export function daysWithin(said: string, given: string): boolean {
  return Array.from(said).every((day) => given.includes(day));
}
