/**
 * Words that name no business (REC-2.1e, ETI-6.1g), and other languages (REC-2.2a). Short answers
 * are clear in their place and never unclear: a pending question takes them.
 */
import type { SituationRule } from './evidence.ts';
import { oneOf, pattern } from './pattern.ts';
import type { Reading } from './reading.ts';

const hello = oneOf`喂|你好(?:啊|呀)?|您好|hello|hi|哈喽|哈罗|早上好|下午好|上午好|晚上好|早|在吗|在不在|有人(?:吗|在吗)|人呢|在听吗|听得(?:到|见)吗|请问|嗯|啊|哎|哦|呃`;
const I = oneOf`我|帮我|给我|你|替我|那个|就是|请问|你好|喂|那|这个|哎呀?|麻烦|想|要|来|今天|有|就|啊|呢|是|哦|这边`;
const vagueThing = oneOf`(?:一?点)?(?:儿)?(?:事|事情|事儿|问题|情况|业务|东西|东东|那个|这个|那事|它|那什么|什么的|点事|个事|个问题|些事|些问题|忙)`;
const vagueDeed = oneOf`问(?:一下|一问|问|下|个)?|咨询(?:一下|下|点)?|了解(?:一下|下|点)?|打听(?:一下|点)?|办(?:一下|理|个)?|弄(?:一下|下)?|搞(?:一下)?|整|看(?:看|一下)?|处理(?:一下)?|帮(?:个)?忙|请教|麻烦(?:你们?)?|求助|反映|说(?:一下|说)?|解决(?:一下)?`;

export const needUnclearRule: SituationRule = {
  situation: 'need_unclear',
  clauses: ['ETI-6.1g', 'REC-2.1e'],
  evidence: [
    {
      across: true,
      says: pattern`^(?:${hello}|，){1,8}(?:啊|呀|吗|么|吧){0,6}$`,
      not: /^(?:嗯|啊|哎|哦|呃|早|请问|，){1,8}$|听得/u,
    },
    {
      across: true,
      says: pattern`^(?:${hello}|，|${I}){0,6}(?:${vagueDeed})(?:的|些|点|个|一个|一点|你们?|你们|给我|一下|下|，|几个){0,6}(?:${vagueThing})?(?:想|要|麻烦|请教|问问?|咨询){0,6}(?:你们?|一下)?(?:啊|呢|吧|呀|嘛|怎么(?:整|弄|办|搞|说)|，){0,6}$`,
      not: /^(?:我)?(?:要|想)?(?:看看|说|说一下|反映|处理|解决|看|办|弄|搞|整)$|^麻烦(?:你|你们)?$/u,
    },
    {
      across: true,
      says: pattern`^(?:${hello}|，|${I}){0,6}(?:我)?(?:有|碰到|遇到|出)(?:个|点|点儿|一个|些|了点|了|一些)?(?:事|事情|事儿|问题|情况|小事|麻烦|状况)(?:了)?(?:想|要|，){0,6}(?:${vagueDeed}|麻烦|求)?(?:你们?|一下|怎么办|咋办|啊|呢|，){0,6}$`,
    },
    {
      across: true,
      says: /^(?:那个|这个|那|它|我这个|我那个|就是那个|这|我的那个)(?:东西|玩意|事|机器|小东西)?(?:怎么|又|也|好像|突然|就|它|，|哎呀){0,6}(?:不(?:好用|行|能用|对|灵|动|好使|工作|好)|坏|弄不了|用不了|搞不(?:定|了|好)|打不开|没反应|弄不(?:成|好)|不见|出问题|有问题)(?:了|啦|，|你(?:给)?(?:我)?看看|怎么办|怎么弄){0,6}$|(?:反正|就是|你们这个怎么搞的|我这边)(?:就是)?(?:弄不(?:了|成|好)|不行|搞不(?:了|定|好))(?:了)?$|不知道(?:该)?怎么(?:说|讲|问|形容|开口)/u,
    },
    {
      across: true,
      says: /^(?:那谁|有人|他们|朋友|领导|单位)(?:让|叫|说)(?:我)?(?:打|来|找)(?:这个|你们)?(?:电话)?(?:的)?(?:，\S{0,12})?$|^(?:就是)?(?:上次|之前|那天)(?:说的|讲的|的)?那(?:个|件)(?:事|事情|问题)$|^(?:就是|那个|怎么说呢?|然后|嘛|吧|的|了|啊|那什么|，|这|嗯|什么|呀|哎|我|反正){1,8}$/u,
      not: /^(?:那个|我|啊|的|了|什么|吧)$|^(?:什么|啊|那|我)(?:，|啊|呀)?(?:什么)?$|^我$/u,
    },
  ],
  also: isNoise,
};

