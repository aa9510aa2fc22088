/**
 * Business that is not ours (ETI-6.1h, decision 6). What the company's directory knows is referred;
 * other trades are offered a person. Small talk is not business: it is led back (ETI-5g).
 */
import type { DirectoryEntry } from '../words/types.ts';
import type { SituationRule } from './situationRule.ts';

/** Other trades that callers ask for, with no entry in the directory. */
export const otherBusiness: SituationRule = {
  situation: 'out_of_scope',
  clauses: ['ETI-6.1h'],
  means: [
    /(?:订|买|预订|预定|退|改签)(?:\S{0,4})?(?:机票|火车票|高铁票|车票|船票|酒店|宾馆|外卖|餐厅|门票|电影票)/u,
    /(?:查|寄|催|取|我的)(?:\S{0,4})?(?:快递|包裹|物流)/u,
    /(?:办|交|充|查|开通|注销|挂失|申请)(?:\S{0,6})?(?:话费|流量|宽带|手机卡|电话卡|信用卡|银行卡|贷款|水费|电费|燃气费|物业费|学费|ETC)/iu,
    /(?:办|补办|换|申请|更换|年审)(?:\S{0,4})?(?:护照|签证|驾照|驾驶证|行驶证|居住证|户口|户口本|结婚证|房产证|不动产证|营业执照|身份证)(?!\S{0,3}(?:原件|复印件))/u,
    /(?:挂号|预约看病|体检预约|车险|理赔|买保险|违章|罚单|租房|买房|招聘|应聘|股票|基金|彩票)/u,
  ],
  unless: [
    /(?:个人|企业|数字|CA)证书|受理号|U盾|UKey/iu,
    /(?:需要|带|凭|拿|用)(?:\S{0,2})?(?:身份证|营业执照|户口本|护照|驾照)/u,
  ],
};

export const chitChat: SituationRule = {
  situation: 'chit_chat',
  clauses: ['ETI-5g'],
  means: [
    /(?:讲|说|来)(?:\S{0,3})?(?:笑话|故事|段子|绕口令)|唱(?:\S{0,3})?歌|(?:陪我)?聊(?:聊天|会儿?天|个天)|猜(?:\S{0,2})?谜|玩(?:\S{0,3})?游戏/u,
    /(?:今天|明天|外面|那边)?(?:的)?天气(?:怎么样|如何|预报|好)|(?:你|您)(?:吃(?:饭)?了(?:吗|没)|喜欢(?:什么|谁|我)|有(?:男|女)朋友|结婚了)|写(?:\S{0,2})?(?:诗|作文|代码)|背(?:\S{0,2})?诗/u,
  ],
  unless: [/证书|发票|退款|网点/u],
};

/** The directory entry that the caller's words ask for, if any. */
export function directoryEntry(
  said: string,
  directory: readonly DirectoryEntry[],
): DirectoryEntry | null {
  if (
    /(?:个人|企业|数字|CA)证书(?:\S{0,6})?(?:续期|补办|解锁|费用|年费|多少钱|怎么办)/iu.test(said)
  )
    return null;
  for (const entry of directory) {
    for (const name of [entry.name, ...entry.aliases]) {
      if (said.includes(name)) return entry;
    }
  }
  return null;
}
