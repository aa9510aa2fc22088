import fc from 'fast-check';
import Nzh from 'nzh';
import { describe, expect, test } from 'vitest';
import { chineseNumeralValue } from './chineseNumerals.ts';
import { numbersOf } from './numerals.ts';

function read(text: string): readonly string[] {
  return numbersOf(text).map(({ value, unit }) => value + unit);
}

describe('the numbers of a sentence', () => {
  test.each([
    ['五十元', ['50元']],
    ['五十块钱', ['50元']],
    ['一千零五十元', ['1050元']],
    ['三万二元', ['32000元']],
    ['1,200元', ['1200元']],
    ['1.5万元', ['15000元']],
    ['三点五元', ['3.5元']],
    ['百分之二十', ['20%']],
    ['20%', ['20%']],
    ['两个工作日', ['2工作日']],
    ['一个半小时', ['1.5小时']],
    ['半小时', ['0.5小时']],
    ['十分钟', ['10分钟']],
    ['十分感谢', []],
    ['壹佰元', ['100元']],
    ['一二三三三', ['12333']],
    ['130 0000 0001', ['13000000001']],
    ['400-000-0200', ['4000000200']],
    ['2026-12-20', ['2026年', '12月', '20日']],
    ['二零二六年十二月二十日', ['2026年', '12月', '20日']],
    ['9:00', ['9:00时刻']],
    ['下午四点半', ['16:30时刻']],
    ['16时30分', ['16:30时刻']],
    ['早一点', []],
    ['以下三点', []],
    ['十几天', ['十几天']],
    ['第一步', []],
    ['第十二天', ['12天']],
    ['一一核对', []],
  ])('%s', (text, numbers) => expect(read(text)).toEqual(numbers));
});

describe('the value of a numeral', () => {
  test('is the number that was written out', () => {
    const nzh = Nzh.cn;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (number) => {
        expect(chineseNumeralValue(nzh.encodeS(number))).toBe(String(number));
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
  });

  test.each(['十十', '百千', '一百二百', '零十', '万万万', '五百千', '一〇百'])(
    'is none where it is malformed: %s',
    (numeral) => expect(chineseNumeralValue(numeral)).toBeNull(),
  );
});
