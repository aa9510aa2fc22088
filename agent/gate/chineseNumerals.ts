/**
 * Values of Chinese numerals: `五十` is 50, `一二三三三` is the digits 12333, `幺` is 1, `两` is 2.
 * What is not a well-formed numeral has no value; nothing is guessed.
 */
const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const places: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters of numerals, for use inside a character class. */
export const numeralCharacters = '零〇一幺二两三四五六七八九十百千万亿';

/**
 * The canonical digits of a numeral: place notation as a number without leading zeros, a row of
 * digits as it is. Null where it is neither.
 */
export function chineseNumeralValue(numeral: string): string | null {
  if (/^[零〇一幺二两三四五六七八九]+$/u.test(numeral)) {
    return Array.from(numeral, (character) => digits[character]).join('');
  }
  const value = /^[零〇]/u.test(numeral) ? null : placeValue(numeral);
  return value === null ? null : String(value);
}

/** Place notation, as in 一千零五十 or 三万二; null where the order of places is wrong. */
function placeValue(numeral: string): number | null {
  for (const [unit, size] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = numeral.lastIndexOf(unit);
    if (at < 0) continue;
    const high = at === 0 ? 1 : placeValue(numeral.slice(0, at));
    const rest = numeral.slice(at + 1);
    const low = rest === '' ? 0 : placeValue(rest);
    if (high === null || low === null || low >= size || high >= size) return null;
    return high * size + (isSingle(rest) ? (low * size) / 10 : low);
  }
  return belowTenThousand(numeral);
}

function isSingle(rest: string): boolean {
  return rest.length === 1 && rest in digits;
}

function belowTenThousand(numeral: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastPlace = 10_000;
  let gap = false;
  for (const character of numeral) {
    const place = places[character];
    if (place !== undefined) {
      if (place >= lastPlace || digit === 0) return null;
      if (digit === null && place !== 10 && numeral.length > 1) return null;
      total += (digit ?? 1) * place;
      lastPlace = place;
      digit = null;
      gap = false;
      continue;
    }
    const value = digits[character];
    if (value === undefined) return null;
    if (digit !== null) return null;
    if (value === 0) gap = true;
    else digit = value;
  }
  if (digit === null) return total;
  const short = lastPlace >= 100 && lastPlace < 10_000 && !gap;
  return total + (short ? (digit * lastPlace) / 10 : digit);
}
