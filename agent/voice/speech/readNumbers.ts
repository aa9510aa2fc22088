/**
 * Reads numbers as a Mandarin speaker would: digit by digit or by value, as the words around decide.
 *
 * A 受理号 or a telephone number is read digit by digit with 幺 for 1, a fee or a duration by its
 * value, dates and times in their own way. The words that decide come from
 * `prompts/pronunciation.yaml`. Where nothing decides, five digits and more, or a leading zero,
 * mean a number to write down; anything shorter is a value.
 */
import nzh from 'nzh/cn';

/** Words that decide how a number beside them is read. */
export interface NumberWords {
  readonly digitsAfter: readonly string[];
  readonly digitsRightAfter: readonly string[];
  readonly digitsBefore: readonly string[];
  readonly units: readonly string[];
  readonly twoAsLiang: readonly string[];
}

const DIGITS = '零一二三四五六七八九';
/** From so many digits on, a number without a unit is one to write down. */
const WRITTEN_DOWN_LENGTH = 5;
/** How far back a word such as 电话 still decides, in characters of the same clause. */
const REACH = 8;

const DATE = /(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?!\d)/gu;
const YEAR_MONTH = /(\d{4})年(?:(\d{1,2})月)?/gu;
const TIME = /(?<![\d.])(\d{1,2})[:：]([0-5]\d)(?!\d)/gu;
const PERCENT = /(\d+(?:\.\d+)?)[%％]/gu;
const MONEY = /[¥￥]\s?(\d+(?:\.\d+)?)/gu;
const RANGE = /(?<![\d-])(\d{1,4})\s?[-–—~～]\s?(\d{1,4})(?![\d-])/gu;
const IDENTIFIER = /(?<![\w-])(?=[A-Z\d-]*[A-Z])(?=[A-Z\d-]*\d)[A-Z\d]+(?:-[A-Z\d]+)*(?![\w-])/gu;
const HYPHENATED = /\d+(?:-\d+)+/gu;
const NUMBER = /\d+(?:\.\d+)?/gu;

/** Digit by digit, 1 as 幺, the way numbers are told on the telephone. */
function onTheTelephone(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) =>
    digit === '1' ? '幺' : (DIGITS[Number(digit)] ?? ''),
  );
}

function digitByDigit(digits: string): string {
  return digits.replaceAll(/\d/gu, (digit) => DIGITS[Number(digit)] ?? '');
}

/** By value; 二千 and 二万 are said 两千 and 两万. Zeros after the point are not said. */
function byValue(number: string): string {
  const plain = number.includes('.') ? number.replace(/\.?0+$/u, '') : number;
  return nzh.encodeS(plain).replace(/^二(?=[千万亿])/u, '两');
}

function timeOfDay(hours: string, minutes: string): string {
  const hour = `${Number(hours) === 2 ? '两' : byValue(String(Number(hours)))}点`;
  if (minutes === '00') return hour;
  return `${hour}${minutes.startsWith('0') ? '零' : ''}${byValue(String(Number(minutes)))}分`;
}

/** Reads all numbers of a text, identifiers with letters included. */
export function readNumbers(text: string, words: NumberWords): string {
  const startsWith = (rest: string, list: readonly string[]): boolean =>
    list.some((word) => rest.startsWith(word));

  const isWrittenDown = (number: string, before: string, after: string): boolean => {
    if (/^0\d/u.test(number)) return true;
    if (startsWith(after, words.digitsBefore)) return true;
    const rightAfter = before.replace(/[是为：:\s]+$/u, '');
    if (words.digitsRightAfter.some((word) => rightAfter.endsWith(word))) return true;
    if (startsWith(after, words.units)) return false;
    const clause = (before.match(/[^，。！？；,!?;]*$/u)?.[0] ?? '').slice(-REACH);
    if (words.digitsAfter.some((word) => clause.includes(word))) return true;
    return number.length >= WRITTEN_DOWN_LENGTH;
  };

  const readOne = (number: string, before: string, after: string): string => {
    if (number.includes('.')) return byValue(number);
    if (isWrittenDown(number, before, after)) return onTheTelephone(number);
    return number === '2' && startsWith(after, words.twoAsLiang) ? '两' : byValue(number);
  };

  return text
    .replaceAll(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
    .replaceAll(
      DATE,
      (_, year: string, month: string, day: string) =>
        `${digitByDigit(year)}年${byValue(String(Number(month)))}月${byValue(String(Number(day)))}日`,
    )
    .replaceAll(YEAR_MONTH, (_, year: string, month: string | undefined) =>
      month === undefined
        ? `${digitByDigit(year)}年`
        : `${digitByDigit(year)}年${byValue(String(Number(month)))}月`,
    )
    .replaceAll(TIME, (_, hours: string, minutes: string) => timeOfDay(hours, minutes))
    .replaceAll(/(?<=[点分])\s?[-–—~～]\s?(?=[零一二两三四五六七八九十])/gu, '到')
    .replaceAll(PERCENT, (_, number: string) => `百分之${byValue(number)}`)
    .replaceAll(MONEY, (_, number: string) => `${byValue(number)}元`)
    .replaceAll(RANGE, (whole, from: string, to: string, offset: number, all: string) => {
      const after = all.slice(offset + whole.length);
      if (!startsWith(after, words.units) || Number(from) >= Number(to)) return whole;
      const two = from === '2' && startsWith(after, words.twoAsLiang) ? '两' : byValue(from);
      return `${two}到${byValue(to)}`;
    })
    .replaceAll(IDENTIFIER, (identifier) =>
      onTheTelephone(identifier)
        .replaceAll('-', '')
        .replaceAll(/[A-Z]/gu, ' $& ')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    )
    .replaceAll(HYPHENATED, (digits) => onTheTelephone(digits.replaceAll('-', '')))
    .replaceAll(NUMBER, (number, offset: number, all: string) =>
      readOne(number, all.slice(0, offset), all.slice(offset + number.length)),
    );
}
