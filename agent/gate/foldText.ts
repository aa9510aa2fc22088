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

/** What each character folds to; '' for an invisible one. Bounded by the characters there are. */
const folds = new Map<string, string>();

export function foldText(original: string): FoldedText {
  const characters: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  for (const character of original) {
    const start = position;
    position += character.length;
    const folded = fold(character);
    for (const unit of folded.length > 1 ? Array.from(folded) : folded) {
      characters.push(unit);
      starts.push(start);
      ends.push(position);
    }
  }
  return assemble(characters, starts, ends, original.length);
}

function fold(character: string): string {
  const known = folds.get(character);
  if (known !== undefined) return known;
  const isInvisible = invisible.test(character) && character !== '\n';
  const folded = isInvisible ? '' : simplify(character.normalize('NFKC')).toLowerCase();
  folds.set(character, folded);
  return folded;
}

/** Leaves out separators that stand between two Han characters. */
function assemble(
  characters: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
  length: number,
): FoldedText {
  let text = '';
  const from: number[] = [];
  const to: number[] = [];
  const keep = (index: number): void => {
    const character = characters[index] ?? '';
    text += character;
    for (let unit = 0; unit < character.length; unit += 1) {
      from.push(starts[index] ?? 0);
      to.push(ends[index] ?? length);
    }
  };
  let last = -1;
  for (let index = 0; index < characters.length; index += 1) {
    if (separator.test(characters[index] ?? '')) continue;
    const isGap = index - last > 1;
    const isHidden = isGap && isHan(characters[last]) && isHan(characters[index]);
    if (!isHidden) for (let gap = last + 1; gap < index; gap += 1) keep(gap);
    keep(index);
    last = index;
  }
  for (let gap = last + 1; gap < characters.length; gap += 1) keep(gap);
  return { text, starts: [...from, length], ends: to };
}

function isHan(character: string | undefined): boolean {
  return character !== undefined && han.test(character);
}
