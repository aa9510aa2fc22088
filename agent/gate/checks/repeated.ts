/**
 * Never the same generic reply twice running (REC-2.2g): 请您稍后再试, and once more 请您稍后再试.
 * Facts may be told again, questions asked again, and mandated phrases are the flow's to repeat.
 */
import { type Check, hit } from './types.ts';

/** Shorter ones (好的) are signs of listening, and no reply. */
const shortest = 5;

/** @param isMandated whether a sentence is a phrase, word for word */
export function createRepeatedCheck(isMandated: (text: string) => boolean): Check {
  return ({ text, context, facts }) => {
    const said = letters(text);
    if (context.scripted === true || said.length < shortest) return null;
    if (isMandated(text) || /[?？]$/u.test(text)) return null;
    const spoke = context.history.findLastIndex(({ who }) => who === 'caller');
    const before = context.history.slice(spoke + 1).map((line) => letters(line.text));
    return before.join('').includes(said) && !facts().informs ? hit : null;
  };
}

function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}
