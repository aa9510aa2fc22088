/**
 * Times of day as one value: 下午4点半 and 16:30 are the same moment.
 * 点 that counts points (以下三点) or belongs to 一点 (早一点) is no time.
 */
import { chineseNumeralValue } from './chineseNumerals.ts';

type Reading = readonly [value: string, unit: string];

const afternoon = /(?:下午|晚上|傍晚|夜里)$/u;
const dayPart = /(?:上午|早上|中午|凌晨|下午|晚上|傍晚|夜里|[天日号])$/u;
const points = /(?:以下|下面|如下|这|那|有|共|注意|几|第|要求|说明)$/u;

/** The reading of `9:00`, `九点半`, `16时30分`; none where it is not a time. */
export function clockValue(clock: string, before: string, after: string): readonly Reading[] {
  const [hourText = '', minuteText = ''] = clock.split(/[:点时]/u, 2);
  const separator = clock[hourText.length];
  const hour = toNumber(hourText);
  const minute = toMinute(minuteText);
  if (hour === null || minute === null) return [[clock, '']];
  if (separator === '点' && minuteText === '' && !isTime(hourText, before, after)) return [];
  if (hour > 24 || minute > 59) {
    return [
      [String(hour), ''],
      [String(minute), ''],
    ];
  }
  const shifted = afternoon.test(before) && hour < 12 ? hour + 12 : hour;
  return [[`${shifted}:${String(minute).padStart(2, '0')}`, '时刻']];
}

function isTime(hourText: string, before: string, after: string): boolean {
  if (dayPart.test(before)) return true;
  if (points.test(before)) return false;
  if (/^(?:到|至|开|关|前|后|之|以|起|下班|上班|-)/u.test(after)) return true;
  return hourText !== '一' && hourText !== '两' && hourText !== '1';
}

function toNumber(text: string): number | null {
  const value = /^\d+$/u.test(text) ? text : chineseNumeralValue(text);
  return value === null || value === '' ? null : Number(value);
}

function toMinute(text: string): number | null {
  const rest = text.replace(/分$/u, '');
  if (rest === '' || rest === '整' || rest === '钟') return 0;
  if (rest === '半') return 30;
  if (rest === '一刻') return 15;
  if (rest === '三刻') return 45;
  return toNumber(rest);
}
