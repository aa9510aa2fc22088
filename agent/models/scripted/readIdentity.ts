/**
 * Identity items and the 受理号 in what a caller says. Finds what is there; never completes or
 * guesses an item. What looks like several things is taken by its length: 11 digits a phone,
 * 8 an order, 4 the end of an ID number, 18 a whole ID number of which only the end is kept.
 */
import { surnameOf } from '../../../records/customers/surname.ts';
import { digitRuns, withoutDigits } from './spokenDigits.ts';

export interface SpokenItems {
  readonly name?: string;
  readonly phone?: string;
  readonly id_last_four?: string;
  readonly order_number?: string;
}

/** Words that begin like a surname and are no name. */
const notNames =
  /^(?:方便|安全|没有|没错|不是|对的|谢谢|马上|高兴|明白|时候|常用|全部|项目|曾经|钱包|段时间|于是|何时|任何|高级|温馨|江湖|毛病|白天|万一|单位|成功|和|石头|马路|田地|方式|方法|安装|平时|水平|包括|连续|顾客|尚未|雷同|易用|解锁|牛|许可|许多|余下|吉|花费|游戏|车|支|史|尹|经办|公司|先生|女士|受理|身份|手机|号码|尾号|电话|姓名|名字|后四)/u;

/** @param asked whether a name was asked for just now, so that a bare name counts */
export function readIdentity(text: string, asked: boolean): SpokenItems {
  return { ...readName(text, asked), ...readNumbers(text) };
}

function readNumbers(text: string): Omit<SpokenItems, 'name'> {
  const found: { phone?: string; id_last_four?: string; order_number?: string } = {};
  const spaced = text.normalize('NFKC').replaceAll(/(?<=\d)[ -](?=\d)/g, '·');
  for (const run of joinPhone(spaced.split('·').flatMap(digitRuns))) {
    const phone = /^(?:86)?(1\d{10})(.*)$/.exec(run);
    const rest = phone?.[2] ?? run;
    if (phone?.[1] !== undefined) {
      found.phone = phone[1];
    }
    if (/^\d{3}[\dX]$/.test(rest)) {
      found.id_last_four = rest;
    } else if (/^\d{8}$/.test(rest)) {
      found.order_number = rest;
    } else if (/^\d{17}[\dX]$/.test(run)) {
      delete found.phone;
      found.id_last_four = run.slice(-4);
    }
  }
  return found;
}

/** Joins the parts of a phone number said in groups (130 0000 0001). */
function joinPhone(runs: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    let run = runs[at] ?? '';
    if (run.startsWith('1') && run.length < 11) {
      let next = at;
      let whole = run;
      while (whole.length < 11 && next + 1 < runs.length) {
        next += 1;
        whole += runs[next] ?? '';
      }
      if (whole.length === 11) {
        run = whole;
        at = next;
      }
    }
    joined.push(run);
  }
  return joined;
}

function readName(text: string, asked: boolean): { readonly name?: string } {
  const plain = withoutDigits(text);
  const told =
    /(?:我叫|我的?名字[是叫]?|姓名[是叫:：]?|名叫|叫做?|我是|本人)\s*(\p{Script=Han}{2,4})/u.exec(
      plain,
    )?.[1];
  const candidates = [
    told,
    ...(asked
      ? plain
          .split(/[^\p{Script=Han}]+/u)
          .map((part) => part.replace(/^(?:是|叫|我)|(?:的)$/gu, ''))
      : []),
  ];
  const name = candidates.find((candidate) => candidate !== undefined && isName(candidate));
  return name === undefined ? {} : { name };
}

function isName(text: string): boolean {
  const surname = surnameOf(text);
  return (
    surname !== null &&
    text.length >= 2 &&
    text.length <= surname.length + 2 &&
    !notNames.test(text) &&
    !/(?:先生|女士|小姐|公司|证书|号码?|吗|呢|了|的)$/u.test(text)
  );
}
