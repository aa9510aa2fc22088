/**
 * The word 投诉 and its like: whether this caller complains with it now. Denied, withdrawn, resolved
 * and other people's complaints are none; a question where to complain is one (decision 5).
 */
import { oneOf, pattern } from './pattern.ts';
import type { Reading } from './reading.ts';
import { past } from './wordClasses.ts';

const complain = oneOf`投诉|投拆|举报|检举`;
const complains = pattern`${complain}`;
/** 不, not, after all: in front of the word. */
const denied = pattern`(?:(?:不是|并非|又?没有?|并没|不|别|甭|无意|没必要|不至于|不值得|懒得|不打算|没打算|不准备|不用|不必|无需|不需要|不会|用不着|犯不着|没理由|没资格|从(?:来)?没|没想|没要|谈不上|算不上|称不上|差点|差一点|以为)(?:我|你|就|再|真|想|要|来|去|是|打算|说|算|记成|记|什么|什么可|可|给你|跟你|当成?|为了|打电话){0,6})${complain}`;
const notOnly =
  /不(?:得不|能不|会不)投诉|不(?:仅|光|但|只)(?:是|要)?投诉|(?:别|不要)(?:拦|劝)我|怎么能不|不投诉(?:不行|你们不|都)|不是不/u;
const withdrawn = pattern`${complain}(?:这个|这事|的事|那事|的话|那个){0,6}(?:就|也)?(?:不必|不用|算了|免了|撤|取消|没必要|谈不上|过去|拉倒|作罢|不了|先不|\S{0,3}不(?:投|提|告)了)|投诉\S{0,3}(?:是|只是)(?:气话|开玩笑|口误|说着玩|随口)|${complain}(?:已经|都|早就?)?(?:撤销|撤回|销掉|作废)|(?:撤销|撤回|撤掉|撤了|取消|不再|销掉|收回|结束)(?:\S{0,6})?${complain}|把\S{0,8}${complain}\S{0,4}(?:撤|取消|销|结)`;
const procedure = pattern`${complain}(?:建议|意见)|${complain}\S{0,4}(?:要|需要|一般|大概|得|会)?(?:几天|多久|多长时间|几个工作日)|(?:如果|假如|假设|万一).{0,8}(?:客户|用户|别人|有人|人家|对方)\S{0,3}${complain}|${complain}(?:平台|处理软件|热线公司|中心要办|记录表|管理系统|书要|信(?:要|能|可以|用)|材料要|处理部的)|(?:评|定)为\S{0,3}${complain}`;
const third = pattern`(?:客户|朋友|别人|邻居|同事|人家|有人|业主|用户|家长|顾客|我[妈爸]|老板|他们?|她)(?:都|也|还|要|想|来|去|会|曾|老|总|上次|昨天|以前|之前|以为|在){0,6}${complain}(?:过|了)?(?:他们?|我们?|物业|别家|快递|移动|联通|电信|银行|外卖|商家|邻居|另|她|学校|医院|开发商|中介)|${complain}(?:的是|过)?(?:物业|快递|移动|联通|电信|银行|外卖|商家|邻居|开发商|中介|别的公司|别家|另一家)|(?:客户|用户|消费者|顾客|业主|群众)(?:的)?投诉|处理投诉|(?:被|遭)\S{0,4}投诉|我(?:被|让)(?:人|客户|别人|业主|顾客)?${complain}`;
const resolved = pattern`(?:${past}|那个|早|昨|上|先前|过|的结果)\S{0,10}${complain}|${complain}(?:的?(?:那?件?事|事情|问题|那个|结果|单子?|那个网点))?\S{0,8}(?:解决了|处理好|处理完|办好|办完|结案|谈好|过去了|有结果了|满意|处理得(?:挺|很|不错|还)|挺好|不错)|我${complain}过`;
const solvedSomewhere =
  /没问题了|没事了|好多了|(?<!没|没有)收到了|(?<!没|不|未|没有)(?:已经?|都|给|早就?|全|也|就)?(?:解决了|解决掉|处理好|处理完|处理了|结案|谈好|谈妥|过去了|满意|搞定|处理得(?:挺|很|不错|还)|挺好的|回复(?:我)?了|退给我了|给我退了|道过?歉了|答复了)|撤了|撤销了|算了|不追究/u;
const unsolved =
  /(?:没|不|未)(?:有)?(?:人|给|解决|处理|理|回|答|管|下文|结果|满意)|还是(?:没|不|老样)|到现在|至今|石沉|又/u;

/** Whether a clause with the word stands for a complaint of this caller. */
export function complainsInWords({ said, clauses }: Reading): boolean {
  return clauses.some((clause) => complains.test(clause) && isOwn(clause, said));
}

const declared = pattern`^(?:那|反正|这次)?(?:我|俺|咱|我们)(?:就|就是|也|还|今天|一定|真的)?(?:是来|要|想|得|必须)${complain}(?:一下)?(?:你们?|他们?|她)?(?:公司|网点|客服|柜员|那个人)?(?:的)?(?:柜员|客服|网点|员工)?$`;
const unasked =
  /(?:没|未|没有)(?:经过?|征得|得到)我?(?:本人)?的?(?:同意|允许|许可)\S{0,6}(?:续费?|扣|收|划|注销|停|改)/u;

/** Said outright, in a clause of its own: 我要投诉; or money taken without consent. */
export function declaresComplaint(reading: Reading): boolean {
  return reading.clauses.some(
    (clause) => (declared.test(clause) && isOwn(clause, reading.said)) || unasked.test(clause),
  );
}

/** Whether the word is there and stands for no complaint of this caller: denied, past, of others. */
export function deniesComplaint(reading: Reading): boolean {
  return reading.clauses.some((clause) => complains.test(clause)) && !complainsInWords(reading);
}

function isOwn(clause: string, said: string): boolean {
  if (notOnly.test(clause)) return true;
  if (denied.test(clause) || withdrawn.test(clause)) return false;
  if (procedure.test(clause) || third.test(clause)) return false;
  return !(resolved.test(clause) && solvedSomewhere.test(said) && !unsolved.test(said));
}
