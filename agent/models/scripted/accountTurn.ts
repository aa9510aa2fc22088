/**
 * A turn about the caller's own account, whose identity the flow has taken: look up, answer. A
 * caller who is not verified yet is the flow's: the situation `identity` is asked for.
 */
import { z } from 'zod';
import { type AccountIntent, accountIntent } from '../../behaviours/accountIntent.ts';
import { readIdentity } from '../../behaviours/readIdentity.ts';
import { answerCertificates } from './answerCertificates.ts';
import { answerProgress, offeredOrder } from './answerProgress.ts';
import type { Conversation, Exchange, Move } from './conversation.ts';

const identityResult = z.object({ matched: z.boolean() });
const affirmative = /^(?:嗯|对|是|好|可以|行|没错|要|麻烦|查)/u;
const forgotten =
  /(?:不记得|忘|没有|找不到|不知道|不清楚|没带).{0,6}(?:受理号|号码?|单号)?|(?:受理号|单号).{0,4}(?:不记得|忘|没有|找不到)/u;

/** The next move where this turn is about an account; null where it is not. */
export function accountTurn(conversation: Conversation): Move | null {
  const { text, lastHeard, exchanges } = conversation;
  const offered = offeredOrder(lastHeard);
  const accepted = offered !== null && affirmative.test(text) ? offered : undefined;
  if (offered !== null && forgotten.test(text)) return { type: 'say', text: lastHeard };
  const intent = wishOf(text) ?? (accepted === undefined ? null : 'progress');
  if (intent === null || intent === 'history') return null;
  if (intent === 'contact') return { type: 'call', name: 'update_contact', arguments: {} };
  const verified = exchanges.findLastIndex(({ name }) => name === 'verify_identity');
  if (verified < 0) return { type: 'call', name: 'verify_identity', arguments: {} };
  const identity = identityResult.safeParse(exchanges[verified]?.result);
  if (!identity.success || !identity.data.matched) {
    return { type: 'call', name: 'request_situation', arguments: { situation: 'identity' } };
  }
  const answer = answerOf(intent, exchanges.slice(verified + 1), exchanges);
  return answer ?? lookUp(intent, accepted ?? orderOf(conversation));
}

/** A bare 受理号 is a wish too: its progress. */
function wishOf(line: string): AccountIntent | null {
  const order = readIdentity(line, false).order_number;
  return accountIntent(line) ?? (order === undefined ? null : 'progress');
}

/** The 受理号 of this turn, else the one told last, unless the caller has none at hand. */
function orderOf({ text, earlier }: Conversation): string | undefined {
  const lines = [text, ...earlier];
  const told = lines.findIndex((line) => readIdentity(line, false).order_number !== undefined);
  const none = lines.findIndex((line) => forgotten.test(line));
  if (told < 0 || (none >= 0 && none < told)) return undefined;
  return readIdentity(lines[told] ?? '', false).order_number;
}

/** What a look-up of this turn gave, as words; null where none was made for a verified caller. */
function answerOf(
  intent: AccountIntent,
  since: readonly Exchange[],
  exchanges: readonly Exchange[],
): Move | null {
  if (intent === 'progress') {
    const progress = since.findLast(({ name }) => name === 'order_progress');
    return progress === undefined ? null : answerProgress(progress.result);
  }
  return since.some(({ name }) => name === 'certificate_status')
    ? answerCertificates(intent, exchanges)
    : null;
}

function lookUp(intent: AccountIntent, order: string | undefined): Move {
  return intent === 'progress'
    ? {
        type: 'call',
        name: 'order_progress',
        arguments: order === undefined ? {} : { order_number: order },
      }
    : { type: 'call', name: 'certificate_status', arguments: {} };
}
