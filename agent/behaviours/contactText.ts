/**
 * Who the caller says they are and how they can be reached, in their own words. Reads only what is
 * said: a bare name counts only where a name was asked for, and hesitation is no refusal.
 */
import { surnameOf } from '../../records/customers/surname.ts';
import { ownName, phoneNumber, plain, refuses } from './callerText.ts';

export type Title = '先生' | '女士';

export interface ToldContact {
  readonly number: string | null;
  readonly name: string | null;
  readonly title: Title | null;
}

export const nothingTold: ToldContact = { number: null, name: null, title: null };

/** What the words tell, added to what was told before. */
export function toldIn(text: string, before: ToldContact): ToldContact {
  const called = titledName(text);
  return {
    number: phoneNumber(text) ?? before.number,
    name: called?.name ?? cleanName(ownName(text)) ?? before.name,
    title: called?.title ?? before.title,
  };
}

/** The name in an answer to 请问您贵姓 or 姓名和联系电话: a bare name or surname counts too. */
export function nameAnswered(text: string): string | null {
  const called = titledName(text)?.name ?? cleanName(ownName(text));
  if (called) return called;
  const bare = plain(text).replace(/[，,。.！!、]|\d+|电话|手机|号码|是|我|的/gu, '');
  return /^\p{Script=Han}{1,4}$/u.test(bare) && surnameOf(bare) !== null ? bare : null;
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

/** As the caller is called: 王先生; null where title or surname is not known. */
export function calledBy(name: string | null, title: Title | null): string | null {
  return name === null || title === null ? null : `${surnameOf(name) ?? name}${title}`;
}

function titledName(text: string): { name: string; title: Title } | null {
  const match = /(?:我?(?:姓|叫|是)|免贵姓?|^)(\p{Script=Han}{1,2})(先生|女士|小姐)/u.exec(
    plain(text),
  );
  const name = match?.[1];
  if (!name || surnameOf(name) === null) return null;
  return { name, title: match[2] === '先生' ? '先生' : '女士' };
}

function cleanName(name: string | null): string | null {
  return name?.replace(/^(?:我?姓|是|叫)/u, '') || null;
}
