/** Asking for identity items in the mandated words, and knowing that they were asked for. */
import type { Phrases } from '../../words/types.ts';
import type { AccountIntent } from './accountIntent.ts';
import type { Move } from './conversation.ts';

const services: Readonly<Record<AccountIntent, string>> = {
  expiry: '证书到期日查询',
  lock: '证书状态查询',
  progress: '办理进度查询',
};

export interface ItemRequest {
  /** As they are called when asked for. */
  readonly items: readonly string[];
  /** The wish to restate before (REC-2.2h); null where it was restated. */
  readonly restate: AccountIntent | null;
  /** The same was asked just now: the other wording, since no two replies are alike (REC-2.2g). */
  readonly again: boolean;
}

/** STD-2.4a, or STD-2.4b the second time running. */
export function requestItems({ items, restate, again }: ItemRequest, phrases: Phrases): Move {
  const last = items.at(-1) ?? '';
  const detail = items.length > 1 ? `${items.slice(0, -1).join('、')}和${last}` : last;
  const wish =
    restate === null ? '' : phrases.fill('confirm.wish', { slots: { service: services[restate] } });
  const phrase = again ? 'identity.ask_again' : 'identity.ask';
  return { type: 'say', text: wish + phrases.fill(phrase, { slots: { detail } }) };
}

/** Whether the words last heard ask for identity items or a 受理号, whoever put them. */
export function asksIdentity(heard: string, phrases: Phrases): boolean {
  return (
    (/姓名|手机号|电话号码|身份证.{0,3}(?:后|末)四位|受理号|方便提供/u.test(heard) &&
      /请您|麻烦您|告诉我|提供|这一笔/u.test(heard)) ||
    heard.includes(phrases.get('identity.mismatch').text)
  );
}
