/** Numbers with their units as kinds of value: what can be compared is of one kind. */
import type { NumberToken } from '../numerals.ts';

interface Amount {
  readonly kind: string;
  readonly value: string;
}

const scales: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  元: ['money', 1],
  毛: ['money', 0.1],
  分钱: ['money', 0.01],
  秒: ['seconds', 1],
  分钟: ['seconds', 60],
  小时: ['seconds', 3600],
  天: ['days', 1],
  星期: ['days', 7],
  个月: ['months', 1],
  年: ['months', 12],
  工作日: ['workdays', 1],
  工作小时: ['workhours', 1],
};
const names: Readonly<Record<string, string>> = {
  时刻: 'clock',
  日期: 'date',
  日: '号',
  '': 'number',
};

export function amountOf({ value, unit }: Pick<NumberToken, 'value' | 'unit'>): Amount {
  const scale = scales[unit];
  const number = Number(value);
  if (scale === undefined || value === '' || Number.isNaN(number)) {
    return { kind: scale?.[0] ?? names[unit] ?? unit, value };
  }
  return { kind: scale[0], value: String(Math.round(number * scale[1] * 1000) / 1000) };
}

/** Money in any of its forms: an amount, or the word that there is none to pay. */
export function isFee({ kind, value }: Amount): boolean {
  return kind === 'money' || (kind === 'word' && value === '免费');
}

const times = new Set([
  'seconds',
  'days',
  'months',
  'workdays',
  'workhours',
  'clock',
  'date',
  '号',
  '月',
  'weekday',
]);

/** A moment, a duration or a deadline. */
export function isTime({ kind }: Amount): boolean {
  return times.has(kind);
}
