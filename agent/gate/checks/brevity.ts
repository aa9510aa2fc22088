/**
 * ETI-5g: at most three sentences and 80 characters of free wording a turn. What would exceed that
 * is not begun; mandated phrases do not count.
 */
import { type Check, hit } from './types.ts';

export const mostSentences = 3;
export const mostCharacters = 80;

/** @param isMandated whether a sentence is a phrase, word for word */
export function createBrevityCheck(isMandated: (text: string) => boolean): Check {
  return ({ text, context }) => {
    if (context.scripted === true || isMandated(text)) return null;
    const free = [...context.earlier.filter((one) => !isMandated(one)), text];
    const characters = free.reduce((sum, one) => sum + Array.from(one).length, 0);
    return free.length > mostSentences || characters > mostCharacters ? hit : null;
  };
}
