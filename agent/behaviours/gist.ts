/**
 * The gist of a rambling telling, out of the caller's own words: the few clauses that name our trade,
 * a trouble or a question. Nothing is put in other words but the persons (我 → 您, 你们 → 我们).
 */
import type { Article } from '../words/types.ts';
import { plain } from './callerText.ts';

/** A telling of so many letters in so many clauses has lost its point. */
const longTelling = 50;
const manyClauses = 5;
const longestGist = 40;

const boundary = /[，,。！!？?；;\n]|(?=然后|结果|但是|不过|所以|后来|因为|接着|而且|反正)/u;
const fillers =
  /^(?:然后呢?|结果呢?|但是|不过|所以说?|后来|因为|接着|而且|反正|那个|这个|就是说?|的话|呢|吧|啊|嗯|我(?:就)?想(?:问|咨询)(?:一下|下)?|请问|你说|我说|怎么说呢|你看|其实|你们好|您?好|喂)+/u;
const asks = /多少|怎么|什么|啥|哪|几|吗|如何|咋|能不能|可不可以|要不要|多久/u;
const trouble =
  /没反应|打不开|不行|过期|到期|丢|锁|坏|错|找不到|收不到|用不了|登录?不|进不去|提示|换了|失败|报错/u;
const saysNothing =
  /^(?:我?也?(?:不知道|不懂|不清楚|不明白|搞不懂).*|怎么回事|你知道吗|是吧|对吧|对不对|你懂吧)$/u;

const names = new WeakMap<readonly Article[], readonly string[]>();

/** The clauses that matter, in their order; null where the words do not ramble, or say nothing. */
export function gistOf(text: string, articles: readonly Article[]): string | null {
  const clauses = text
    .normalize('NFKC')
    .split(boundary)
    .map((clause) => clause.trim())
    .filter((clause) => plain(clause) !== '');
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '').length;
  if (letters < longTelling || clauses.length < manyClauses) return null;
  const weighed = clauses
    .map((clause) => clause.replace(fillers, ''))
    .map((clause, at) => ({ clause, at, weight: weigh(clause, articles) }))
    .filter(({ clause, weight }) => weight > 0 && clause.length <= longestGist);
  const kept: typeof weighed = [];
  for (const one of weighed.toSorted((a, b) => b.weight - a.weight || a.at - b.at)) {
    const length = kept.reduce((sum, { clause }) => sum + clause.length + 1, one.clause.length);
    if (length <= longestGist && kept.length < 3) kept.push(one);
  }
  if (kept.length === 0) return null;
  return kept
    .toSorted((a, b) => a.at - b.at)
    .map(({ clause }) => clause)
    .join('，');
}

function weigh(clause: string, articles: readonly Article[]): number {
  if (plain(clause).length < 3 || saysNothing.test(plain(clause))) return 0;
  const said = clause.toLowerCase();
  const named = namesOf(articles).filter((name) => said.includes(name)).length;
  return Math.min(named, 2) * 2 + (trouble.test(clause) ? 2 : 0) + (asks.test(clause) ? 1 : 0);
}

function namesOf(articles: readonly Article[]): readonly string[] {
  const known =
    names.get(articles) ??
    articles
      .flatMap(({ topic, aliases }) => [topic, ...aliases, '证书'])
      .map((name) => name.toLowerCase());
  names.set(articles, known);
  return known;
}

const persons: Readonly<Record<string, string>> = {
  我们: '您',
  咱们: '您',
  我: '您',
  咱: '您',
  俺: '您',
  你们: '我们',
  您: '我',
  你: '我',
};

/** As the agent says the caller's words: 我 → 您, 你们 → 我们. */
export function turnedRound(text: string): string {
  return text.replace(/我们|咱们|你们|我|咱|俺|您|你/gu, (word) => persons[word] ?? word);
}
