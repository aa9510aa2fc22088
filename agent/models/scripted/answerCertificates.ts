/**
 * Says what a certificate look-up gave: expiry or lock state, with the next step from knowledge
 * where one is due (TRN-needs). Dates are spoken as the tool gave them.
 */
import { z } from 'zod';
import type { AccountIntent } from '../../behaviours/accountIntent.ts';
import type { Exchange, Move } from './conversation.ts';
import { foundFacts } from './foundFacts.ts';

const statusResult = z.object({
  address: z.string().nullable(),
  certificates: z.array(
    z.object({
      kind: z.string(),
      expires_on: z.string().nullable(),
      days_left: z.number().nullable(),
      state: z.string(),
    }),
  ),
});
type Certificate = z.infer<typeof statusResult>['certificates'][number];

/** From this many days on a renewal is possible, and worth a word (TRN-needs). */
const soonInDays = 60;

export function answerCertificates(intent: AccountIntent, exchanges: readonly Exchange[]): Move {
  const status = statusResult.safeParse(
    exchanges.findLast(({ name }) => name === 'certificate_status')?.result,
  );
  if (!status.success) {
    return { type: 'call', name: 'request_situation', arguments: { situation: 'cannot_answer' } };
  }
  const { address, certificates } = status.data;
  const told = certificates
    .map((certificate) => tell(certificate, intent))
    .filter((part) => part !== null);
  if (told.length === 0) {
    return { type: 'call', name: 'request_situation', arguments: { situation: 'cannot_answer' } };
  }
  const next = nextStep(certificates, intent);
  const searched = exchanges.findLast(({ name }) => name === 'search_knowledge');
  if (next !== null && searched === undefined) {
    return { type: 'call', name: 'search_knowledge', arguments: { question: next } };
  }
  const advice = next === null ? '' : (foundFacts(searched)[0]?.text ?? '');
  const opening = address === null ? '' : `${address}，`;
  return {
    type: 'say',
    text: `${opening}${told.join('；')}。${advice}`,
  };
}

function tell(certificate: Certificate, intent: AccountIntent): string | null {
  const { kind, expires_on: expiresOn, days_left: daysLeft, state } = certificate;
  if (intent === 'lock') {
    return state.includes('锁定') ? `您的${kind}${state}` : `您的${kind}没有锁定`;
  }
  if (expiresOn === null || daysLeft === null) {
    return null;
  }
  return daysLeft < 0 ? `您的${kind}已于${expiresOn}过期` : `您的${kind}到期日是${expiresOn}`;
}

/** What the caller will want to know next, as a question to knowledge. */
function nextStep(certificates: readonly Certificate[], intent: AccountIntent): string | null {
  if (intent === 'lock') {
    return certificates.some(({ state }) => state.includes('锁定')) ? '解锁要多少钱' : null;
  }
  const due = certificates.some(({ days_left: days }) => days !== null && days <= soonInDays);
  return due ? '证书到期前什么时候可以办理续期' : null;
}
