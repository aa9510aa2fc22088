/**
 * The questions to put to knowledge for one turn, best first. A turn that leaves its topic out
 * (多少钱) or its question (那企业的呢) is completed from the caller's earlier lines.
 */
import { clausesOf } from '../../behaviours/businessText.ts';
import type { Article } from '../../words/types.ts';
import type { Conversation } from './conversation.ts';

const elliptical = /^(?:那|还有|另外|如果是?|换成)|呢[?？。]?$/u;
/** Words that ask something, so that it is worth to complete them. */
const asks =
  /[?？]|吗|呢|有没有|是否|多少|多久|怎么|如何|什么|啥|哪|几|谁|要|需要|能|可以|带|材料|费|时间|个人|企业|单位|公司/u;
const holder = /个人|企业|公司|单位|机构/u;
/** Nothing but whose it is: 个人的. */
const holderAlone =
  /^(?:是|我|我们|办|要)*(?:个人|企业|公司|单位|机构)(?:的|版|证书|额|啊|呀|吧)*[。！]?$/u;

/** Words that name what is asked for. */
const asksItself = /材料|资料|证件|手续|费用|价格|年费|钱|时间|多久|地址|流程|步骤/u;
/** Longest words that put another thing in the place of the one before. */
const alikeLength = 5;
/** Longest words that go on about the topic of the call. */
const goesOnLength = 8;

export function questionsOf(
  { text, earlier, heard, lastHeard }: Conversation,
  articles: readonly Article[],
): readonly string[] {
  const names = topicNames(articles);
  const mentioned = (line: string) => firstName(line, names);
  const previous = earlier.find((line) => mentioned(line) !== null);
  const topic =
    toldTopic(lastHeard, articles) ??
    mentioned(lastHeard) ??
    mentioned(previous ?? '') ??
    toldTopic(heard, articles);
  if (topic !== null && /^(?:是|要)?多少(?:啊|呀|来着|呢)?[?？]?$/u.test(text)) {
    return [`${topic}，多少钱`];
  }
  const completed =
    topic === null || mentioned(text) !== null || !asks.test(text)
      ? []
      : recentTopics(topic, earlier, mentioned).map((recent) => `${recent}，${text}`);
  const asked = previous ?? earlier.find((line) => asks.test(line));
  if (asked !== undefined && holderAlone.test(text)) {
    const who = holder.exec(text)?.[0] ?? '';
    return cut([swap(asked, who, names), `${who}，${topic ?? ''}`, text]);
  }
  if (!elliptical.test(text) || text.length > 14) {
    const goesOn = tellsMore(text, topic, articles) ? [`${topic}，${text}`] : [];
    const asked = askingClauses(text, names);
    const stated = statedTopic(text, articles);
    // A few words that leave the topic out go on about it before they ask something new.
    const first = text.length <= goesOnLength ? [...completed, text] : [text, ...completed];
    return cut([...first, ...goesOn, ...stated, ...asked]);
  }
  const bare = text
    .replaceAll(/^(?:那么?|还有|另外|如果是?|换成)|呢?[?？。]?$/gu, '')
    .replace(/的$/u, '');
  // 个人证书多少钱, 材料呢, 那企业的呢: what was asked last, of the other one.
  const [last] = earlier;
  const again =
    topic !== null && last !== undefined && last !== previous && asksItself.test(last)
      ? [`${swap(topic, bare, names)}，${last}`]
      : [];
  // A longer one asks something of its own: the earlier answer would be none to it.
  const alike = previous !== undefined && (bare.length <= alikeLength || mentioned(bare) !== null);
  const swapped = [...again, ...(alike ? [swap(previous, bare, names)] : [])];
  // 材料呢 asks for itself; 那企业的呢 asks what was asked before.
  if (asksItself.test(bare)) {
    const whole = mentioned(bare) === null ? [] : [bare];
    return cut([...whole, ...completed, ...swapped, text]);
  }
  return cut([...swapped, ...completed, text]);
}

/** The topic of the fact that was told last: it may name others (到网点免费解锁). */
function toldTopic(heard: string, articles: readonly Article[]): string | null {
  const told = articles.map(({ topic, facts }) => ({
    topic: topic.toLowerCase(),
    at: Math.max(...facts.map(({ text }) => heard.lastIndexOf(text))),
  }));
  const last = Math.max(...told.map(({ at }) => at));
  return last < 0 ? null : (told.find(({ at }) => at === last)?.topic ?? null);
}

