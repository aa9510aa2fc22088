/**
 * Who could take a handoff now, and who later: the company's departments and the people's states,
 * nothing else. In which order they are asked is the queue's.
 */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { DeskWords } from '../deskWords.ts';
import type { Person } from './handoffQueue.ts';
import type { Presence } from './presence.ts';

export interface WhoIsThere {
  readonly presence: Pick<Presence, 'shown' | 'ready'>;
  readonly handoff: DeskWords['handoff'];
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** Those at their desks, then those who are rung by telephone. */
export function peopleFor(offer: HandoffOffer, there: WhoIsThere): readonly Person[] {
  const { presence, handoff, now } = there;
  const atDesks = new Set(
    presence.shown.filter(({ state }) => state !== 'absent').map(({ workNumber }) => workNumber),
  );
  // Who has no page open is rung by telephone, after those at their desks.
  const byPhone = Object.entries(handoff.phones)
    .filter(([workNumber]) => offer.consults === undefined && !atDesks.has(workNumber))
    .map(([workNumber, phone]) => ({ workNumber, phone, since: now() }));
  return [...presence.ready, ...byPhone].flatMap((person) => {
    const fit = fits(person.workNumber, offer, handoff);
    return fit === 'no' ? [] : [{ ...person, helps: fit === 'helps' }];
  });
}

/** Those who could take it later: in a call, writing after one, or being rung. */
export function busyFor(offer: HandoffOffer, there: WhoIsThere): readonly string[] {
  const { presence, handoff } = there;
  const working: ReadonlySet<string> = new Set(['in_call', 'wrap_up', 'available']);
  return presence.shown
    .filter(
      ({ workNumber, state }) => working.has(state) && fits(workNumber, offer, handoff) !== 'no',
    )
    .map(({ workNumber }) => workNumber);
}

function fits(
  workNumber: string,
  { department, reason, to }: HandoffOffer,
  { helpers, skilled }: DeskWords['handoff'],
): 'owns' | 'helps' | 'no' {
  if (to !== undefined) return to === workNumber ? 'owns' : 'no';
  const known = skilled(department);
  if (known === null || known.includes(workNumber)) return 'owns';
  return reason === 'complaint' && helpers ? 'helps' : 'no';
}
