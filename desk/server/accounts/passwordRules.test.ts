import { describe, expect, it } from 'vitest';
import { passwordFault } from './passwordRules.ts';

describe('a password', () => {
  it.each([
    ['短', '至少 10 个字符'],
    ['aB3$aB3$a', '至少 10 个字符'],
    ['x'.repeat(129), '最多 128 个字符'],
    ['ababababab', '5 个不同的字符'],
    ['我201的家在杭州西湖边', '不能包含工号'],
    ['1234567890', '连续的字符'],
    ['abcdefghijkl', '连续的字符'],
    ['zyxwvutsrq', '连续的字符'],
    ['Password123!', '太常见'],
    ['qwertyuiop', '太常见'],
    ['woaini1314520', '太常见'],
  ])('is refused as %s', (password, why) => {
    expect(passwordFault(password, '201')).toContain(why);
  });

  it.each(['一二三四五六七八九十', 'correct horse battery', 'k7vmq2wxpd', '西湖的水-我的泪99'])(
    'may be %s',
    (password) => expect(passwordFault(password, '201')).toBeNull(),
  );
});
