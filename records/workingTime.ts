/**
 * Due times in 工作日 and 工作小时: both count inside the service hours of the company calendar,
 * from the next opening (decision 14). Local time comes from the company's time zone.
 */
import type { Company, Deadline } from '../agent/words/types.ts';
import { isWorkingDay } from './companyCalendar.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface LocalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Instant of local midnight, ms since the epoch. */
  readonly start: number;
}

/** @returns when a promise made at `at` is due */
export function dueAt(at: Date, deadline: Deadline, company: Company): Date {
  const dayLength = closing(company) - opening(company);
  const work = (deadline.workingDays ?? 0) * dayLength + (deadline.workingHours ?? 0) * 60 * MINUTE;
  let day = localDay(at.getTime(), company.timeZone);
  let now = at.getTime();
  let left = work;
  for (;;) {
    const opens = day.start + opening(company);
    const closes = day.start + closing(company);
    const from = Math.max(now, opens);
    if (isWorkingDay(day.date, company) && from < closes) {
      if (from + left <= closes) return new Date(from + left);
      left -= closes - from;
    }
    day = localDay(day.start + DAY + 12 * 60 * MINUTE, company.timeZone);
    now = day.start;
  }
}

/** Time inside the service hours between two instants, in ms; negative where `to` lies before `from`. */
export function workingMs(from: Date, to: Date, company: Company): number {
  if (to < from) return -workingMs(to, from, company);
  let sum = 0;
  let day = localDay(from.getTime(), company.timeZone);
  while (day.start < to.getTime()) {
    if (isWorkingDay(day.date, company)) {
      const opens = Math.max(day.start + opening(company), from.getTime());
      const closes = Math.min(day.start + closing(company), to.getTime());
      sum += Math.max(0, closes - opens);
    }
    day = localDay(day.start + DAY + 12 * 60 * MINUTE, company.timeZone);
  }
  return sum;
}

/** Whether nobody may be rung up now: from the evening to the morning, or within a day. */
export function isQuietTime(at: Date, company: Company): boolean {
  const { quietHours } = company.outbound;
  const from = clockTime(quietHours.from);
  const to = clockTime(quietHours.to);
  const since = at.getTime() - localDay(at.getTime(), company.timeZone).start;
  return from <= to ? since >= from && since < to : since >= from || since < to;
}

/** Whether people are at work by the calendar. Availability decides offers, not this. */
export function isServiceTime(at: Date, company: Company): boolean {
  const day = localDay(at.getTime(), company.timeZone);
  const since = at.getTime() - day.start;
  return isWorkingDay(day.date, company) && since >= opening(company) && since < closing(company);
}

function opening(company: Company): number {
  return clockTime(company.serviceHours.from);
}

function closing(company: Company): number {
  return clockTime(company.serviceHours.to);
}

function clockTime(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

function localDay(instant: number, timeZone: string): LocalDay {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((item) => item.type === type)?.value ?? '0';
  const sinceMidnight =
    ((Number(part('hour')) * 60 + Number(part('minute'))) * 60 + Number(part('second'))) * 1000 +
    (instant % 1000);
  return {
    date: `${part('year')}-${part('month')}-${part('day')}`,
    start: instant - sinceMidnight,
  };
}
