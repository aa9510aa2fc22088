/**
 * Where a rule is broken in a sentence: matches of its patterns in the folded text, less those
 * that lie within an exception or within knowledge quoted verbatim.
 */
import type { GateRule } from '../words/types.ts';
import type { FoldedText } from './foldText.ts';

/** A half-open range of the folded text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface CompiledRule {
  readonly rule: GateRule;
  readonly patterns: readonly RegExp[];
  readonly except: readonly RegExp[];
}

export function compileRule(rule: GateRule): CompiledRule {
  const everywhere = (expression: RegExp): RegExp => new RegExp(expression.source, 'dgu');
  return { rule, patterns: rule.patterns.map(everywhere), except: rule.except.map(everywhere) };
}

/** First hit of a rule, as its match; null where there is none. */
export function firstHit(
  { patterns, except }: CompiledRule,
  text: string,
  allowed: () => readonly Span[],
  counts: (span: Span) => boolean = () => true,
): RegExpMatchArray | null {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = spanOf(match);
      if (!counts(span)) continue;
      if (
        isWithin(
          span,
          except.flatMap((one) => Array.from(text.matchAll(one), spanOf)),
        )
      )
        continue;
      if (isWithin(span, allowed())) continue;
      return match;
    }
  }
  return null;
}

function spanOf(match: RegExpMatchArray): Span {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}

function isWithin(span: Span, ranges: readonly Span[]): boolean {
  return ranges.some(({ start, end }) => start <= span.start && span.end <= end);
}

/**
 * Puts the replacement in the original's place of the match. `$1` stands for the first group, in
 * the original's own characters.
 */
export function rewriteAt(
  original: string,
  folded: FoldedText,
  match: RegExpMatchArray,
  replacement: string,
): string {
  const slice = (start: number, end: number): string =>
    start === end ? '' : original.slice(folded.starts[start], folded.ends[end - 1]);
  const { start, end } = spanOf(match);
  const words = replacement.replaceAll(/\$(\d)/gu, (_, index: string) => {
    const range = match.indices?.[Number(index)];
    return range === undefined ? '' : slice(range[0], range[1]);
  });
  const from = folded.starts[start] ?? 0;
  const to = end > start ? (folded.ends[end - 1] ?? original.length) : from;
  return original.slice(0, from) + words + original.slice(to);
}