/** Keys at random, particles in a row, things heaped up without a verb. */
function isNoise({ said }: Reading): boolean {
  if (/^[a-z]{4,}$/u.test(said))
    return !/[aeiou]/u.test(said) || /(?:asdf|qwer|zxcv|sdfg|dfgh|hjkl|jkl|fgh)/u.test(said);
  const particles = said.match(/[的了吧呢啊嗯嘛呀哦着过]/gu)?.length ?? 0;
  return said.length >= 5 && particles / said.length > 0.7;
}

const language = oneOf`英[语文]|外语|外文|日[语文]|韩[语文]|朝鲜[语文]|法[语文]|德[语文]|俄[语文]|西班牙[语文]|葡萄牙[语文]|阿拉伯[语文]|泰[语文]|越南[语话文]|蒙[语文]|蒙古[语文]|藏[语文]|维(?:吾尔)?[语文]|哈萨克语|粤语|广东话|白话|客家话|闽南[语话]|潮汕话|上海话|四川话|温州话|方言|english|双语|手语|意大利[语文]|马来[语文]|印尼[语文]|印地语`;

export const otherLanguageRule: SituationRule = {
  situation: 'other_language',
  clauses: ['REC-2.2a'],
  evidence: [
    {
      says: pattern`(?:会|能|可以|能不能|可不可以|可否|懂|请|麻烦|想|要|希望|换|改|用|转|提供|有没有|有|找)(?:\S{0,8}?)(?:说|讲|用|成|个|会|讲的|懂|听|提供|有|转|换|服务|聊|沟通|接|会讲|会说)?(?:${language})(?:的)?(?:吗|么|不|吧|服务|客服|回答|$|跟|和|沟通|交流|说|讲|专线|人工|坐席|，|接待|的|人|员|热线|为|可以|行)`,
      not: /我(?:讲|说|是|用)的|我不会|证书|版|界面|名|培训|翻译|学(?:四川|方言)|听得懂|用(?:四川|方言)|材料|合同|选|网站|公司|怎么填|不好|填/u,
    },
    {
      says: /(?:他|她|我|朋友|客户|老板|老公|老婆)?(?:不会|不懂|听不懂|不太会|看不懂)(?:说|讲|听)?(?:中文|汉语|普通话|国语)|(?:speak|talk|say)(?:in)?(?:english|japanese|korean|french|chinese)|english/u,
      not: /我普通话|证书上/u,
    },
  ],
  also: isForeign,
  unless: /^(?:我)?(?:普通话不好)/u,
};

const ourLatin =
  /(?:pin|windows|win|macos|mac|usb|key|ukey|chrome|edge|firefox|ok|vip|app|ca|qq|wifi|email|sms|error|certificate|not|found|ie|pdf|excel|word|byebye|bye|goodbye|thanks|thankyou|thx|tks|pardon|hello|hi|ai|gpt|chatgpt|usbkey|type|www|com|http|https|yunshan)/gu;
const english =
  /(?:\b|^)(?:ignore|previous|instructions|system|prompt|jailbreak|shabi|fuck|shit|sb)/u;

/** Words of another script, or several Latin words that are no Chinese typed in pinyin. */
function isForeign({ said, length }: Reading): boolean {
  if (
    /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Thai}\p{Script=Devanagari}\p{Script=Hebrew}\p{Script=Greek}]{2,}/u.test(
      said,
    )
  )
    return true;
  if (/\p{Script=Han}/u.test(said) || english.test(said)) return false;
  const latin = said.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const unknown = said.replace(ourLatin, '').match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (/^[a-z]{4,8}$/u.test(said) && isNoise({ said, clauses: [said], length })) return false;
  return latin >= 8 && unknown >= 6 && /[aeiouáéíóúàèùâêîôûäöü]/u.test(said);
}
