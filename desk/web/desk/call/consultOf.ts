/** What the journal of a call says of a talk between colleagues, from the view of one of the two. Pure. */
import type { HandoffCause } from '../../../../records/journal/events.ts';
import type { DeskCallState } from '../deskCallReducer.ts';
import type { ShownPageEvent } from '../timeline/pageEvent.ts';

export interface Consult {
  /** This person asks, or is asked; null where there is none (any more). */
  readonly role: 'asks' | 'asked' | null;
  readonly talking: boolean;
  /** The other one, by work number; null while nobody rings yet. */
  readonly other: string | null;
  /** Why the last one that this person asked for came to nothing. */
  readonly failure: HandoffCause | null;
}

export const noConsult: Consult = { role: null, talking: false, other: null, failure: null };

export function consultOf(events: readonly ShownPageEvent[], workNumber: string): Consult {
  let handoffId: string | null = null;
  let now = noConsult;
  let asker = '';
  for (const event of events) {
    if (event.type === 'consult.started') {
      handoffId = event.handoffId;
      asker = event.human;
      now = { ...noConsult, role: asker === workNumber ? 'asks' : null };
    } else if (!('handoffId' in event) || event.handoffId !== handoffId) continue;
    else if (event.type === 'handoff.offered' || event.type === 'handoff.accepted') {
      const human = event.human ?? null;
      if (asker === workNumber) now = { ...now, other: human };
      else if (human === workNumber) now = { ...now, role: 'asked', other: asker };
    } else if (event.type === 'consult.joined') now = { ...now, talking: true };
    else if (event.type === 'consult.ended') {
      const failed = event.outcome === 'failed' && asker === workNumber;
      now = { ...noConsult, failure: failed ? (event.cause ?? 'left') : null };
      handoffId = null;
    }
  }
  return now;
}

/** Whether the person's part of the call was advice to a colleague and nothing else. */
export function wasOnlyConsulted(
  { handoff, closure }: Pick<DeskCallState, 'handoff' | 'closure'>,
  events: readonly ShownPageEvent[],
  workNumber: string,
): boolean {
  const hadCaller = events.some(
    (event) => event.type === 'handoff.joined' && event.human === workNumber,
  );
  return closure !== null && handoff !== null && handoff.consults !== null && !hadCaller;
}
