/**
 * Folds text to the form in which rules look at it, and remembers where each character came from.
 * A banned expression is the same expression with spaces, zero-width characters, dots or quotes
 * between its characters, in full-width or traditional characters. Never used as what is spoken.
 */
import { simplify } from './simplifyCharacters.ts';

export interface FoldedText {
  /** Simplified, half-width, lower case, without what hides between characters. */
  readonly text: string;
  /** Position in the original of the folded character at an index; one more entry for the end. */
  readonly starts: readonly number[];
  /** Position in the original behind the folded character at an index. */
  readonly ends: readonly number[];
}

const invisible = /^[\p{Cc}\p{Cf}\p{Mn}\p{Me}\u115F\u1160\u3164\uFFA0\u2800]$/u;
const separator = /^[\s·•・．._\-‐-―~～*'"“”‘’「」『』`|/\\…+=^]$/u;
const han = /^\p{Script=Han}$/u;

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export function foldText(original: string): FoldedText {
  const pieces: Piece[] = [];
  let position = 0;
  for (const character of original) {
    const start = position;
    position += character.length;
    if (invisible.test(character) && character !== '\n') continue;
    for (const unit of fold(character)) pieces.push({ text: unit, start, end: position });
  }
  const kept = withoutHiddenSeparators(pieces);
  return {
    text: kept.map((piece) => piece.text).join(''),
    starts: [...kept.flatMap(({ text, start }) => Array(text.length).fill(start)), original.length],
    ends: kept.flatMap(({ text, end }) => Array(text.length).fill(end)),
  };
}

function fold(character: string): string {
  return simplify(character.normalize('NFKC')).toLowerCase();
}

/** Drops separators that stand between two Han characters. */
function withoutHiddenSeparators(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  let pending: Piece[] = [];
  for (const piece of pieces) {
    if (separator.test(piece.text)) {
      pending.push(piece);
      continue;
    }
    const before = kept.at(-1);
    const hidden = before !== undefined && han.test(before.text) && han.test(piece.text);
    if (!hidden) kept.push(...pending);
    pending = [];
    kept.push(piece);
  }
  kept.push(...pending);
  return kept;
}