/** The topic spoken of last, and the ones before it: 多少钱来着 may mean any of them. */
function recentTopics(
  topic: string,
  earlier: readonly string[],
  mentioned: (line: string) => string | null,
): readonly string[] {
  const before = earlier.map(mentioned).filter((name) => name !== null);
  return [...new Set([topic, ...before])].slice(0, 3);
}

/** The clauses that ask something of a topic, where other words stand around them (宝宝别闹). */
function askingClauses(text: string, names: readonly string[]): readonly string[] {
  const clauses = clausesOf(text);
  if (clauses.length < 2) return [];
  return clauses
    .map((clause) => clause.replace(/^(?:喂|那个|我?想?问(?:一)?下?|请问)+/u, ''))
    .filter((clause) => asks.test(clause) && firstName(clause, names) !== null)
    .slice(0, 2);
}

/** 还没下载, after refunds were spoken of: more on the topic of the call, in words of its facts. */
function tellsMore(text: string, topic: string | null, articles: readonly Article[]): boolean {
  if (topic === null || text.length > 10) return false;
  const facts = articles
    .filter(({ topic: own, aliases }) =>
      [own, ...aliases].some((name) => name.toLowerCase() === topic),
    )
    .flatMap((article) => article.facts.map((fact) => fact.text))
    .join('');
  const pairs = [...text].slice(1).map((character, at) => [...text][at] + character);
  return pairs.some((pair) => /^\p{Script=Han}{2}$/u.test(pair) && facts.includes(pair));
}

/**
 * A trouble that is only stated (我的证书弄丢了) asks what to do about its topic. Taken as that where
 * the topic itself, or the trade, is named; else it may be somebody else's trouble.
 */
function statedTopic(text: string, articles: readonly Article[]): readonly string[] {
  if (asks.test(text)) {
    return [];
  }
  const trade = sharedWords(articles.map(({ topic }) => topic)).some((word) => text.includes(word));
  const topics = articles.map(({ topic }) => topic.toLowerCase());
  const name = firstName(text, trade ? topicNames(articles) : topics);
  return name === null ? [] : [name];
}

/** Two-character words that more than one topic holds: the trade's own (证书). */
export function sharedWords(topics: readonly string[]): readonly string[] {
  const pairs = topics.flatMap((topic) => [
    ...new Set([...topic].slice(1).map((character, at) => [...topic][at] + character)),
  ]);
  return [...new Set(pairs.filter((pair, at) => pairs.indexOf(pair) !== at))];
}

/** The earlier question about something else: 个人证书多少钱 + 企业 → 企业证书多少钱. */
function swap(previous: string, bare: string, names: readonly string[]): string {
  const who = holder.exec(bare)?.[0];
  if (who !== undefined && bare.length <= who.length + 2) {
    return holder.test(previous) ? previous.replace(holder, who) : `${who}，${previous}`;
  }
  const named = names.some((name) => bare.toLowerCase().includes(name));
  if (!named) {
    return `${previous}，${bare}`;
  }
  const rest = names.reduce((line, name) => line.replaceAll(name, ''), previous.toLowerCase());
  return `${bare}${rest}`;
}

/** The name that comes first in a line, the longer of two at one place. */
function firstName(line: string, names: readonly string[]): string | null {
  const text = line.toLowerCase();
  const found = names
    .map((name) => ({ name, at: text.indexOf(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return found[0]?.name ?? null;
}

/** Topics and aliases, longest first, lower case. */
export function topicNames(articles: readonly Article[]): readonly string[] {
  const names = namesOf.get(articles) ?? longestFirst(articles);
  namesOf.set(articles, names);
  return names;
}

const namesOf = new WeakMap<readonly Article[], readonly string[]>();

function longestFirst(articles: readonly Article[]): readonly string[] {
  return articles
    .flatMap(({ topic, aliases }) => [topic, ...aliases])
    .map((name) => name.toLowerCase())
    .sort((one, other) => other.length - one.length);
}

function cut(questions: readonly string[]): readonly string[] {
  return [...new Set(questions.map((question) => question.trim().slice(0, 200)))].filter(
    (question) => question !== '',
  );
}
