/**
 * What a caller corrects of a contact that was read back (REC-2.2h): the whole number, some of its
 * digits (不是1111，是1112; 尾号是1112), or the name (不是李明，是李鸣). What can't be placed in the number
 * with certainty is no correction: the number is asked for again.
 */
import { surnameOf } from '../../records/customers/surname.ts';
import { ownName } from './callerName.ts';
import { phoneNumber, plain } from './callerText.ts';
import { nameIn } from './readIdentity.ts';
import { digitRuns } from './spokenDigits.ts';

export interface ReadBack {
  readonly number: string | null;
  readonly name: string | null;
}

/** The contact with what the words correct; the same where they correct nothing. */
export function corrected(text: string, before: ReadBack): ReadBack {
  return { number: correctedNumber(text, before.number), name: correctedName(text, before.name) };
}

function correctedNumber(text: string, before: string | null): string | null {
  const whole = phoneNumber(text);
  if (whole !== null || before === null) return whole ?? before;
  const runs = digitRuns(text);
  const [wrong, right] = runs;
  const swapped = /不是|不对|错/u.test(text) && wrong !== undefined && right !== undefined;
  if (swapped && runs.length === 2 && wrong.length === right.length) {
    const at = before.lastIndexOf(wrong);
    return at < 0 ? before : before.slice(0, at) + right + before.slice(at + wrong.length);
  }
  const tail = /尾号|后(?:面)?[两三四五六几]位|最后|末尾|后面/u.test(text) && runs.length === 1;
  if (tail && wrong !== undefined && wrong.length < before.length) {
    return before.slice(0, before.length - wrong.length) + wrong;
  }
  return before;
}

const renamed =
  /(?:不是|不叫|不姓|错了|不对)[^，]{0,6}，?(?:我)?(?:是|叫|姓|应该是)(\p{Script=Han}{1,4})(?=，|$)/u;

function correctedName(text: string, before: string | null): string | null {
  const own = ownName(text).name;
  if (own !== null) return own;
  const said = plain(text).replace(/[,、。！!？?；;]/gu, '，');
  const stretch = renamed.exec(said)?.[1];
  if (stretch === undefined || before === null) return before;
  const name = nameIn(stretch) ?? (stretch.length <= 2 ? surnameOf(stretch) : null);
  return name ?? before;
}
