/**
 * What a person is told by voice before they take a call (ETI-5d): from the summary, and nothing
 * beside it. The words around it are a phrase.
 */
import type { HandoffReason, HandoffSummary } from './events.ts';
import { reasonNames } from './reasonNames.ts';

/** So much of the demand is told, in characters; the rest is said by the caller. */
const BRIEFED_DEMAND = 40;

export interface Briefing {
  readonly reason: string;
  readonly caller: string;
  readonly demand: string;
}

export function briefingOf({
  reason,
  summary: { caller, demand },
}: {
  readonly reason: HandoffReason;
  readonly summary: Pick<HandoffSummary, 'caller' | 'demand'>;
}): Briefing {
  return {
    reason: reasonNames[reason],
    caller: `来电人${caller.name ?? caller.number ?? '未留姓名'}`,
    demand: (demand === '' ? '未说明' : demand).slice(0, BRIEFED_DEMAND),
  };
}
