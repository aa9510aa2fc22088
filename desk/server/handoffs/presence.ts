/**
 * In which state each person is: what they chose (可接听、小休、忙碌), what their call makes of it
 * (通话中、话后处理), or absent. A choice outlives a lost connection, so that whoever was on a break
 * is still on it when the page is back (ETI-5k). No network: who is there and who is in a call is
 * told or asked.
 */
import type { ChosenState, PersonState } from '../../../records/people/personStates.ts';
import type { PersonShown } from '../sockets/deskMessages.ts';

export interface PresenceOptions {
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** After a call a person has so long for what is left to write, then they are available again. */
  readonly wrapUpMs: number;
  readonly inCall: (workNumber: string) => boolean;
  /** A state has changed by itself: the time after a call is over. */
  readonly changed: () => void;
}

interface Known {
  /** The page is gone for the moment: nothing rings there, but nothing is shown of it yet. */
  away: boolean;
  name: string;
  present: boolean;
  chosen: ChosenState;
  wrapUp: NodeJS.Timeout | null;
  shown: PersonState;
  since: number;
}

export interface ReadyPerson {
  readonly workNumber: string;
  /** Since when they are available; milliseconds since the epoch. */
  readonly since: number;
}

export class Presence {
  readonly #people = new Map<string, Known>();
  readonly #options: PresenceOptions;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  /**
   * The person's page is there.
   * @param wished the state the page was in; counts only where this desk knows nothing of the person
   */
  sit(workNumber: string, { name, wished }: { name: string; wished: ChosenState }): void {
    const known = this.#people.get(workNumber);
    if (known) Object.assign(known, { name, present: true, away: false });
    else {
      const { now } = this.#options;
      const state = { name, present: true, away: false, chosen: wished, wrapUp: null };
      this.#people.set(workNumber, { ...state, shown: 'absent', since: now() });
    }
    this.#settle(workNumber);
  }

  /** The page is gone for the moment, or there again. @returns whether it was otherwise before */
  stepAway(workNumber: string, away: boolean): boolean {
    const known = this.#people.get(workNumber);
    if (!known || known.away === away) return false;
    known.away = away;
    return true;
  }

  leave(workNumber: string): void {
    const known = this.#people.get(workNumber);
    if (!known) return;
    known.present = false;
    this.#settle(workNumber);
  }

  /** The person chooses; it also ends the time after a call. */
  choose(workNumber: string, state: ChosenState): void {
    const known = this.#people.get(workNumber);
    if (!known) return;
    known.chosen = state;
    this.#endWrapUp(known);
    this.#settle(workNumber);
  }

  /** The person did not answer a ring: they count as busy until they say otherwise (ETI-5k). */
  missed(workNumber: string): void {
    const known = this.#people.get(workNumber);
    if (known?.shown === 'available') this.choose(workNumber, 'busy');
  }

  /** Everyone this desk knows, with their state as it is now. */
  get shown(): readonly PersonShown[] {
    return [...this.#people].map(([workNumber, known]) => {
      this.#settle(workNumber);
      const { name, shown, since } = known;
      return { workNumber, name, state: shown, since: new Date(since).toISOString() };
    });
  }

  /** Those at whom a call may ring. */
  get ready(): readonly ReadyPerson[] {
    return [...this.#people.keys()].flatMap((workNumber) => {
      const known = this.#settle(workNumber);
      return known?.shown === 'available' && !known.away
        ? [{ workNumber, since: known.since }]
        : [];
    });
  }

  close(): void {
    for (const known of this.#people.values()) this.#endWrapUp(known);
  }

  /** Brings what is shown in line with what is; a call that has ended begins the time after it. */
  #settle(workNumber: string): Known | undefined {
    const known = this.#people.get(workNumber);
    if (!known) return undefined;
    const inCall = this.#options.inCall(workNumber);
    if (inCall) this.#endWrapUp(known);
    else if (known.shown === 'in_call' && known.wrapUp === null) this.#beginWrapUp(known);
    const state = stateOf(known, inCall);
    if (state === known.shown) return known;
    known.shown = state;
    known.since = this.#options.now();
    return known;
  }

  #beginWrapUp(known: Known): void {
    const { wrapUpMs, changed } = this.#options;
    if (wrapUpMs === 0) return;
    known.wrapUp = setTimeout(() => {
      known.wrapUp = null;
      changed();
    }, wrapUpMs);
  }

  #endWrapUp(known: Known): void {
    if (known.wrapUp !== null) clearTimeout(known.wrapUp);
    known.wrapUp = null;
  }
}

function stateOf(known: Known, inCall: boolean): PersonState {
  if (inCall) return 'in_call';
  if (!known.present) return 'absent';
  return known.wrapUp === null ? known.chosen : 'wrap_up';
}
