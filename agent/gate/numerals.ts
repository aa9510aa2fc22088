/**
 * Finds the numbers of a Chinese sentence, however they are written, and gives each one canonical
 * value and unit, so that 五十块 in a reply can be compared with 50元 in the knowledge.
 * Counting words (一下, 一个, 第一, 两种) are speech, not facts, and give no number.
 */
import { chineseNumeralValue, numeralCharacters } from './chineseNumerals.ts';
import { clockValue } from './clockValue.ts';
import { foldText } from './foldText.ts';

export interface NumberToken {
  /** Digits without separators, as `50`, `0.5`, `13000000001`, `9:00`; the raw text if malformed. */
  readonly value: string;
  /** Canonical unit, as `元`, `天`, `工作日`, `时刻`; '' where there is none. */
  readonly unit: string;
  /** True where no word follows or precedes that could belong to the number. */
  readonly bare: boolean;
  /** The place in the folded text. */
  readonly start: number;
  readonly end: number;
}

const numeral = `[${numeralCharacters}]+`;
const units =
  '个?工作日|个?工作小时|个?(?:半)?小时|个?钟头|分钟|秒钟?|个月|个?星期|个?礼拜|周(?![末一二三四五六日])|天|日|号|年|月' +
  '|块钱|元钱|元整|元|块(?!儿)|毛(?!病)|角(?![度落色])|分钱|美元|美金|折|成(?![功为立员本果熟交不])|倍|层|楼|位|次|岁|%|个百分点|半价' +
  '|[家份张名台套级字句]|个(?!工作|小时|月|星期|礼拜|百分)';
/** What makes a number vague, between its digits and its unit. */
const vagueTail = '[多余来几]';
const number = new RegExp(
  [
    String.raw`(?<date>\d{4}[-/.]\d{1,2}[-/.]\d{1,2})`,
    `(?<decimal>${numeral}点[零一二三四五六七八九]+)(?<decimalUnit>${units})`,
    String.raw`(?<clock>(?:\d{1,2}|${numeral})(?::\d{2}|[点时](?:半|整|钟|[一三]刻|(?:\d{1,2}|${numeral})分?(?!之|钟))?))`,
    String.raw`(?<phone>(?=(?:\d[ -]?){7})\d{2,4}(?:[ -]\d{2,4}){1,4})(?!\d)`,
    String.raw`百分之(?<percent>${numeral}(?:点${numeral})?|\d+(?:\.\d+)?)`,
    `(?<vague>几[十百千万]+|[十百千万]+几)(?<vagueUnit>${units})?`,
    `(?<share>一半|翻倍|翻番|双倍|减半|加倍)`,
    `(?<several>(?:好几|几|若干|数)(?=元|块|毛|天|个?工作日|个?小时|分钟|秒|个月|年|个?星期|个?礼拜|周|折|倍))(?<severalUnit>${units})`,
    String.raw`(?<arabic>\d+(?:,\d{3})*(?:\.\d+)?)(?<scale>[百千万亿]*)(?<arabicVague>${vagueTail}(?=${units}))?(?<arabicUnit>个?半(?=小时|月|天|年)|${units})?`,
    `(?<half>半)(?<halfUnit>个?小时|个?钟头|个?工作日|个月|天|年|价)`,
    `(?<chinese>${numeral})(?<chineseVague>${vagueTail}(?=${units}))?(?<chineseUnit>个?半(?=小时|月|天|年)|${units})?`,
  ].join('|'),
  'gu',
);

const scales: Readonly<Record<string, number>> = { 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };
const canonicalUnits: Readonly<Record<string, string>> = {
  块钱: '元',
  元钱: '元',
  元整: '元',
  块: '元',
  钟头: '小时',
  角: '毛',
  秒钟: '秒',
  礼拜: '星期',
  周: '星期',
  楼: '层',
  百分点: '%',
};
/** Counting, not stating: 一次, 一位, 一个. */
const countingOne = /^一(?:次|位|块|个|家|份|张|名|台|套|句|字|级)$/u;
const idioms = /^(?:一一|千万|万千|万一|百万|三三两两|一五一十|一二|五一|十一)$/u;

/** The numbers of a text, in order. */
export function numbersOf(text: string): readonly NumberToken[] {
  const folded = foldText(text).text;
  return numbersOfFolded(folded);
}

/** A letter or a ring in place of a zero, as in 五o元. */
const writtenZero = new RegExp(
  `(?<=[\\d${numeralCharacters}])[o○](?=[\\d${numeralCharacters}元块天])`,
  'gu',
);

/** The same for text that is folded already. */
export function numbersOfFolded(text: string): readonly NumberToken[] {
  const folded = text.replaceAll(writtenZero, '零');
  const tokens: NumberToken[] = [];
  for (const match of folded.matchAll(number)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = folded.slice(Math.max(0, start - reach), start);
    const after = folded.slice(end, end + reach);
    const bare = /(?:^|[^\p{L}\p{N}.-])$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
    for (const [value, unit] of read(match, before, after)) {
      tokens.push({ value, unit, bare: bare && unit === '', start, end });
    }
  }
  return tokens.reduce<NumberToken[]>((read, token) => joined(read, token, folded), []);
}

