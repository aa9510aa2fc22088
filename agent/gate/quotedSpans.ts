/**
 * Knowledge may be quoted verbatim, banned words included (decision 20). Only the loaded articles
 * count: what a caller said, or what came through a tool, is no licence.
 */
import type { Article } from '../words/types.ts';
import type { Span } from './findHits.ts';
import { foldText } from './foldText.ts';

/** Shorter clauses prove no quotation. */
const shortestQuote = 5;

/** A finder of verbatim knowledge in folded sentences. */
export function createQuotedSpans(
  articles: readonly Article[],
): (folded: string) => readonly Span[] {
  const quotes = new Set<string>();
  for (const { text } of articles.flatMap(({ facts }) => facts)) {
    for (const clause of foldText(text).text.split(/[,。!?;:]/u)) {
      if (clause.length >= shortestQuote) quotes.add(clause);
    }
  }
  return (folded) => {
    const spans: Span[] = [];
    for (const quote of quotes) {
      for (let at = folded.indexOf(quote); at >= 0; at = folded.indexOf(quote, at + 1)) {
        spans.push({ start: at, end: at + quote.length });
      }
    }
    return spans;
  };
}
