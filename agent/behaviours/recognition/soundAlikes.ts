/**
 * Words that recognition writes with other characters of the same sound: 投书 and 头诉 for 投诉,
 * 转任工 for 转人工. A place is read as the word only where it stands as that word would, so that
 * 本人公章, 已报税 and 登录音乐网 stay what they are.
 */
import { knownWords, otherWords } from './knownWords.ts';
import { sound, spelling } from './sounds.ts';

interface SoundAlike {
  readonly word: string;
  /** What stands directly before, and directly after; both have to hold. */
  readonly before: RegExp;
  readonly after: RegExp;
  /** Real words of that sound that callers may mean. */
  readonly not?: RegExp;
}

const any = /^/u;
const start = '(?:^|[，。！？,!?、])';
const wish =
  '(?:要|想|来|去|给我|帮我|登记|个|一下|再|准备|必须|打算|我|就|的|次|是|在|先|别|能|怎么|向谁|哪里|你|能不能)';

const soundAlikes: readonly SoundAlike[] = [
  {
    word: '投诉',
    before: new RegExp(`(?:${start}|${wish})$`, 'u'),
    after:
      /^(?:你|他|她|那|这|您|电话|部|一下|客服|公司|网点|啊|呀|吧|的|了|行|谁|到|[，。！？,!?]|$)/u,
    not: /偷输/u,
  },
  { word: '举报', before: /(?:要|想|来|去|我)$/u, after: /^(?:你|他|她|这|那|电话)/u },
  {
    word: '转人工',
    before: any,
    after: /^(?!具|会|司|章|积|程|分|匠|整|作|业)/u,
  },
  {
    word: '人工',
    before: new RegExp(`(?:${start}|[转接找要叫换来赚装砖传专]|有没有|给我|帮我|是|个)$`, 'u'),
    after: /^(?!司|章|积|共|告|开|民|寓|安|程|具|会|资|伤|积)/u,
    not: /人功/u,
  },
  { word: '客服', before: /(?:人工|真人|转|找|接|你们|叫|要)$/u, after: /^(?!困|难|了)/u },
  { word: '真人', before: /(?:转|接|找|要|叫|换|个|是)$/u, after: any, not: /针|镇/u },
  {
    word: '录音',
    before:
      /(?:不要|别|不许|不准|不让|不|要|停|关|删|止|消|意|绝|对|的|把|在|被|们|么|凭什么|给我|关了|关掉|个|，|^)$/u,
    after: /^(?:[，。！？,!?]|$|了|我|啊|吗|吧|关|停|删|不|取|就|的话|什么|行|给|可以|，)/u,
    not: /录[入影像]|绿荫|录用|陆[英影]/u,
  },
  {
    word: '社保',
    before: /(?:^|[查办交问个的保我，下])$/u,
    after: /^(?!护|安|密)/u,
    not: /涉|射|摄|设保(?:护|密)/u,
  },
  {
    word: '医保',
    before: /(?:^|[查办交问个的我，下])$/u,
    after: /^(?:卡|报销|断|怎么|局|中心|缴|交|比例|账|余额|定点|的|能|可以|多少|异地|在哪)/u,
    not: /[已以]|一包|易/u,
  },
  { word: '公积金', before: any, after: any },
  {
    word: '打错',
    before: new RegExp(`(?:${start}|话|我|是|好像|不好意思|可能|号|经)$`, 'u'),
    after: /^(?:了|电话|号|$|，|人)/u,
    not: /打挫/u,
  },
  {
    word: '救命',
    before: /(?:^|[，。！!啊快])$/u,
    after: /^(?:啊|呀|[，。！!]|$|快)/u,
    not: /旧名|就明/u,
  },
  { word: '自杀', before: /(?:要|想|去|经|在|就|我)$/u, after: /^(?!毒|菌)/u },
  { word: '不想活', before: any, after: /^(?:了|啦|的|$|，)/u },
  { word: '跳楼', before: /(?:要|想|去|在|就|有人)$/u, after: /^(?!价|层|梯)/u },
  { word: '着火', before: /(?:^|[，。里家楼们面经])$/u, after: /^(?:了|啦|啊|$)/u },
  {
    word: '占线',
    before: /(?:老是?|一直|总是?|又|都是|^|，|怎么)$/u,
    after: any,
    not: /展现|战线/u,
  },
  {
    word: '谢谢',
    before: /(?:^|[，好的啊了])$/u,
    after: /^(?:你|您|啊|了|[，。！]|$|哈)/u,
    not: /些些|歇歇/u,
  },
  { word: '没有了', before: /(?:^|[，])$/u, after: /^(?:$|[，。]|谢|啊)/u },
  { word: '没有', before: /(?:^|[，])$/u, after: /^(?:了[，。]|了$)/u },
  {
    word: '再见',
    before: /(?:^|[，样吧了啊])$/u,
    after: /^(?:[，。]|啊|$)/u,
    not: /在建|再建|在间/u,
  },
  { word: '再说', before: /(?:^|[，请您你麻烦])$/u, after: /^(?:一遍|一次|一下|1)/u },
  { word: '慢', before: /(?:^|[，太这么怎好真很])$/u, after: /^(?:了|死|啊|，|$|吞)/u, not: /满/u },
  {
    word: '建议',
    before: /(?:^|[我个条提，点])$/u,
    after: /^(?:你们|一下|你|公司|开|增)/u,
    not: /简易|检疫/u,
  },
  { word: '工号', before: /(?:你的?|您的?)$/u, after: /^(?:是|多|报|$)/u },
  { word: '笑话', before: /(?:讲|说|来|个|听)$/u, after: any },
  {
    word: '态度',
    before: /(?:服务|什么|你|员|的|服|人|们)$/u,
    after: /^(?:太|很|差|不|恶|极|真|特|非|这|有|，|$)/u,
  },
  { word: '骗子', before: /(?:是|死|群|个|的|你们|帮)$/u, after: any, not: /片子|偏子/u },
  { word: '垃圾', before: any, after: any },
  { word: '乱收费', before: any, after: any },
];

