/**
 * Which situation to ask for where knowledge has no answer: business of somebody else, chit-chat, a
 * question of our trade that can't be answered on the spot, or words that name no need.
 */
import type { Words } from '../../words/types.ts';
import type { Conversation } from './conversation.ts';
import { sharedWords, topicNames } from './questionsOf.ts';

export interface Referral {
  readonly situation: 'out_of_scope' | 'chit_chat' | 'cannot_answer' | 'need_unclear';
  /** True where knowledge is not to be asked first: the directory names somebody else. */
  readonly before: boolean;
}

const chat =
  /天气|笑话|唱[首个支]?歌|讲.{0,3}故事|吃(?:饭|了吗)|股票|彩票|球赛|电影|明星|聊聊?天|你(?:是)?(?:多大|几岁|叫什么|结婚|男的|女的)|恋爱|无聊|星座|算命|作诗|写首诗|猜谜|(?:你|您)(?:是|像)(?!不是|云杉|做|干|负责|哪).{1,8}(?:吗|吧|么)/u;
const request =
  /[?？]|吗|呢|么|有没有|是不是|会不会|能不能|怎么|怎样|如何|咋|多少|什么|啥|哪|几|谁|想|要|帮|能|可以|需要|办|查|买|订|申请|开通|取消|修改|变更|换|收|支持/u;
const ownKinds =
  /^(?:多少钱|多久|几天|怎么办|怎么弄|为什么|什么材料|在哪里?|什么时候|怎么样|可以吗|能吗|行吗|是吗|什么|谁|(?:你)?(?:这|那)?(?:是)?什么意思|(?:是)?真的(?:吗|么|假的|啊)|怎么了|怎么回事|然后呢)[?？。]?$/u;

/** A call back that is asked for: the contact is taken as for what can't be answered now. */
const wantsCall =
  /(?:要|请|让|安排|帮我|麻烦|能不能|可以)\S{0,6}(?:回电|联系我)|给我(?:回|打)(?:一?个)?电话|回(?:一?个)?电话给我/u;

/** Questions about what this line does: led back to our business, as small talk is. */
const aboutTheLine =
  /(?:你|您|这里|这边|你们)(?:是谁|是哪里|能(?:做|干|办|帮)(?:什么|啥)|会什么|都?有(?:什么|哪些)(?:业务|服务))|(?:有|办)(?:什么|哪些)(?:业务|服务)|能办(?:什么|啥)/u;

/** What is asked of any firm, ours included: ways to pay, discounts, haste, visits, our own number. */
const aboutOurTerms =
  /抬头|税号|专票|分期|优惠|打折|折扣|便宜|加急|上门|邮寄|快递给|支付|付款|微信|支付宝|刷卡|预留|手机号|邮箱|客服电话|热线|电话(?:是)?多少|win(?:dows)?|mac|系统|电脑|浏览器|代办|委托|营业时间|周末|节假日|春节|过年|国庆|元旦|五一|清明|端午|中秋|放假|排队|预约|停车|算法|加密|有效期|密码|注销|变更|改名|法人|盖章|材料|申请|受理|订单|审核/u;

/** A short question that goes on about the topic of the call (能分期吗). */
const goesOn =
  /^(?:那|这|它)(?!边|里).{2,12}$|^(?:那|还)?(?:能|可以|支持|有没有|有|要不要|会|是不是|可不可以).{1,8}[?？]?$/u;

export function situationOf(
  { text, lastHeard }: Conversation,
  { articles, company }: Words,
): Referral {
  const said = text.toLowerCase();
  const listed = company.directory
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .some((name) => said.includes(name.toLowerCase()));
  if (listed && !/证书|介质|ukey|受理号/u.test(said.replaceAll(/(?:网银|银行)证书/gu, ''))) {
    return { situation: 'out_of_scope', before: true };
  }
  if (chat.test(text)) {
    return { situation: 'chit_chat', before: false };
  }
  if (wantsCall.test(said)) {
    return { situation: 'cannot_answer', before: false };
  }
  if (aboutTheLine.test(said)) {
    return { situation: 'chit_chat', before: false };
  }
  const content = said.replaceAll(/您好|你好|喂|请问|一下|[\p{P}\p{S}\s嗯啊呃哦额那个]/gu, '');
  if (content.length < 2 || ownKinds.test(content) || !request.test(said)) {
    return { situation: 'need_unclear', before: false };
  }
  const names = topicNames(articles);
  const topical = goesOn.test(said) && names.some((name) => lastHeard.toLowerCase().includes(name));
  const trade = [...names, ...sharedWords(articles.map(({ topic }) => topic))];
  return {
    situation:
      topical || aboutOurTerms.test(said) || trade.some((word) => said.includes(word))
        ? 'cannot_answer'
        : 'out_of_scope',
    before: false,
  };
}
