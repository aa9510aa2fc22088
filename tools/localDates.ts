/** Local dates (`YYYY-MM-DD`) as they are counted and as they are spoken. */

import { remembered } from './remembered.ts';

const timeFormat = remembered(
  (timeZone) =>
    new Intl.DateTimeFormat('zh-CN', {
      timeZone,
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      hourCycle: 'h23',
    }),
);
const dateFormat = remembered(
  (timeZone) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }),
);

/** `2026-12-20` → `2026年12月20日`. */
export function spokenDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** An instant as it is spoken in a time zone: `11月25日10点`, `11月25日13点30分`. */
export function spokenTime(instant: Date, timeZone: string): string {
  const parts = timeFormat(timeZone).formatToParts(instant);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const minutes = part('minute') === 0 ? '' : `${part('minute')}分`;
  return `${part('month')}月${part('day')}日${part('hour')}点${minutes}`;
}

/** The local date of an instant in a time zone, `YYYY-MM-DD`. */
export function localDate(instant: Date, timeZone: string): string {
  return dateFormat(timeZone).format(instant);
}

/** Whole days from today (in the time zone) to a local date; negative where it is past. */
export function daysUntil(date: string, now: Date, timeZone: string): number {
  return Math.round((Date.parse(date) - Date.parse(localDate(now, timeZone))) / 86_400_000);
}
