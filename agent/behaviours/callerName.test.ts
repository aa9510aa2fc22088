/** Names, surnames and titles in what callers say of themselves, and of others. */
import { describe, expect, it } from 'vitest';
import { addressOf } from './address.ts';
import { bareName, ownName } from './callerName.ts';
import { nothingTold, toldIn } from './contactText.ts';

const nobody = {
  number: null,
  name: null,
  title: null,
  verified: false,
  customerId: null,
} as const;

/** How the caller is called after these lines. */
function called(...lines: readonly string[]) {
  const told = lines.reduce((before, line) => toldIn(line, before), nothingTold);
  return { ...told, address: addressOf({ caller: nobody, told }) };
}

describe('a name', () => {
  it.each([
    ['我叫王建国', '王建国', '王'],
    ['免贵姓李', '李', '李'],
    ['我姓欧阳', '欧阳', '欧阳'],
    ['免贵姓诸葛', '诸葛', '诸葛'],
    ['你好，我是司马青', '司马青', '司马'],
    ['我的名字是上官婉', '上官婉', '上官'],
    ['姓名：令狐冲', '令狐冲', '令狐'],
    ['我姓欧，叫欧静', '欧静', '欧'],
    ['我不姓王，我姓黄', '黄', '黄'],
    ['我叫李明，不对，我叫李鸣', '李鸣', '李'],
    ['陈思远，13000000003', '陈思远', '陈'],
    ['我叫王建国，王是三横王', '王建国', '王'],
  ])('is read in %s', (line, name, surname) => {
    expect(ownName(line)).toMatchObject({ name, surname });
  });

  it.each([
    '我找王先生',
    '王先生在吗',
    '请问王经理在不在',
    '我是王建国的同事',
    '我是老客户',
    '我是来办证书的',
    '我是经办人',
    '我叫了半天没人应',
    '那个姓王的骂我',
    '我是单位财务',
    '我是方便的',
    '姓名要写全吗',
    '帮我查一下李秀英的证书',
  ])('is not taken from %s', (line) => {
    expect(ownName(line).name).toBeNull();
  });

  it.each([
    ['姓王', '王'],
    ['欧阳', '欧阳'],
    ['我姓皇甫的', '皇甫'],
    ['夏侯女士', '夏侯'],
    ['证书', null],
  ])('is taken bare where it was asked for: %s', (line, name) => {
    expect(bareName(line)).toBe(name);
  });
});

describe('how the caller is called', () => {
  it.each([
    [['我是王女士'], '王女士'],
    [['我姓欧阳', '叫我先生就行'], '欧阳先生'],
    [['免贵姓诸葛，是个女的', '我是女的'], '诸葛女士'],
    [['我姓欧', '我叫欧阳光', '我是男的'], '欧先生'],
    [['我叫欧阳光', '我是先生'], '欧阳先生'],
    [['我是李小姐'], '李女士'],
    [['我是王先生', '不是，我是女的'], '王女士'],
    [['我是慕容太太'], '慕容女士'],
  ])('%s', (lines, address) => {
    expect(called(...lines).address).toBe(address);
  });

  it('is 您 alone where the title is not known', () => {
    expect(called('我叫王建国').address).toBeNull();
    expect(called('我是女的').address).toBeNull();
  });

  it('keeps the full name when the surname is told again', () => {
    expect(called('我叫王建国', '我姓王').name).toBe('王建国');
  });
});
