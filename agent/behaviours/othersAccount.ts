/**
 * Whose account is asked about: the caller's own, or somebody else's. 我们公司 is the caller's own;
 * a named person, family, staff and customers are others, of whom nothing is told (HSE-1).
 */
import { accountIntent } from './accountIntent.ts';
import { plain } from './callerText.ts';
import { nameIn } from './readIdentity.ts';
import { kin } from './recognition/wordClasses.ts';

const others = new RegExp(
  `(?:我|咱)?(?:的|家|们)?(?:${kin}|老板|同事|客户|员工|领导|经理|下属|徒弟|学生|岳[父母]|公公|婆婆|儿媳|女婿)(?:的|名下|那(?:个|张|本)|办的|申请的|在你)|(?:别人|他人|另一个人|人家|他|她|对方|其他(?:人|客户)|那个人)(?:们)?(?:的|名下|那(?:个|张|本))`,
  'u',
);
const namedOther =
  /(?<=^|，|查|看|把|要|找|调|问|帮|给|替|关于|是|下|我)(?=((?:(?!的)\p{Script=Han}){2,4})(?:这个人|先生|女士)?(?:的|名下))/gu;

/** The words ask for an account fact of somebody who is not the caller. */
export function asksForOther(text: string): boolean {
  const account = accountIntent(text) !== null || /(?:资料|信息|电话|号码|地址)/u.test(text);
  const lookUp = /查|看|给我|告诉|调(?:一下|出)|资料|信息|记录/u.test(text);
  if (!account && !lookUp) return false;
  const said = plain(text).replace(/[,。！!？?；;]/gu, '，');
  if (/我(?:是|就是|叫)\S{0,6}(?:本人|自己)|我自己的|本人的/u.test(said)) return false;
  if (account && others.test(said)) return true;
  return [...said.matchAll(namedOther)].some(([, stretch]) => {
    const name = nameIn(stretch ?? '');
    return name !== null && !said.includes(`我叫${name}`) && !said.includes(`我是${name}`);
  });
}
