/**
 * A bare yes to a question that holds a wrong fact is the wrong fact (MGT-1.3.2): 是20块吧？ 是的。
 * What the caller asked is judged as if the reply had said it; a yes or no to what knowledge does
 * not hold is not spoken.
 */

import { affirms, denies } from '../facts/echo.ts';
import type { FactVerdict } from '../facts/judgeFacts.ts';
import { foldText } from '../foldText.ts';
import { numbersOfFolded } from '../numerals.ts';
import { type Check, type CheckInput, hit } from './types.ts';

const yesNo =
  /吗|吧|[?]|对不对|是不是|能不能|可不可以|行不行|要不要|有没有|会不会|没错|么(?=[?。]|$)/u;
const asking =
  /请问|您好|你好|我想问(?:一下|下)?|问一下|那个|这个|就是|是不是|对不对|对吗|对吧|是吧|是吗|行不行|好吗|吗|吧|呢|么|[?]|我听说|听说|据说|应该/gu;
/** Callers leave the unit out: 要200是吧. */
const bareAmount = /((?<![\d.:-])\d{1,4})(?=[\s,。!?]*$)/gu;
const choices: readonly (readonly [RegExp, string])[] = [
  [/能不能|可不可以|能否|可否/gu, '可以'],
  [/要不要|用不用|需不需要/gu, '需要'],
  [/有没有/gu, '有'],
  [/会不会/gu, '会'],
];

/** @param judge what the given words would claim as a reply to nothing */
export function createConfirmedCheck(
  judge: (words: string, input: CheckInput) => FactVerdict,
): Check {
  return (input) => {
    const { context, folded } = input;
    if (context.scripted === true || !yesNo.test(foldText(context.asked).text)) return null;
    const [first = '', ...rest] = folded.split(/[,。!;]/u).filter((part) => part !== '');
    const isYes = affirms(first);
    if (!isYes && !denies(first)) return null;
    const question = asStatement(context.asked);
    const isBare = rest.length === 0;
    if (isYes && !isBare && repeats(folded, question) && tellsTruth(input)) return null;
    const claimed = judge(question, input);
    const isValue = claimed.fault?.type === 'value' || claimed.fault?.type === 'own';
    if (isYes) return claimed.fault !== null && (isBare || isValue) ? hit : null;
    const isTrue = claimed.fault === null && claimed.informs;
    const isBusiness = claimed.fault !== null || claimed.informs;
    return isBusiness && (isTrue || isBare) ? hit : null;
  };
}

/** Whether each number of the question is told again. */
function repeats(folded: string, question: string): boolean {
  const told = numbersOfFolded(folded).map(({ value }) => value);
  const asked = numbersOfFolded(question).map(({ value }) => value);
  return asked.length > 0 && asked.every((value) => told.includes(value));
}

function tellsTruth({ facts }: CheckInput): boolean {
  const { fault, informs } = facts();
  return fault === null && informs;
}

/** What a yes to the question would state: the clauses that ask, as statements. */
function asStatement(question: string): string {
  const clauses = foldText(question.slice(0, 200)).text.split(/(?<=[,。!?;])/u);
  const asked = clauses.filter((clause) => yesNo.test(clause)).join('');
  const chosen = choices.reduce((text, [pattern, word]) => text.replaceAll(pattern, word), asked);
  return chosen.replaceAll(asking, '').replaceAll(bareAmount, '$1元');
}
