/**
 * Whose account is asked about: the caller's own, or somebody else's. 我们公司 is the caller's own;
 * a named person, family, staff and customers are others, of whom nothing is told (HSE-1).
 */
import { accountIntent } from './accountIntent.ts';
import { plain } from './callerText.ts';
import { nameIn } from './readIdentity.ts';
import { kin } from './recognition/wordClasses.ts';

const others = new RegExp(
  `(?:我|咱)?(?:的|家|们)?(?:${kin}|老板|同事|客户|员工|领导|经理|下属|徒弟|学生|岳[父母]|公公|婆婆|儿媳|女婿)(?:的|名下|那(?:个|张|本)|办的|申请的|在你)|(?:别人|他人|另一个人|人家|他|她|对方|其他(?:人|客户)|别的(?:人|客户)|那个人)(?:们)?(?:的|名下|那(?:个|张|本)|(?:叫|姓)什么|是谁)|(?:刚才|刚刚|上一?个|前面|之前)(?:那个|那位|的)?(?:打|来)?(?:电话|来电)?的?(?:人|客户).{0,4}(?:是谁|叫什么|姓什么|电话|号码)`,
  'u',
);
const namedOther =
  /(?<=^|，|查|看|把|要|找|调|问|帮|给|替|关于|是|下|我|外|有|和|跟|与|那|供|合|出)(?=((?:(?!的)\p{Script=Han}){2,4})(?:这个人|先生|女士)?(?:的|名下|办的|申请的|电话|手机|身份证|证书))/gu;

/** A clause about somebody else, also one that leaves the matter out (还有我老公的呢). */
export const aboutOther = new RegExp(`${kin}|同事|客户|别人|他|她`, 'u');

/** 帮我老公查, 给他改: done for somebody who is not on the line. */
const onBehalf = new RegExp(
  `(?:帮|给|替|代|为)(?:我|咱)?(?:们|家)?(?:的)?(?:${kin}|老板|同事|客户|员工|领导|经理|朋友|别人|他|她|人家)(?:们)?.{0,10}(?:查|看|问|改|换|变更|更新)`,
  'u',
);

/** 13900001111这个人的, 这个号码的机主: known by a number alone, so it is not the caller. */
const byNumber =
  /1[3-9]\d{9}(?:，?(?:这|那)(?:个|位)?|的)(?:人|客户|用户|机主|先生|女士)|(?:这|那)个(?:号码?|手机号?|电话|受理号)(?:是|的)?(?:谁|机主|哪个人|什么人)/u;

/** The words ask for an account fact of somebody who is not the caller. */
export function asksForOther(text: string): boolean {
  const account =
    accountIntent(text) !== null ||
    /(?:资料|信息|电话|号码|地址|名字|姓名|叫什么|是谁)/u.test(text);
  const lookUp = /查|看|给我|告诉|调(?:一下|出)|资料|信息|记录/u.test(text);
  if (!account && !lookUp) return false;
  const said = plain(text).replace(/[,。！!？?；;]/gu, '，');
  if (/我(?:是|就是|叫)\S{0,6}(?:本人|自己)|我自己的|本人的/u.test(said)) return false;
  if (byNumber.test(said)) return true;
  if (account && (others.test(said) || onBehalf.test(said))) return true;
  return [...said.matchAll(namedOther)].some(([, stretch]) => {
    const name = nameIn(stretch ?? '');
    return name !== null && !said.includes(`我叫${name}`) && !said.includes(`我是${name}`);
  });
}

const goesOnWith =
  /^(?:那么?|还有|另外|顺便)?(?:查(?:一下|下)?|看看?)?(.{1,8}?)(?:先生|女士)?(?:的|名下)?呢?[?？。]?$/u;

/** 那李秀英的呢, after a fact of an account was asked for: the same of somebody else. */
export function asksSameOfOther(text: string, matter: string | null): boolean {
  if (matter === null || accountIntent(matter) === null || !/呢|的[?？。]?$/u.test(text))
    return false;
  const who = goesOnWith.exec(plain(text))?.[1] ?? '';
  return who !== '' && (aboutOther.test(who) || nameIn(who) !== null);
}
