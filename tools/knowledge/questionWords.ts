/**
 * Words of Mandarin questions in general, of no company: what kind of thing is asked for (a fee, a
 * time, papers, a place), and words that carry no matter of their own. Company words are data.
 */

/** A kind of thing asked for: how callers ask, and how a fact that tells it looks. */
export interface QuestionKind {
  readonly token: string;
  readonly asked: RegExp;
  readonly told: RegExp;
}

export const questionKinds: readonly QuestionKind[] = [
  {
    token: '@fee',
    asked:
      /收费标准|花费|多少钱|要钱吗|花钱|费用|价格|价钱|价位|收费|几块钱?|几十块|多少元|几元|贵不贵|怎么收|报价|免费|年费|手续费|(?:花|交|付|收|掏)多少|要不要钱|什么价|价儿?(?=[是啊呀呢吗多高])|[要花]钱|几个?钱|几多(?:钱)?|好多钱|多钱|几块|[\d一二三四五六七八九十百两]+(?:元|块)|(?<![宝珍])贵(?=[吗不么啊呢吧]|$)/gu,
    told: /元|费/u,
  },
  {
    token: '@duration',
    asked:
      /多久|多长时间|几天|几个?工作日|几个?小时|多少天|什么时候(?:能|可以|才|会|发|拿|到账|好|下来|生效)|多快|当天|当场|(?:审核|办理)时间|立即|马上|立刻|即时|几时|何时|啥时候|好久(?=能|才|可以|下|发|到|审|哦|$)|要?等(?:吗|不|么|多)|第二天|出结果|有(?:信儿?|消息|结果|动静)/gu,
    told: /工作日|小时|分钟|当场|立即|\d天/u,
  },
  {
    token: '@papers',
    asked:
      /(?:什么|哪些|啥|些什么|哪几样)?(?:材料|资料|证件|手续|文件)|(?:用不用|要不要|需不需要|是不是要|还要|得)带|(?:要|需要|得)?(?:带|准备|提供|提交|交)(?:些|点|上)?(?:什么|哪些|啥)(?:东西)?/gu,
    told: /材料|携带|身份证|原件|执照/u,
  },
  {
    token: '@place',
    asked:
      /(?:[在去到]|(?<!带)上)哪(?:里|儿|个地方)?办?|哪里|哪儿|什么地方|地址|位置|怎么走|哪条(?:路|街)|最近的?(?:点|网点|地方|营业厅)|(?:在|离)哪/gu,
    told: /号|街|路|官网|下载中心|网点|网上/u,
  },
  {
    token: '@hours',
    asked:
      /几点(?:钟)?|营业时间|上班时间|工作时间|开门|关门|上班|下班|营业(?!执照)|周末|周[一二三四五六日天]|星期[一二三四五六日天]|礼拜[一二三四五六日天]/gu,
    told: /\d[:：]\d\d|\d点/u,
  },
  {
    // Public holidays go by their own hours: the weekly ones are no answer to them.
    token: '@holiday',
    asked:
      /节假日|法定假日?|公休日?|放假|假期|长假|春节|过年|除夕|大年|年初[一二三四五六七八]|元旦|清明|五一(?!路|街|广场)|端午|中秋|国庆|十一(?=长假|放假|黄金周|期间)/gu,
    told: /节假日|假期|春节|元旦|国庆|放假/u,
  },
  {
    token: '@how',
    asked: /怎么(?!样|回事)|如何|怎样|咋|流程|步骤|方法|查法|办法/gu,
    told: /步骤|流程/u,
  },
];

/** The kind that is answered with a list. */
export const papersKind = '@papers';

/** A kind that only prefers a fact: every topic has something on how, so it proves nothing. */
export const softKind = '@how';

/** Politeness and question frames, taken out before anything is matched. */
export const frames =
  /请?用\S{1,8}?(?:回答|告诉|来?说)(?:我|一下)?|你们(?:公司|单位)?|贵(?:公司|单位|司)|请问(?:一下)?|您?你?好|麻烦(?:您|你)?|我?想?(?:要)?(?:问|咨询|了解|打听)(?:一下|下)?|告诉我|我想要?|我要|想要|帮我(?:查|看)?(?:一下)?|一下|谢谢|怎么样|怎么办(?!理)|咋办(?!理)|怎么弄|怎么|如何|怎样|咋|为什么|是不是|能不能|可不可以|行不行|可以|需要|应该|的话|有没有|是否|什么时候|时候/gu;

/** Words that may stand in any question about anything. */
export const weakWords: ReadonlySet<string> = new Set(
  (
    '办 办理 做 弄 搞 要 想 问 知道 说 讲 给 能 会 是 有 去 来 用 使用 拿 打 看 找 行 上 下 到 让 把 被 还 再 先 都 就 得 ' +
    '交 付 花 带 介绍 准备 提供 要求 下来 出来 起来 一般 现在 目前 今天 东西 事情 事 问题 情况 先生 女士 小姐 你们 我们 咱们 ' +
    '这边 那边 这里 那里 这个 那个 我 我的 你 您 吗 呢 啊 呀 吧 了 的 多少 什么 哪些 哪个 怎么回事 个 家 家里 业务 服务 申请 具体 ' +
    '操作 步骤 流程 想要 不想 快 就 太 多 ' +
    '需 必须 一定 已经 以后 之后 之前 以前 前 后 时 时间 成 好 完 过 直接 自己 本人 一个 一张 一年 每年 里 中 从 在 ' +
    '喂 诶 哎 唉 呃 额 嗯 哈 嘿 那么 麻烦 咨询 了解 太久 好久 很久 方面 一共 总共 处理 身上 过去 一遍 一趟 老板 帮 该 我该 哦 重新 那种 这种 那边 附近 最近 离 走 路 路上 该怎么 几 说 讲一下 应该 来着 请 麻烦 自个儿 用的 的话 人家 得 时 ' +
    '办完 办好 弄好 交完 插上 装个 弄开 东西 老 新 旧 一个人 会儿'
  ).split(' '),
);

/** Something is broken, lost or past: stated, it asks for the way out, whatever else is told of it. */
export const troubles =
  /丢|坏|忘|(?<!解)锁|过期|到期|遗失|不见|找不|没反应|不了|输错|进水|掉(?:水|了)|识别|读不/u;
/** What does not work, whatever it is (驱动装不上). */
export const fails =
  /(?:装|打|下|用|登|进|开|识别|安装|下载)不(?:上|开|了|动|进|到|成|好)?|失败|不认/u;
