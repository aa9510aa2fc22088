/**
 * The five elements of a complaint (REC-2.2i): 时间、地点、人物、事件、诉求, in the caller's own
 * words. A clause of speech is kept where it names an element; nothing is inferred.
 */
import type { ComplaintElement, ComplaintMemory } from '../flow/memory.ts';

export const elementNames: Readonly<Record<ComplaintElement, string>> = {
  time: '事情发生的时间',
  place: '地点',
  people: '涉及的人员',
  event: '事情经过',
  demand: '您的诉求',
};

const patterns: Readonly<Record<Exclude<ComplaintElement, 'event'>, RegExp>> = {
  time: /(?:(?:今天|昨天|前天|大前天|昨晚|今早|今晚|刚才|刚刚|上(?:个)?(?:周|星期|礼拜)(?:[一二三四五六日天末])?|这(?:个)?(?:周|星期)(?:[一二三四五六日天末])?|周[一二三四五六日天末]|星期[一二三四五六日天]|上个?月|这个?月|本月|去年|今年|前(?:几|两|些)天|最近|(?:\d+|[一二三四五六七八九十两几]+)(?:天|周|个?月|个?小时)前|(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])?|(?:\d{1,2}|[一二三四五六七八九十]{1,3})号)(?:的)?(?:早上|上午|中午|下午|晚上|傍晚|凌晨)?(?:(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|多|左右|钟|\d{1,2}分?)?)?|(?:早上|上午|中午|下午|晚上)(?:(?:\d{1,2}|[一二三四五六七八九十两]{1,3})点(?:半|多|钟)?)?)/u,
  place:
    /(?:(?<=在|到|从|去)[\p{Script=Han}A-Za-z0-9]{1,12}?|总部|城东|青云路|望江街)(?:网点|营业厅|大厅|大厦|分公司|总公司|办事处|柜台|窗口|公司|店)|(?:你们)?(?:的)?(?:官网|网站|网上|电话(?:里|中|上)|热线|App|小程序|微信(?:上|公众号)?)|(?:网点|营业厅|大厅|柜台)/iu,
  people:
    /(?:(?:一个|一位|那个|那位|你们(?:的)?|窗口|前台|值班)?(?:姓[\p{Script=Han}]的?(?:\S{0,3})?)?(?:工作人员|柜员|客服(?:人员)?|经理|主管|业务员|技术(?:人员|员)|保安|员工|店员|办事员|营业员|智能客服|机器人)(?:[小老][\p{Script=Han}])?|姓[\p{Script=Han}]的[\p{Script=Han}]{0,4}|[\p{Script=Han}]{1,3}(?:先生|女士|小姐|师傅)|工号\s*\d+|没有(?:具体|涉及)的?人员?|就我(?:自己|一个人))/u,
  demand:
    /(?:(?:我)?(?:要求|希望|诉求(?:是|就是)|想要|要你们|请你们|你们(?:得|要|必须|应该)|必须)[^。！？；，,]*|(?:我)?(?:就)?(?:要|给我)(?:一)?个(?:说法|解释|交代|答复)|(?:给我|要)?(?:道歉|赔偿|退款|退钱|退费|赔钱|补偿|处分|开除|书面答复)[^。！？；，,]*)/u,
};

const wish =
  /^(?:喂|[你您]好|那个|那么?|好|行|嗯|就是|我?(?:还|就|也)?(?:想|要|来|得|是来|打电话来)*)*(?:投诉|举报|投书|头诉|投述|偷诉)(?:你们|您们|一下|(?:另)?一(?:个人|件事|个事)|个事|你)?(?:的)?/u;
const nothingSaid =
  /^(?:我|都|这个|也|就|具体)*(?:不(?:知道|清楚|记得|了解|晓得).{0,6}|记不(?:清|得|住).{0,3}|忘了|没有?(?:了|人|别的|其他的?|具体的?)?|就这(?:些|样)|说不(?:上|清)来?|可以|好的?|对|是的?|嗯+|行|(?:另)?一件事)$/u;

