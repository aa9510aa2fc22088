/**
 * A caller's question as the matters it is about: company words, kinds of things asked for, and
 * other words with the weight that their part of speech gives them. A matter that no fact covers
 * is how a question outside of knowledge is told from one inside.
 */
import { frames, questionKinds, weakWords } from './questionWords.ts';
import type { Segmenter } from './segment.ts';

export interface Matter {
  /** A word, or a kind token such as `@fee`. */
  readonly term: string;
  /** 0–1: how much it counts that a fact covers it. */
  readonly weight: number;
}

/** The matters of a question, each once, in order. */
export function readQuestion(question: string, segmenter: Segmenter): readonly Matter[] {
  let rest = segmenter.repair(question.normalize('NFKC').toLowerCase());
  const matters = new Map<string, number>();
  for (const kind of questionKinds) {
    if (rest.search(kind.asked) >= 0) {
      matters.set(kind.token, 1);
      rest = rest.replaceAll(kind.asked, ' ');
    }
  }
  rest = rest.replaceAll(frames, ' ');
  for (const { word, tag } of segmenter.tag(rest)) {
    const weight = weakWords.has(word) ? 0 : weightOf(word, tag);
    if (weight > 0 && !matters.has(word)) {
      matters.set(word, weight);
    }
  }
  return [...matters].map(([term, weight]) => ({ term, weight }));
}

function weightOf(word: string, tag: string): number {
  if (/^[\p{P}\p{S}\s]*$/u.test(word)) {
    return 0;
  }
  if (/^(?:n|vn|eng|j|i|l|s|t)/.test(tag)) {
    return 1;
  }
  if (/^(?:v|a|z|b|x)/.test(tag)) {
    return 0.6;
  }
  return /^m/.test(tag) && /\d/.test(word) ? 0.3 : 0;
}
