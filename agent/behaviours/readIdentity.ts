/**
 * Identity items and the 受理号 in what a caller says. Finds what is there; never completes or
 * guesses an item. What looks like several things is taken by its length: 11 digits a phone,
 * 8 an order, 4 the end of an ID number, 18 a whole ID number of which only the end is kept.
 */
import { surnameOf } from '../../records/customers/surname.ts';
import { digitRuns, withoutDigits } from './spokenDigits.ts';

export interface SpokenItems {
  readonly name?: string;
  readonly phone?: string;
  readonly id_last_four?: string;
  readonly order_number?: string;
}

/** Words that begin like a surname and are no name. */
const notNames =
  /^(?:方便|安全|没有|没错|不是|对的|谢谢|马上|高兴|明白|时候|常用|全部|项目|曾经|钱包|段时间|于是|何时|任何|高[级新]|查[个查一下我你]|温馨|江湖|毛病|白天|万一|单位|成功|和|石头|马路|田地|方式|方法|安装|平时|水平|包括|连续|顾客|尚未|雷同|易用|解锁|牛|许可|许多|余下|吉|花费|游戏|车|支|史|尹|经办|公司|先生|女士|受理|身份|手机|号码|尾号|电话|姓名|名字|后四)/u;

/** @param asked whether a name was asked for just now, so that a bare name counts */
export function readIdentity(text: string, asked: boolean): SpokenItems {
  return { ...readName(text, asked), ...readNumbers(text) };
}

function readNumbers(text: string): Omit<SpokenItems, 'name'> {
  const found: { phone?: string; id_last_four?: string; order_number?: string } = {};
  for (const run of digitRuns(text)) {
    if (/^\d{17}[\dX]$/.test(run)) {
      found.id_last_four = run.slice(-4);
      continue;
    }
    // What follows a phone number is another item of its own; a digit too many makes none.
    const phone = /^(?:86)?(1\d{10})(?=$|\d{3}[\dX]$|\d{8}$)/.exec(run)?.[1];
    if (phone !== undefined) {
      found.phone = phone;
    }
    const rest = phone === undefined ? run : run.slice(run.indexOf(phone) + phone.length);
    if (/^\d{3}[\dX]$/.test(rest)) {
      found.id_last_four = rest;
    } else if (/^\d{8}$/.test(rest)) {
      found.order_number = rest;
    }
  }
  return found;
}

const introduced =
  /(?:我叫|我?的?名字(?:是|叫)?|姓名[是叫:：]?|名叫|叫做?|我是|本人)\s*(\p{Script=Han}{2,6})/gu;

function readName(text: string, asked: boolean): { readonly name?: string } {
  const plain = withoutDigits(text);
  const told = [...plain.matchAll(introduced)].map(([, name]) => name ?? '');
  const bare = asked ? plain.split(/[^\p{Script=Han}]+/u) : [];
  const names = [...told, ...bare].map(nameIn).filter((name) => name !== null);
  const corrected = /不对|不是|错了|更正|应该是/u.test(text);
  const name = corrected ? names.at(-1) : names[0];
  return name === undefined ? {} : { name };
}

/** The name that a stretch of Han characters is, without what is said around it; null for none. */
export function nameIn(stretch: string): string | null {
  const text = stretch
    .replace(/^(?:是|叫|我)+/u, '')
    .replace(/(?:先生|女士|小姐|的|了|啊|吧|呀)+$/u, '');
  const surname = surnameOf(text);
  const length = text.length - (surname?.length ?? 0);
  return surname !== null &&
    length >= 1 &&
    length <= 2 &&
    !notNames.test(text) &&
    !notEnd.test(text)
    ? text
    : null;
}

const notEnd = /(?:公司|证书|号码?|吗|呢|用户|客户|企业)$/u;
