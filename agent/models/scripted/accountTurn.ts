/**
 * A turn about the caller's own account: restate the wish and ask for the identity items that are
 * missing (STD-2.4a), verify, look up, answer. Nothing is looked up before the identity matched.
 */
import { z } from 'zod';
import type { Phrases } from '../../words/types.ts';
import { type AccountIntent, accountIntent } from './accountIntent.ts';
import { answerCertificates } from './answerCertificates.ts';
import { answerProgress, offeredOrder } from './answerProgress.ts';
import type { Conversation, Move } from './conversation.ts';
import { readIdentity, type SpokenItems } from './readIdentity.ts';

const identityResult = z.object({
  matched: z.boolean(),
  missing: z.array(z.string()),
});

const services: Readonly<Record<AccountIntent, string>> = {
  expiry: '证书到期日查询',
  lock: '证书状态查询',
  progress: '办理进度查询',
};
const affirmative = /^(?:嗯|对|是|好|可以|行|没错|要|麻烦|查)/u;
const forgotten =
  /(?:不记得|忘|没有|找不到|不知道|不清楚|没带).{0,6}(?:受理号|号码?|单号)?|(?:受理号|单号).{0,4}(?:不记得|忘|没有|找不到)/u;
const givesUp = /^(?:那|哦)?(?:算了|不(?:用|查|需要|想查|要)了?|不办了)/u;
const refuses = /(?:不|没)(?:想|愿意?|方便|能|可以|太想)(?:提供|说|给|告诉)|为什么要(?:提供|说|给|问)|保密/u;
/** Somebody who answers an identity question with another question has changed the matter. */
const question = /[?？]|吗|呢|多少|怎么|如何|什么|哪|几/u;

/** The next move where this turn is about an account; null where it is not. */
export function accountTurn(conversation: Conversation, phrases: Phrases): Move | null {
  const { text, earlier, lastHeard, exchanges } = conversation;
  const asked = asksIdentity(lastHeard, phrases);
  const items = readIdentity(text, asked);
  const offered = offeredOrder(lastHeard);
  const own = accountIntent(text);
  const goesOn =
    asked &&
    (Object.keys(items).length > 0 ||
      !question.test(text) ||
      (offered !== null && affirmative.test(text)) ||
      forgotten.test(text));
  const intent =
    own ?? (goesOn ? (earlier.map(accountIntent).find((found) => found !== null) ?? null) : null);
  if (intent === null) {
    return null;
  }
  const order =
    items.order_number ??
    (offered !== null && affirmative.test(text) ? offered : undefined) ??
    earlier
      .map((line) => readIdentity(line, false).order_number)
      .find((found) => found !== undefined);

  const last = exchanges.at(-1);
  if (
    last?.name === 'certificate_status' ||
    (last?.name === 'search_knowledge' &&
      exchanges.some(({ name }) => name === 'certificate_status'))
  ) {
    return answerCertificates(intent, exchanges, phrases);
  }
  if (last?.name === 'order_progress') {
    return answerProgress(last.result);
  }
  const identity = identityResult.safeParse(last?.name === 'verify_identity' ? last.result : null);
  if (last?.name === 'verify_identity' && !identity.success) {
    return {
      type: 'say',
      text: askFor(['姓名', '手机号码', '身份证号后四位'], phrases, 'identity.ask_again'),
    };
  }
  if (!identity.success) {
    return {
      type: 'call',
      name: 'verify_identity',
      arguments: identityArguments(items, own !== null && !asked ? earlier : []),
    };
  }
  if (identity.data.matched) {
    return intent === 'progress'
      ? {
          type: 'call',
          name: 'order_progress',
          arguments: order === undefined ? {} : { order_number: order },
        }
      : { type: 'call', name: 'certificate_status', arguments: {} };
  }
  if (identity.data.missing.length === 0) {
    return { type: 'say', text: phrases.fill('identity.mismatch') };
  }
  const wanted = [
    ...identity.data.missing,
    ...(intent === 'progress' && order === undefined && !forgotten.test(text) ? ['受理号'] : []),
  ];
  const restated =
    own === null ? '' : phrases.fill('confirm.wish', { slots: { service: services[intent] } });
  return { type: 'say', text: restated + askFor(wanted, phrases, 'identity.ask') };
}

/** Items of this turn, and of earlier ones where nothing was asked yet; the newest wins. */
function identityArguments(items: SpokenItems, earlier: readonly string[]): Record<string, string> {
  const all = [...earlier].reverse().map((line) => readIdentity(line, false));
  const { order_number: _order, ...identity } = Object.assign({}, ...all, items) as SpokenItems;
  return { ...identity };
}

function askFor(items: readonly string[], phrases: Phrases, phrase: string): string {
  const last = items.at(-1) ?? '';
  const detail = items.length > 1 ? `${items.slice(0, -1).join('、')}和${last}` : last;
  return phrases.fill(phrase, { slots: { detail } });
}

function asksIdentity(heard: string, phrases: Phrases): boolean {
  return (
    (/(?:姓名|手机号码|身份证号后四位|受理号).*[？。]/u.test(heard) &&
      /请您|麻烦您|这一笔/u.test(heard)) ||
    heard.includes(phrases.get('identity.mismatch').text)
  );
}