/** Between two numbers these make one that was cut (2 50元), or the end of a span of time. */
const cut = /^[\s·•.'"_*~-]+$/u;
const until = /^(?:到|至|-|~|—)(?:当天|当日)?$/u;

function joined(tokens: NumberToken[], token: NumberToken, text: string): NumberToken[] {
  const last = tokens.at(-1);
  if (last === undefined || last.start === token.start) return [...tokens, token];
  const between = text.slice(last.end, token.start);
  if (last.unit === '' && cut.test(between)) {
    const value = `${last.value} ${token.value}`;
    return [...tokens.slice(0, -1), { ...token, value, start: last.start }];
  }
  const isSpan = last.unit === '时刻' && token.unit === '时刻' && until.test(between);
  if (isSpan && hourOf(token) < hourOf(last) && hourOf(token) < 12) {
    const value = token.value.replace(/^\d+/u, String(hourOf(token) + 12));
    return [...tokens, { ...token, value }];
  }
  return [...tokens, token];
}

function hourOf({ value }: NumberToken): number {
  return Number.parseInt(value, 10);
}

/** Words around a number that tell what it is. */
const reach = 12;

type Reading = readonly [value: string, unit: string];

function read(match: RegExpMatchArray, before: string, after: string): readonly Reading[] {
  const groups = match.groups ?? {};
  const raw = match[0];
  if (groups.date !== undefined) {
    const [year = '', month = '', day = ''] = groups.date.split(/[-/.]/u);
    return [
      [year, '年'],
      [String(Number(month)), '月'],
      [String(Number(day)), '日'],
    ];
  }
  if (groups.clock !== undefined) return clockValue(groups.clock, before, after);
  if (groups.phone !== undefined) return [[groups.phone.replaceAll(/[ -]/gu, ''), '']];
  if (groups.percent !== undefined) return [[decimalValue(groups.percent), '%']];
  if (groups.share !== undefined) return [[raw, '倍']];
  if (groups.several !== undefined) return [['几', canonicalUnit(groups.severalUnit)]];
  if (groups.vague !== undefined) return [[groups.vague, canonicalUnit(groups.vagueUnit)]];
  if (groups.arabic !== undefined) {
    if (isPart(raw, before)) return [];
    if (isOrdinal(before, groups.arabic) || isCount(groups.arabic, after, groups.arabicUnit)) {
      return [];
    }
    const value = scaled(groups.arabic, groups.scale ?? '') + (groups.arabicVague ?? '');
    return [withHalf(value, groups.arabicUnit, after)];
  }
  if (groups.decimal !== undefined) {
    return [[decimalValue(groups.decimal), canonicalUnit(groups.decimalUnit)]];
  }
  if (groups.half !== undefined) return [['0.5', canonicalUnit(groups.halfUnit)]];
  const run = (groups.chinese ?? '') + (groups.chineseVague ?? '');
  return readChinese(run, groups.chineseUnit, raw, before, after);
}

function readChinese(
  run: string,
  unit: string | undefined,
  raw: string,
  before: string,
  after: string,
): readonly Reading[] {
  if (before.endsWith('第') && run.length === 1) return [];
  if (unit === undefined) {
    const isSpeech = run.length === 1 || idioms.test(run) || /^[十百千万亿]+$/u.test(run);
    if (isSpeech) return [];
    if (isCount(run, after, unit)) return [];
  }
  if (countingOne.test(raw) || isPart(raw, before) || isRate(raw, before, after)) return [];
  if (isCount(run, after, unit)) return [];
  if (/^[二两三四五六七八九]{2}$/u.test(run) && unit !== undefined) return [[run, unit]];
  return [withHalf(chineseNumeralValue(run) ?? run, unit, after)];
}

function withHalf(value: string, unit: string | undefined, after: string): Reading {
  if (unit === undefined || !unit.endsWith('半')) return [value, canonicalUnit(unit)];
  const rest = /^(?:小时|月|天|年)/u.exec(after)?.[0] ?? '';
  return [String(Number(value) + 0.5), canonicalUnit(rest === '月' ? '个月' : rest)];
}

function scaled(arabic: string, scale: string): string {
  const plain = arabic.replaceAll(',', '');
  if (scale === '') return plain.includes('.') ? String(Number(plain)) : plain;
  return String(
    Array.from(scale).reduce((value, one) => value * (scales[one] ?? 1), Number(plain)),
  );
}

function decimalValue(text: string): string {
  if (/^\d/u.test(text)) return String(Number(text));
  const [whole = '', fraction] = text.split('点');
  const high = chineseNumeralValue(whole);
  const low = fraction === undefined ? '' : chineseNumeralValue(fraction);
  if (high === null || low === null) return text;
  return String(Number(low === '' ? high : `${high}.${low}`));
}

function canonicalUnit(unit: string | undefined): string {
  const short = (unit ?? '').replace(/^个(?!月)/u, '');
  return canonicalUnits[short] ?? short;
}

/** 身份证号后四位: a part of what is asked for. */
function isPart(raw: string, before: string): boolean {
  return raw.endsWith('位') && /[前后末尾]$/u.test(before);
}

/** 一年50元, 50元一年: what an amount is for. */
function isRate(raw: string, before: string, after: string): boolean {
  return (
    raw === '一年' &&
    (/^(?:的?(?:收费|费用|年费|价格|收|要|需要|是|为|只要)*是?)[\d零一二两三四五六七八九十百千]/u.test(
      after,
    ) ||
      /[元块钱]$/u.test(before))
  );
}

/** 第1步: an ordinal up to nine counts points. */
function isOrdinal(before: string, digits: string): boolean {
  return before.endsWith('第') && digits.length === 1;
}

/** 2种方式, 三个步骤: small counts of points. */
function isCount(value: string, after: string, unit: string | undefined): boolean {
  if (value.length > 1) return false;
  if (unit === '个') {
    return /^(?:步骤?|方面|问题|部分|方式|方法|办法|要点|选择|情况|环节|阶段|地方|条件)/u.test(
      after,
    );
  }
  return unit === undefined && /^(?:种|步|项|类|样|方面|部分|点(?!\d))/u.test(after);
}
