/**
 * A rating in the caller's words: 五分, 非常满意, 还行. Only words that are a rating and nothing else
 * count, and only one score: 四五分 is none, nor is what lies outside of 1 to 5.
 */
import { plain } from './callerText.ts';

const digits: Readonly<Record<string, number>> = {
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
  '5': 5,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  满: 5,
};

const around =
  /^(?:嗯|呃|啊|那|那个|我|就|给|你们?|您|打|评|选|按|觉得|这次|服务|的|是|个|吧|好|行)+/u;
const after = /(?:吧|啊|呀|了|哦|噢|谢谢(?:你|您)?|感谢|辛苦(?:了)?|再见|拜拜)+$/u;
const points = /^(?:(?:打|给|评|按|选)?(?:个)?([1-5一二两三四五满])(?:分|星|颗星|键|号键)?)$/u;

/** Words for a score, the strongest first. */
const words: readonly (readonly [RegExp, number])[] = [
  [
    /^(?:很|非常|特别|十分|太|极其|极度|完全|一点(?:都|也)?)不满意?$|^(?:太|很|非常)?(?:差劲?|糟糕?|烂)$/u,
    1,
  ],
  [/^(?:不|不太|不怎么|不是很|有点(?:儿)?不|不够|不大)满意$/u, 2],
  [/^(?:还行|还可以|一般(?:般)?|凑合|马马虎虎|普通|中等|过得去|还算可以)$/u, 3],
  [
    /^(?:非常|很|特别|十分|太|相当|完全)(?:的)?(?:满意|好|棒|不错)$|^(?:满分|五星(?:好评)?|太好)$/u,
    5,
  ],
  [/^(?:比较|还算|还|基本|基本上|蛮|挺)?(?:满意|不错)$|^(?:挺|蛮)好(?:的)?$/u, 4],
];

/** @returns 1 to 5; null where the words are no rating, or more than one */
export function ratingIn(text: string): number | null {
  const scores = new Set(scoresIn(text).filter((score) => score !== null));
  const [score] = scores;
  return scores.size === 1 ? (score ?? null) : null;
}

/** Whether the words are one rating and nothing else. */
export function isOnlyRating(text: string): boolean {
  const scores = scoresIn(text);
  return scores.length > 0 && !scores.includes(null) && ratingIn(text) !== null;
}

/** The score of each piece of the words; null for a piece that is none. */
function scoresIn(text: string): (number | null)[] {
  return plain(text)
    .split(/[，,。！!；;、~～]/u)
    .map((piece) => piece.replace(after, ''))
    .filter((piece) => piece !== '')
    .map(scoreOf);
}

function scoreOf(piece: string): number | null {
  const bare = piece.replace(around, '');
  for (const said of [piece, bare]) {
    const number = points.exec(said)?.[1];
    if (number !== undefined) return digits[number] ?? null;
    const found = words.find(([pattern]) => pattern.test(said.replace(/的$/u, '')));
    if (found) return found[1];
  }
  return null;
}
