/** The sentence for a call that did not come about. */
import { callerTexts as texts } from '../texts.ts';
import type { CallRefusal } from './callApi.ts';

export function refusalText(refusal: CallRefusal): string {
  const { refusals } = texts;
  switch (refusal.kind) {
    case 'busy':
      return refusal.text === '' ? refusals.busy : refusal.text;
    case 'limited':
      return refusals.limited(refusal.retryInS);
    case 'unreachable':
      return refusals.unreachable;
    case 'expired':
      return refusals.expired;
    case 'refused':
      return refusals.refused(refusal.message);
  }
}
