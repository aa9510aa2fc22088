/**
 * The questions of one turn, where it holds more than one (网点在哪，几点上班，续期多少钱): each is put to
 * knowledge by itself, completed with the topic that the caller named last. A clause may name two
 * topics (个人和企业的) or ask two things (费用和材料). A turn with one question has none of these.
 */
import { clausesOf } from '../../behaviours/businessText.ts';
import type { Article } from '../../words/types.ts';
import { topicNames } from './questionsOf.ts';

/** More are not asked in one breath. */
const mostQuestions = 6;
const asks =
  /多少|怎么|如何|咋|什么|啥|哪|几[天点个块号种]|吗$|呢$|多久|多长|要不要|能不能|可不可以|(?:能|可以).*吗|地址|要带|流程|步骤|都说|介绍|区别|不同|差别|不一样/u;
/** Things asked for that may stand side by side, each with how it is asked by itself. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/多少钱|费用|价格|收费|年费|要钱/u, '多少钱'],
  [/材料|资料|证件|带什么|手续/u, '要什么材料'],
  [/多久|多长时间|时间|几天|什么时候/u, '多久'],
  [/怎么办|怎么弄|怎么续|流程|步骤|办法|方法|方式/u, '怎么办'],
  [/地址|在哪|哪里/u, '在哪里'],
  [/几点|营业/u, '几点'],
];

/** 还有企业证书的材料: a thing asked for without a question word. */
const addsKind =
  /^(?:还有|另外|以及|和|顺便)\S*(?:材料|资料|费用|价格|年费|时间|流程|办法|地址|步骤)$/u;
/** What sets two topics apart: what each costs, takes, and how long. */
const differs = /区别|不同|差别|不一样|哪个好|对比/u;
const comparison = ['多少钱', '要什么材料', '多久'];
const sideBySide = /[和跟与、及]|还有|分别/u;

/** @returns two or more questions, or none */
export function subQuestions(text: string, articles: readonly Article[]): readonly string[] {
  const names = topicNames(articles);
  const questions: string[] = [];
  let topics: readonly string[] = [];
  for (const clause of clausesOf(text)) {
    const named = topicsIn(clause, names, articles);
    if (named.length > 0) topics = sideBySide.test(clause) ? named : named.slice(0, 1);
    if (!asks.test(clause) && !addsKind.test(clause)) continue;
    if (named.length > 1 && differs.test(clause)) {
      questions.push(...comparison.flatMap((what) => named.map((topic) => `${topic}，${what}`)));
      continue;
    }
    const asked = kinds.filter(([words]) => words.test(clause)).map(([, question]) => question);
    if (topics.length > 1 && (named.length === 0 || sideBySide.test(clause))) {
      const what = asked.length > 0 ? asked : [withoutNames(clause, names)];
      questions.push(...topics.flatMap((topic) => what.map((one) => `${topic}，${one}`)));
    } else if (asked.length > 1 && topics[0] !== undefined) {
      questions.push(...asked.map((one) => `${topics[0]}，${one}`));
    } else {
      questions.push(
        named.length === 0 && topics[0] !== undefined ? `${topics[0]}，${clause}` : clause,
      );
    }
  }
  const own = [...new Set(questions)].slice(0, mostQuestions);
  return own.length > 1 ? own : [];
}

/** Topics named in a clause, each once, by the name that the caller used. */
function topicsIn(
  clause: string,
  names: readonly string[],
  articles: readonly Article[],
): readonly string[] {
  let rest = clause.toLowerCase();
  const found = new Map<string, string>();
  for (const name of names) {
    if (!rest.includes(name)) continue;
    rest = rest.replaceAll(name, '\n');
    const topic = articles.find(
      (article) =>
        article.topic.toLowerCase() === name ||
        article.aliases.some((alias) => alias.toLowerCase() === name),
    )?.topic;
    if (topic !== undefined && !found.has(topic)) found.set(topic, name);
  }
  const both = /个人(?:的)?[和跟与、]企业|企业(?:的)?[和跟与、]个人/u.test(clause);
  return both ? ['个人证书', '企业证书'] : [...found.values()];
}

function withoutNames(clause: string, names: readonly string[]): string {
  return names
    .reduce((left, name) => left.replaceAll(name, ''), clause.toLowerCase())
    .replaceAll(/[和跟与、]|分别|都/gu, '');
}
