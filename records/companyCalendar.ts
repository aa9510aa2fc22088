/**
 * The company calendar: China's public holidays and make-up working days as the State Council
 * announces them (chinese-days), and above them what the company itself closes or opens. Where the
 * announcement of a year is not in yet, weekends and what the company lists are all that is known, and `calendarWarning` says so 60
 * days ahead, since a deadline promised across that day may be wrong. The library's data is read and
 * not its functions: those reckon in the machine's own time zone, a day off west of Greenwich.
 */
import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Company } from '../agent/words/types.ts';

/** A year is announced whole, in the autumn before; its last day ends what is known. */
const announcedUntil = `${Object.keys(announced.holidays).sort().at(-1)?.slice(0, 4) ?? '2000'}-12-31`;

const DAY_MS = 24 * 60 * 60_000;
/** How long before the last known day an operator is warned, in days. */
const WARN_DAYS_AHEAD = 60;

/** @param date local date `YYYY-MM-DD` */
export function isWorkingDay(date: string, company: Company): boolean {
  if (company.holidays.includes(date)) return false;
  if (company.workingWeekends.includes(date)) return true;
  if (date in announced.workdays) return true;
  if (date in announced.holidays) return false;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The last local date `YYYY-MM-DD` whose public holidays are known. */
export function calendarEnds(company: Company): string {
  const own = company.holidaysCompleteUntil;
  return own !== undefined && own > announcedUntil ? own : announcedUntil;
}

/** What an operator should know of the calendar at `now`; null where there is nothing. */
export function calendarWarning(now: Date, company: Company): string | null {
  const ends = calendarEnds(company);
  const left = Math.floor((Date.parse(`${ends}T23:59:59Z`) - now.getTime()) / DAY_MS);
  if (left > WARN_DAYS_AHEAD) return null;
  const when = left < 0 ? `已于 ${ends} 用完` : `到 ${ends} 为止，还有 ${left} 天`;
  return (
    `节假日数据${when}；之后只按周末和 company.yaml 所列的日子计算，没有调休，承诺的工作日时限可能不准。` +
    '请升级 chinese-days，或在 company.yaml 的 holidays、workingWeekends 中补全，并把 holidaysCompleteUntil 设为补全到的日期。'
  );
}
