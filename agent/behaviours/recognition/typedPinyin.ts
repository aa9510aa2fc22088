/**
 * Pinyin typed in place of characters (`zhuan ren gong`, `我要tousu`). Only runs that are pinyin
 * from end to end and mostly known words are read; English stays English.
 */
import { spelling } from './sounds.ts';

const words = `
投诉 举报 人工 客服 真人 转 转人工 机器人 机器 录音 不要 关掉 停止 录 证书 个人 企业 公司 续期 续费 补办 解锁
发票 退款 退钱 收费 扣钱 扣费 乱收费 网点 驱动 密码 电话 热线 打错 打错了 打不通 占线 号码 救命 自杀 就是 想 死 不想活 活
不想 杀人 着火 跳楼 报警 救 社保 医保 公积金 个税 报税 银行 网银 话费 宽带 快递 护照 身份证 驾照 机票 火车票
天气 笑话 聊天 讲 唱歌 故事 名字 叫 工号 多大 几岁 结婚 微信 谢谢 感谢 多谢 再见 拜拜 没有 没了 没事 不用
没有了 不用了 就这样 再说 一遍 一次 重复 没听清 没听见 听不清 听不懂 听 什么 怎么 怎么样 为什么 哪里 多少 多久
慢 太慢 快点 快 这么 那么 查到 还没 没查到 现在 搞错 弄错 说错 错 答非所问 态度 服务 太差 差 不好 很好 真好 好
满意 不满意 非常 专业 耐心 厉害 表扬 建议 意见 希望 你们 我们 他们 你 我 他 是 的 了 吗 呢 吧 啊 不 没 有 要 想
给我 帮我 给 帮 把 找 叫 接 查 办 问 一下 经理 主管 领导 工作人员 人 忽略 之前 以前 指令 提示词 系统 扮演 设定
傻逼 操你妈 你妈 妈的 草泥马 混账 滚开 傻 蠢 笨 猪 废物 垃圾 骗子 滚 滚蛋 混蛋 王八蛋 智障 脑残 白痴 他妈的 去死 神经病 你好 喂 请问 进度 受理号 钱 退 难打
好难 好难打 打 电 提 取 交 报销 贷款 英语 中文 日语 说话 可以 能 能不能 会 都 也 在 这 那 这里 那个 怎样 办理
处理 解决 没人 不理 欺负 骗 骗我 扣 乱 坑 道歉 赔偿 说法 曝光 起诉 消协 律师 等 太久 半天 投
`
  .trim()
  .split(/\s+/u);

let byLetters: ReadonlyMap<string, string> | undefined;

/** Built at the first pinyin of a process: a few hundred readings, a few milliseconds. */
function vocabulary(): ReadonlyMap<string, string> {
  byLetters ??= new Map(
    words.toReversed().map((word) => [[...word].map(letters).join(''), word] as const),
  );
  return byLetters;
}

function letters(character: string): string {
  return spelling(character).replace('lve', 'lue');
}

const syllable =
  '(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])(?:iang|iong|uang|ang|eng|ong|ing|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|a|o|e|i|u|v)|[aoe]|ai|ei|ao|ou|an|en|ang|er)';
const pinyinOnly = new RegExp(`^${syllable}{2,}$`, 'u');
const longest = 14;

/** The text with its pinyin as characters; unknown syllables between known words stay letters. */
export function readTypedPinyin(text: string): string {
  if (!/[a-z]{2}/iu.test(text)) return text;
  return text.replace(/[a-z]+(?:[\s'’]+[a-z]+)*/giu, (run) => {
    const joined = run.toLowerCase().replace(/[^a-z]/gu, '');
    if (joined.length < 4 || joined.length > 120 || !pinyinOnly.test(joined)) return run;
    const { read, known } = greedy(joined);
    return known >= joined.length * 0.6 && /\p{Script=Han}/u.test(read) ? read : run;
  });
}

function greedy(joined: string): { read: string; known: number } {
  let read = '';
  let known = 0;
  for (let at = 0; at < joined.length; ) {
    const word = longestAt(joined, at);
    if (word) known += word.length;
    read += word ? word.text : joined[at];
    at += word ? word.length : 1;
  }
  return { read, known };
}

function longestAt(joined: string, at: number): { text: string; length: number } | null {
  for (let length = Math.min(longest, joined.length - at); length >= 2; length -= 1) {
    const text = vocabulary().get(joined.slice(at, at + length));
    const rest = joined.slice(at + length);
    const whole = rest === '' || new RegExp(`^${syllable}+$`, 'u').test(rest);
    if (text !== undefined && whole) return { text, length };
  }
  return null;
}
