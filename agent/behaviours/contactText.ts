/**
 * Who the caller says they are and how they can be reached, in their own words. Reads only what is
 * said: a bare name counts only where a name was asked for, and hesitation is no refusal.
 */
import { bareName, type OwnName, ownName, type Title } from './callerName.ts';
import { phoneNumber, plain, refuses } from './callerText.ts';

export type { Title };

export interface ToldContact {
  readonly number: string | null;
  readonly name: string | null;
  readonly surname: string | null;
  readonly title: Title | null;
}

export const nothingTold: ToldContact = { number: null, name: null, surname: null, title: null };

/** What the words tell, added to what was told before. */
export function toldIn(text: string, before: ToldContact): ToldContact {
  const own = ownName(text);
  const name = own.name ?? before.name;
  // A surname told alone adds nothing to the full name that begins with it.
  const kept = before.name !== null && own.name !== null && before.name.startsWith(own.name);
  return {
    number: phoneNumber(text) ?? before.number,
    name: kept ? before.name : name,
    surname: surnameKept(own, before),
    title: own.title ?? before.title,
  };
}

/** 姓欧, then 欧阳光: the surname that was told as such stays. */
function surnameKept(own: OwnName, before: ToldContact): string | null {
  if (own.name === null) return before.surname;
  if (before.surname !== null && own.name.startsWith(before.surname)) return before.surname;
  return own.surname;
}

/** The name in an answer to 请问您贵姓 or 姓名和联系电话: a bare name or surname counts too. */
export function nameAnswered(text: string): string | null {
  return ownName(text).name ?? bareName(text);
}

/** A plain no to a request for the contact; not the beginning of something else that is told. */
export function declinesContact(text: string): boolean {
  const said = plain(text).replace(/[，,。！!、]/gu, '');
  if (
    /^(?:不用?|不了|不用了|不要|不必|没有|没|算了|免了|不行|不可以|先不)(?:了|吧|谢谢|啊)*$/u.test(
      said,
    )
  )
    return true;
  return refuses(text) && phoneNumber(text) === null && said.length <= 24;
}