const ready = soundAlikes.map((one) => ({ ...one, sounds: [...one.word].map(sound).join(' ') }));
const longest = Math.max(...soundAlikes.map(({ word }) => word.length));
/** Texts beyond this are no spoken sentence; they are taken by their characters. */
const longestText = 400;

/** Words by the pinyin of their first two characters, the longest first. */
const byStart = new Map<string, readonly string[]>();
for (const word of knownWords.toSorted((one, other) => other.length - one.length)) {
  const start = spelled([...word].slice(0, 2));
  byStart.set(start, [...(byStart.get(start) ?? []), word]);
}
const all = new Set(knownWords);

function spelled(characters: readonly string[]): string {
  return characters.map((character) => spelling(character) || character).join(' ');
}

/** A known word of exactly this sound, where no real word is written. */
function readKnownWords(characters: string[]): void {
  for (let at = 0; at + 2 <= characters.length; at += 1) {
    for (const word of byStart.get(spelled(characters.slice(at, at + 2))) ?? []) {
      const written = characters.slice(at, at + word.length);
      if (written.join('') === word) break;
      if (spelled(written) !== spelled([...word]) || isWord(characters, at, word.length)) continue;
      characters.splice(at, word.length, ...word);
      break;
    }
  }
}

/** Whether the place, or what overlaps it, is written as a word that is meant. */
function isWord(characters: readonly string[], at: number, length: number): boolean {
  for (let from = Math.max(0, at - 1); from < at + length; from += 1) {
    const pair = characters.slice(from, from + 2).join('');
    if (otherWords.has(pair) || all.has(pair)) return true;
    const three = characters.slice(from, from + 3).join('');
    if (all.has(three)) return true;
  }
  return false;
}

/** 时李师傅吗 → 是李师傅吗, 打错料 → 打错了: small words that stand where only they can. */
function readSmallWords(text: string): string {
  return text
    .replace(/(?<=[不])[式世市师士试室](?!间|候|傅|期|场|民|用|级)/gu, '是')
    .replace(/(?<=^|[喂你们这里，])[时师式世始](?=[小老阿王李张刘陈不你中])/gu, '是')
    .replace(/(?<=错|到|完|好|死|慢|差|够|烦)[料聊撂](?=$|[，你我])/gu, '了')
    .replace(/(?<=[^，我你他她的老妈亲大姑姨舅])[妈嘛玛](?=$|，)/gu, '吗')
    .replace(/(?<=[^，第0-9一二三四五六七八九十])[八巴](?=$|，)/gu, '吧')
    .replace(/[泥尼拟](?=们|这|那|好|是)/gu, '你');
}

/** The text with its sound-alikes as the words that were said. */
export function readSoundAlikes(text: string): string {
  if (text.length > longestText || !/\p{Script=Han}/u.test(text)) return text;
  const characters = [...readSmallWords(text)];
  readKnownWords(characters);
  const sounds = characters.map(sound);
  for (const { word, before, after, not, sounds: wanted } of ready) {
    const size = word.length;
    for (let at = 0; at + size <= characters.length; at += 1) {
      if (sounds.slice(at, at + size).join(' ') !== wanted) continue;
      const found = characters.slice(at, at + size).join('');
      if (found === word || not?.test(found)) continue;
      const left = characters.slice(Math.max(0, at - longest), at).join('');
      const right = characters.slice(at + size, at + size + longest).join('');
      if (!before.test(left) || !after.test(right)) continue;
      characters.splice(at, size, ...word);
    }
  }
  return characters.join('');
}
