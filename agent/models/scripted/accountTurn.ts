/**
 * A turn about the caller's own account: restate the wish and ask for the identity items that are
 * missing (STD-2.4a), verify, look up, answer. Nothing is looked up before the identity matched.
 */
import { z } from 'zod';
import type { Phrases } from '../../words/types.ts';
import { type AccountIntent, accountIntent } from './accountIntent.ts';
import { answerCertificates } from './answerCertificates.ts';
import { answerProgress, offeredOrder } from './answerProgress.ts';
import type { Conversation, Exchange, Move } from './conversation.ts';
import { asksIdentity, requestItems } from './identityQuestion.ts';
import { readIdentity, type SpokenItems } from './readIdentity.ts';

const identityResult = z.object({ matched: z.boolean(), missing: z.array(z.string()) });

const affirmative = /^(?:嗯|对|是|好|可以|行|没错|要|麻烦|查)/u;
const forgotten =
  /(?:不记得|忘|没有|找不到|不知道|不清楚|没带).{0,6}(?:受理号|号码?|单号)?|(?:受理号|单号).{0,4}(?:不记得|忘|没有|找不到)/u;
const givesUp = /^(?:那|哦)?(?:算了|不(?:用|查|需要|想查)了?|不办了)/u;
const refuses =
  /(?:不|没)(?:想|愿意?|方便|能|可以|太想)(?:提供|说|给|告诉)|为什么要(?:提供|说|给|问)|保密/u;
/** Somebody who answers an identity question with another question has changed the matter. */
const question = /[?？]|吗|呢|多少|怎么|如何|什么|哪|几/u;

/** What this turn is about and what it brought. */
interface Matter {
  readonly intent: AccountIntent;
  /** The wish is new in this turn, so that it is restated. */
  readonly fresh: boolean;
  readonly items: SpokenItems;
  readonly order: string | undefined;
  /** The caller has no 受理号 at hand. */
  readonly withoutOrder: boolean;
}

/** The next move where this turn is about an account; null where it is not. */
export function accountTurn(conversation: Conversation, phrases: Phrases): Move | null {
  const { text, lastHeard, exchanges } = conversation;
  const asked = asksIdentity(lastHeard, phrases) || tellsIdentity(conversation);
  if (asked && givesUp.test(text)) {
    return { type: 'say', text: `好的。${phrases.fill('closing.anything_else')}` };
  }
  if (asked && refuses.test(text)) {
    return {
      type: 'say',
      text: '为了保护您的信息安全，核实身份后才可以为您查询。请问您方便提供吗？',
    };
  }
  const matter = matterOf(conversation, asked);
  if (matter === null) {
    return null;
  }
  const verified = exchanges.findLastIndex(({ name }) => name === 'verify_identity');
  const answer = answerOf(matter, exchanges.slice(verified + 1), exchanges, phrases);
  if (answer !== null) {
    return answer;
  }
  if (verified < 0) {
    const { order_number: _order, ...identity } = matter.items;
    return { type: 'call', name: 'verify_identity', arguments: { ...identity } };
  }
  const identity = identityResult.safeParse(exchanges[verified]?.result);
  if (identity.success && identity.data.matched) {
    return lookUp(matter);
  }
  const missing = identity.success ? identity.data.missing : ['姓名', '手机号码', '身份证号后四位'];
  if (missing.length === 0) {
    return { type: 'say', text: phrases.fill('identity.mismatch') };
  }
  const told = itemsTold(missing, conversation);
  if (Object.keys(told).length > 0) {
    return { type: 'call', name: 'verify_identity', arguments: told };
  }
  const withOrder =
    matter.intent === 'progress' && !matter.withoutOrder && matter.order === undefined;
  return requestItems(
    {
      items: withOrder ? [...missing, '受理号'] : missing,
      restate: matter.fresh ? matter.intent : null,
      again: asked && Object.keys(matter.items).length === 0 && text !== '',
    },
    phrases,
  );
}

/** Identity items that come a little later than asked for, with something else in between. */
function tellsIdentity({ text, earlier }: Conversation): boolean {
  const { phone, id_last_four: lastFour } = readIdentity(text, false);
  const isTold = phone !== undefined || lastFour !== undefined;
  return isTold && earlier.slice(0, 3).some((line) => wishOf(line) !== null);
}

/** Missing items that the caller named earlier in the call, when nobody had asked yet. */
function itemsTold(
  missing: readonly string[],
  { earlier, exchanges }: Conversation,
): Record<string, string> {
  if (exchanges.filter(({ name }) => name === 'verify_identity').length > 1) {
    return {};
  }
  const told: SpokenItems = Object.assign(
    {},
    ...[...earlier].reverse().map((line) => readIdentity(line, false)),
  );
  const wanted = { name: '姓名', phone: '手机号码', id_last_four: '身份证号后四位' } as const;
  return Object.fromEntries(
    (['name', 'phone', 'id_last_four'] as const).flatMap((key) => {
      const value = told[key];
      return value !== undefined && missing.includes(wanted[key]) ? [[key, value]] : [];
    }),
  );
}

function matterOf({ text, earlier, lastHeard }: Conversation, asked: boolean): Matter | null {
  const items = readIdentity(text, asked);
  const offered = offeredOrder(lastHeard);
  const accepted = offered !== null && affirmative.test(text) ? offered : undefined;
  const withoutOrder = asked && forgotten.test(text);
  const own = asked ? accountIntent(text) : wishOf(text);
  const goesOn =
    asked &&
    (Object.keys(items).length > 0 ||
      accepted !== undefined ||
      withoutOrder ||
      !question.test(text));
  const before = goesOn ? earlier.map(wishOf).find((intent) => intent !== null) : null;
  const intent = own ?? before ?? null;
  if (intent === null) {
    return null;
  }
  const told = earlier.map((line) => readIdentity(line, false).order_number);
  const order = items.order_number ?? accepted ?? told.find((number) => number !== undefined);
  return {
    intent,
    fresh: own !== null,
    items,
    order: withoutOrder ? undefined : order,
    withoutOrder,
  };
}

/** A bare 受理号 is a wish too: its progress. */
function wishOf(line: string): AccountIntent | null {
  const order = readIdentity(line, false).order_number;
  return accountIntent(line) ?? (order === undefined ? null : 'progress');
}

/** What a look-up of this turn gave, as words; null where none was made for a verified caller. */
function answerOf(
  { intent }: Matter,
  since: readonly Exchange[],
  exchanges: readonly Exchange[],
  phrases: Phrases,
): Move | null {
  if (intent === 'progress') {
    const progress = since.findLast(({ name }) => name === 'order_progress');
    return progress === undefined ? null : answerProgress(progress.result);
  }
  return since.some(({ name }) => name === 'certificate_status')
    ? answerCertificates(intent, exchanges, phrases)
    : null;
}

function lookUp({ intent, order }: Matter): Move {
  return intent === 'progress'
    ? {
        type: 'call',
        name: 'order_progress',
        arguments: order === undefined ? {} : { order_number: order },
      }
    : { type: 'call', name: 'certificate_status', arguments: {} };
}
