/**
 * The caller's own words said back to them: a value that only the caller gave may be repeated as
 * theirs (您说的是20元，对吗？), never as true (是的，20元). Confirming is another matter than echoing.
 */
import type { Around } from './around.ts';
import { type Clause, clausesOf, masked } from './clauses.ts';
import type { Knowledge } from './knowledge.ts';
import { sameValue } from './matches.ts';

const reported =
  /您(?:刚才|刚刚|之前|前面|先|这边|自己|也|都|方才)*(?:说|讲|提|问|报|给|留|反映|反馈|描述|告诉|担心|希望|想)|您的意思|您是说|跟您(?:再)?(?:核对|确认)|与您(?:核对|确认)|和您(?:核对|确认)/u;
/** A number of the caller's own may be named without that. */
const ownNumber =
  /您的(?:电话|手机|号码|联系|受理号|订单号|尾号|姓名|名字|身份证|邮箱)|受理号|尾号/u;
const confirms =
  /没错|正确|属实|确实|的确|是这样|就是|说得对|说的对|说的是对|对的|是对的|(?:^|[,。!])对[,。!]|^是的|完全|当然|准确/u;
const asksBack = /(?:对吗|是吗|对吧|是吧|对不对|是不是|吗|呢)[?。]?$|[?]$/u;
const wrongUse =
  /拨打|致电|打(?:这个|到)|汇款|转账|付款到|我们的|本公司的|客服(?:电话|热线)|网点(?:电话|地址)/u;

/** @param sentence the whole folded sentence of the clause */
export function isEcho(
  clause: Clause,
  sentence: string,
  around: Around,
  callerWords: readonly string[],
  { reader, sources }: Knowledge,
  states: readonly string[],
): boolean {
  const isOwnNumber = clause.values.length > 0 && ownNumber.test(sentence);
  if (wrongUse.test(sentence) || !(reported.test(sentence) || isOwnNumber)) return false;
  if (confirms.test(sentence) && !asksBack.test(sentence)) return false;
  if (around.reply.some(({ text }) => affirms(text))) return false;
  const heard = callerWords.flatMap((line) => clausesOf(line, reader));
  const known = clause.values.every((value) =>
    heard.some(({ values }) => values.some((one) => sameValue(value, one) || isPart(value, one))),
  );
  if (!known) return false;
  const said = heard.map(({ text }) => text).join(',');
  if (states.some((state) => clause.text.includes(state) && !said.includes(state))) return false;
  const characters = new Set(heard.flatMap(({ text }) => Array.from(text)));
  const rest = masked(clause.text, clause.values);
  const isTheirs = reader
    .ownBusiness(rest)
    .every(({ word }) => [...heard, ...sources].some(({ text }) => text.includes(word)));
  return isTheirs && reader.neutral(rest, (character) => characters.has(character)).length <= 1;
}

/** The end or the beginning of a long number (尾号0017). */
function isPart(said: { kind: string; value: string }, given: { kind: string; value: string }) {
  const isLong = given.kind === 'number' && given.value.length >= 7 && said.value.length >= 4;
  return isLong && (given.value.endsWith(said.value) || given.value.startsWith(said.value));
}

/** Whether words agree with what was asked, and with nothing else. */
export function affirms(folded: string): boolean {
  return /^(?:是的|是|对|对的|没错|正确|可以|可以的|能|能的|行|行的|会|会的|有|有的|当然|当然可以|确实|的确|是这样|是这样的|您说得对|您说的对|您说的没错|属实|没问题|ok)[,。!呢哦]*$/u.test(
    folded.replaceAll(/\s/gu, ''),
  );
}

/** Whether words deny what was asked, and nothing else. */
export function denies(folded: string): boolean {
  return /^(?:不是|不是的|不对|不能|不行|不可以|不用|不需要|不会|没有|没有的|不收|不要)[,。!呢哦]*$/u.test(
    folded.replaceAll(/\s/gu, ''),
  );
}
