/** Why a handoff waits, as a card says it: the reason, or who wants to speak with a colleague first. Pure. */
import { deskTexts } from '../texts.ts';
import type { WaitingHandoff } from './deskApi.ts';

export interface WhyItRings {
  readonly text: string;
  /** A complaint or a danger: it goes before the rest. */
  readonly urgent: boolean;
}

export function whyItRings({
  reason,
  consults,
}: Pick<WaitingHandoff, 'reason' | 'consults'>): WhyItRings {
  const urgent = reason === 'complaint' || reason === 'danger';
  if (consults === null) return { text: deskTexts.reasons[reason], urgent };
  return { text: deskTexts.call.requests.consulting.ring(consults), urgent };
}
