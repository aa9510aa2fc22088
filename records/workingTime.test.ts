/** Promised deadlines on the company calendar: holidays, make-up days, edges of the service hours. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../agent/words/loadWords.ts';
import type { Company, Deadline } from '../agent/words/types.ts';
import { calendarEnds, calendarWarning, isWorkingDay } from './companyCalendar.ts';
import { dueAt, isServiceTime, workingMs } from './workingTime.ts';

const { company } = loadWords(join(import.meta.dirname, '../prompts'));
const { simpleComplaint, complexComplaint, callback } = company.deadlines;

/** Local time of the company to the instant that is due, back in local time. */
function due(local: string, deadline: Deadline, settings: Company = company): string {
  const at = dueAt(new Date(`${local}:00+08:00`), deadline, settings);
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16);
}

describe('a due time', () => {
  it.each([
    ['4 working hours within a day', '2026-11-24T10:00', callback, '2026-11-24T14:00'],
    ['4 working hours ending exactly at closing', '2026-11-24T13:30', callback, '2026-11-24T17:30'],
    ['4 working hours over the night', '2026-11-24T16:00', callback, '2026-11-25T11:30'],
    [
      'a promise at night counts from the opening',
      '2026-11-24T23:10',
      callback,
      '2026-11-25T13:00',
    ],
    ['a promise before the opening too', '2026-11-24T06:00', callback, '2026-11-24T13:00'],
    [
      'a promise at closing time is for the next day',
      '2026-11-24T17:30',
      callback,
      '2026-11-25T13:00',
    ],
    ['1 working day', '2026-11-24T10:00', simpleComplaint, '2026-11-25T10:00'],
    ['1 working day over a weekend', '2026-11-27T17:29', simpleComplaint, '2026-11-30T17:29'],
    ['3 working days', '2026-11-24T10:00', complexComplaint, '2026-11-27T10:00'],
    ['3 working days over a weekend', '2026-11-26T10:00', complexComplaint, '2026-12-01T10:00'],
  ])('is right for %s', (_case, local, deadline, expected) => {
    expect(due(local, deadline)).toBe(expected);
  });

  it('leaps over a week of holidays, and counts the make-up Saturday', () => {
    expect(due('2026-09-30T17:00', simpleComplaint)).toBe('2026-10-08T17:00');
    expect(due('2026-10-09T17:00', simpleComplaint)).toBe('2026-10-10T17:00');
    expect(due('2026-10-10T17:00', simpleComplaint)).toBe('2026-10-12T17:00');
  });

  it('leaps over a day on which the company itself is closed', () => {
    const closed = { ...company, holidays: ['2026-11-25'] };
    expect(due('2026-11-24T10:00', simpleComplaint, closed)).toBe('2026-11-26T10:00');
  });

  it('counts a weekend on which the company itself is open', () => {
    const open = { ...company, workingWeekends: ['2026-11-28'] };
    expect(due('2026-11-27T10:00', simpleComplaint, open)).toBe('2026-11-28T10:00');
  });

  it('does not depend on the time zone of the machine', () => {
    const program = `
      import { loadWords } from './agent/words/loadWords.ts';
      import { dueAt } from './records/workingTime.ts';
      const { company } = loadWords('prompts');
      const at = new Date('2026-09-30T17:00:00+08:00');
      console.log(dueAt(at, company.deadlines.simpleComplaint, company).toISOString());`;
    const run = (zone: string) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: join(import.meta.dirname, '..'),
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      }).trim();
    for (const zone of ['America/Los_Angeles', 'Pacific/Auckland', 'UTC', 'Asia/Shanghai']) {
      expect(run(zone), zone).toBe('2026-10-08T09:00:00.000Z');
    }
  });
});

describe('service time', () => {
  it.each([
    ['2026-11-24T09:00', true],
    ['2026-11-24T08:59', false],
    ['2026-11-24T17:29', true],
    ['2026-11-24T17:30', false],
    ['2026-11-28T10:00', false],
    ['2026-10-01T10:00', false],
    ['2026-10-10T10:00', true],
  ])('at %s is %s', (local, expected) => {
    expect(isServiceTime(new Date(`${local}:00+08:00`), company)).toBe(expected);
  });
});

describe('the calendar', () => {
  it('knows the public holidays and make-up days of the announced year', () => {
    expect(isWorkingDay('2026-02-17', company)).toBe(false);
    expect(isWorkingDay('2026-02-28', company)).toBe(true);
    expect(calendarEnds(company) >= '2026-12-31').toBe(true);
  });

  it('keeps the days that the law fixes off where their year is not announced yet', () => {
    const fixed = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-05', '2027-06-09'];
    for (const day of [...fixed, '2027-09-15', '2027-10-01']) {
      expect(isWorkingDay(day, company), day).toBe(false);
    }
    expect(due('2027-02-04T10:00', simpleComplaint)).toBe('2027-02-09T10:00');
  });

  it('warns 60 days before its data end, and not earlier', () => {
    const known = { ...company, holidaysCompleteUntil: '2099-12-31' };
    expect(calendarWarning(new Date('2099-10-31T00:00:00Z'), known)).toBeNull();
    expect(calendarWarning(new Date('2099-11-02T00:00:00Z'), known)).toContain('还有 59 天');
    expect(calendarWarning(new Date('2099-11-01T00:00:00Z'), known)).toContain('还有 60 天');
    expect(calendarWarning(new Date('2100-01-02T00:00:00Z'), known)).toContain(
      '已于 2099-12-31 用完',
    );
  });
});

describe('the working time between two instants', () => {
  const at = (local: string) => new Date(`${local}:00+08:00`);
  it.each([
    ['within a day', '2026-11-24T10:00', '2026-11-24T12:30', 2.5],
    ['over the night', '2026-11-24T16:30', '2026-11-25T10:00', 2],
    ['over a weekend', '2026-11-27T17:00', '2026-11-30T09:30', 1],
    ['none at night', '2026-11-24T18:00', '2026-11-25T08:00', 0],
    ['backwards counts as negative', '2026-11-24T12:00', '2026-11-24T11:00', -1],
  ])('%s', (_, from, to, hours) => {
    expect(workingMs(at(from), at(to), company)).toBe(hours * 3_600_000);
  });

  it('is what a promise was given for', () => {
    const from = at('2026-11-26T15:00');
    expect(workingMs(from, dueAt(from, callback, company), company)).toBe(4 * 3_600_000);
  });
});
