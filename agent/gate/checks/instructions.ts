/**
 * No verbatim piece of the instructions is ever spoken (HSE-1), however it is spaced, punctuated or
 * cut into sentences. What the phrases and the knowledge say in the same words is no secret.
 */
import { foldText } from '../foldText.ts';
import { type Check, hit } from './types.ts';

/** Characters in a row that show where a text comes from. */
const piece = 8;

/**
 * @param secret the instructions
 * @param open what may be said: phrases, knowledge, names of the company
 */
export function createInstructionsCheck(secret: string, open: readonly string[]): Check {
  const known = new Set(open.flatMap((text) => pieces(letters(text))));
  const pieceSet = new Set(
    secret
      .split('\n')
      .flatMap((line) => pieces(letters(line)))
      .filter((one) => !known.has(one)),
  );
  return ({ folded, context }) => {
    const before = letters(context.earlier.at(-1) ?? '').slice(1 - piece);
    return pieces(before + letters(folded)).some((one) => pieceSet.has(one)) ? hit : null;
  };
}

/** Letters and numbers only; 你 and 您 are one. */
function letters(text: string): string {
  return foldText(text)
    .text.replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('你', '您');
}

function pieces(text: string): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - piece + 1) }, (_, at) =>
    text.slice(at, at + piece),
  );
}
