/**
 * A caller's question as the matters it is about: company words, kinds of things asked for, and
 * other words with the weight that their part of speech gives them. A matter that no fact covers
 * is how a question outside of knowledge is told from one inside.
 */
import { frames, questionKinds, softKind, weakWords } from './questionWords.ts';
import type { Segmenter } from './segment.ts';

export interface Matter {
  /** A word, or a kind token such as `@fee`. */
  readonly term: string;
  /** 0–1: how much it counts that a fact covers it. */
  readonly weight: number;
}

export interface Vocabulary {
  readonly segmenter: Segmenter;
  /** Topics and their aliases, lower case, longest first. */
  readonly names: readonly string[];
  /** Words of the trade that more than one topic holds (证书): they tell nothing apart. */
  readonly shared: ReadonlySet<string>;
  /** Words of the facts' own questions, lower case, longest first. */
  readonly keywords: readonly string[];
  /** Other parts of topics' names (进度): they always count. */
  readonly parts: ReadonlySet<string>;
}

/** The matters of a question, each once, topics first. */
export function readQuestion(question: string, vocabulary: Vocabulary): readonly Matter[] {
  const { segmenter, names, keywords, shared, parts } = vocabulary;
  const plain = question.normalize('NFKC').toLowerCase().replaceAll(spans, '\n');
  const whole = segmenter.repair(plain);
  const matters = new Map<string, number>();
  let rest = withoutKindsAround(names, whole);
  for (const name of names) {
    if (rest.includes(name)) {
      matters.set(name, 1);
      rest = rest.replaceAll(name, '\n');
    }
  }
  // Kinds are read in the whole question: 地址 is a topic's name and asks for a place as well.
  for (const kind of questionKinds) {
    if (whole.search(kind.asked) >= 0) {
      matters.set(kind.token, kind.token === softKind ? 0.5 : 1);
      rest = kind.token === softKind ? rest : rest.replaceAll(kind.asked, '\n');
    }
  }
  for (const keyword of keywords) {
    if (rest.includes(keyword)) {
      matters.set(keyword, 1);
      rest = rest.replaceAll(keyword, '\n');
    }
  }
  rest = rest.replaceAll(frames, '\n');
  for (const { word: found, tag } of segmenter.tag(rest)) {
    const word = ofTrade(tag === 'x' ? found.replace(auxiliary, '') : found, shared);
    const weight = shared.has(word)
      ? sharedWeight
      : isWeak(word, tag)
        ? 0
        : parts.has(word)
          ? 1
          : weightOf(word, tag);
    const term = /^\p{Script=Han}$/u.test(word) ? `${characterMark}${word}` : word;
    if (weight > 0 && !matters.has(term)) {
      matters.set(term, weight);
    }
  }
  return [...matters].map(([term, weight]) => ({ term, weight }));
}

/** How long something has been so (过期了一个礼拜) is no day of the week and asks for none. */
const spans = /[一两二三四五六七八九十半\d]+个?多?(?:礼拜|星期|周|月)/gu;

/** 手续费 holds 续费, and is a fee all the same: a name inside of such a word is none. */
function withoutKindsAround(names: readonly string[], whole: string): string {
  let rest = whole;
  for (const { asked } of questionKinds) {
    for (const [word] of whole.matchAll(asked)) {
      if (names.some((name) => name !== word && word.includes(name))) {
        rest = rest.replaceAll(word, '\n');
      }
    }
  }
  return rest;
}

/** A word made of words of the trade only (数字证书) is the trade's: its last part. */
function ofTrade(word: string, shared: ReadonlySet<string>): string {
  const parts = [...shared].filter((part) => word.includes(part));
  const rest = parts.reduce((text, part) => text.replace(part, ''), word);
  return rest === '' ? (parts.find((part) => word.endsWith(part)) ?? word) : word;
}

/** Whether a word says something of its own, beside the kind and the frame of a question. */
export function isTelling(word: string): boolean {
  const rest = questionKinds
    .reduce((text, kind) => text.replaceAll(kind.asked, ''), word)
    .replaceAll(frames, '');
  return rest !== '' && !weakWords.has(rest) && !weakWords.has(word);
}

/** A single character stands for the words that hold it: 续 for 续期. */
export const characterMark = '字';
const sharedWeight = 0.2;
/** What the segmenter takes for the start of an unknown word: 能续, 会锁. */
const auxiliary = /^[能会要可还再没不被先就](?=\p{Script=Han})/u;

function isWeak(word: string, tag: string): boolean {
  return (
    weakWords.has(word) || (tag === 'x' && [...word].every((character) => weakWords.has(character)))
  );
}

function weightOf(word: string, tag: string): number {
  if (/^[\p{P}\p{S}\s]*$/u.test(word)) {
    return 0;
  }
  if (/^\p{Script=Han}$/u.test(word)) {
    return /^(?:n|v|a|z|b|x)/.test(tag) ? 0.6 : 0;
  }
  if (/^(?:n|vn|eng|j|i|l|s)/.test(tag)) {
    return 1;
  }
  if (/^(?:v|a|z|b|x)/.test(tag)) {
    return 0.6;
  }
  return /^t/.test(tag) || (/^m/.test(tag) && /\d/.test(word)) ? 0.3 : 0;
}