/** What the words say of each element; null where they say nothing. */
export function complaintElementsIn(text: string): Record<ComplaintElement, string | null> {
  const said = text.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  const find = (element: Exclude<keyof typeof patterns, 'demand'>) =>
    patterns[element].exec(said)?.[0]?.trim() || null;
  return {
    time: find('time')?.replace(/的$/u, '') ?? null,
    place: find('place'),
    people: find('people'),
    event: eventIn(said),
    demand: demandIn(said),
  };
}

/** A complaint as the first words tell it; nothing was asked for yet. */
export function complaintIn(text: string): ComplaintMemory {
  return {
    elements: complaintElementsIn(text),
    asked: { time: 0, place: 0, people: 0, event: 0, demand: 0 },
    severity: complaintSeverity(text),
    ticketId: null,
    contact: null,
  };
}

/** Every clause with a demand, from where it begins; what is told beside it stays out. */
function demandIn(said: string): string | null {
  const demands = said
    .split(/[，,。！!？?；;]/u)
    .flatMap((clause) => patterns.demand.exec(clause)?.[0]?.trim() ?? []);
  return demands.length === 0 ? null : demands.join('，');
}

/** Clauses that tell what happened: neither the mere wish to complain, nor a demand alone. */
function eventIn(said: string): string | null {
  const told = said
    .split(/[，,。！!？?；;]/u)
    .map((clause) => clause.trim().replace(wish, '').trim())
    .filter((clause) => clause !== '' && !nothingSaid.test(clause) && !/^(?:什么|哪)/u.test(clause))
    .filter(
      (clause) =>
        substance(clause).length >= 2 || /[骂吼打推踢扣骗拖拒丢赖凶]/u.test(substance(clause)),
    );
  return told.length === 0 ? null : told.join('，');
}

/** What is left of a clause without time, place, people and demand. */
function substance(clause: string): string {
  return [patterns.demand, patterns.time, patterns.place, patterns.people]
    .reduce((left, pattern) => left.replace(pattern, ''), clause)
    .replace(/[^\p{Script=Han}]|[在从到去于的是就了啊呢上里我你您们一个那这和跟也都]/gu, '')
    .replace(/^(?:喂|请问|那个|电话|事情|这件事|有件事|还有)+$/u, '');
}

const complexSigns =
  /押金|收了(?:我|两)\S{0,3}(?:次|遍)?钱|好几位|几位客户|多收|多扣|乱收费|重复(?:收|扣)|骗|赔(?:偿|钱)|损失|退款|退钱|退费|\d+(?:块|元|万)|[一二三四五六七八九十百千万两]+(?:块钱|元|万)|又一次|第[二三四五]次|再次|还是没|一直没|多次|好几次|上次(?:也|就)|律师|起诉|法院|法律|消协|12315|工商|媒体|曝光|泄露|个人信息|隐私|我们(?:公司|几个|都)|好几个人|大家都/u;

/** Complex = money, several parties, a repeat, legal threat, or personal data (decision 5). */
export function complaintSeverity(text: string): 'simple' | 'complex' {
  return complexSigns.test(text) ? 'complex' : 'simple';
}

/** {issue} of STD-3.4c: a closed list, never the caller's raw words. */
export function complaintIssue(text: string): string {
  if (/态度|骂|吼|推诿|踢皮球|冷淡|服务(?:差|太|很|真|不|恶劣|质量|人员|员|水平|意识)/u.test(text))
    return '服务态度问题';
  if (/收费|多收|扣|费用|钱|元|退款/u.test(text)) return '费用问题';
  if (/慢|等|拖|超时|久|没人(?:管|处理)|没办/u.test(text)) return '办理时效问题';
  if (/泄露|个人信息|隐私/u.test(text)) return '个人信息问题';
  if (/智能客服|机器人|AI/iu.test(text)) return '智能客服服务问题';
  if (/丢|弄坏|弄错|写错|办错|寄错/u.test(text)) return '业务办理差错问题';
  if (/证书|驱动|打不开|报错|用不了/u.test(text)) return '证书使用问题';
  return '情况';
}
