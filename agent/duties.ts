/**
 * The ledger of duties: each mandated phrase opens one when it is due, and it is fulfilled only
 * when the words were played to the end. An interrupted duty is said again, twice at most, the last
 * time uninterruptible; what is open when the call ends has lapsed.
 */
import type { JournalEntry, JournalEvent } from '../records/journal/events.ts';
import type { Phrase } from './words/types.ts';

/** Said again at most so often. */
export const MAX_REPEATS = 2;

export interface Duty {
  readonly dutyId: string;
  readonly clause: string;
  readonly phrase: string;
  /** It asks something: an answer ends it, however much of it was heard. */
  readonly question: boolean;
  repeats: number;
}

export class DutyLedger {
  readonly #open = new Map<string, Duty>();
  readonly #write: (entry: JournalEntry) => void;
  #count = 0;
  /** Before the numbers of duties that this process opens: a successor's own are told apart. */
  #prefix = 'duty-';

  constructor(write: (entry: JournalEntry) => void) {
    this.#write = write;
  }

  /** Takes over what a dead process left open. @param events of the call so far */
  restore(
    events: readonly JournalEvent[],
    part: number,
    isQuestion: (phrase: string) => boolean,
  ): void {
    this.#prefix = `duty-${part}-`;
    for (const event of events) {
      if (event.type === 'duty.opened') {
        const { dutyId, clause, phrase } = event;
        const question = isQuestion(phrase);
        this.#open.set(phrase, { dutyId, clause, phrase, question, repeats: 0 });
      } else if (event.type === 'duty.repeated') {
        const duty = this.#open.get(event.phrase);
        if (duty) duty.repeats += 1;
      } else if (event.type === 'duty.fulfilled' || event.type === 'duty.lapsed') {
        this.#open.delete(event.phrase);
      }
    }
  }

  /** Opens the duty of a phrase, or takes up the one that was interrupted. */
  begin(phrase: Phrase): Duty {
    const owed = this.#open.get(phrase.id);
    if (owed) {
      owed.repeats += 1;
      this.#write({ type: 'duty.repeated', ...fields(owed) });
      return owed;
    }
    this.#count += 1;
    const duty: Duty = {
      dutyId: `${this.#prefix}${this.#count}`,
      clause: phrase.clauses[0] ?? '',
      phrase: phrase.id,
      question: phrase.question,
      repeats: 0,
    };
    this.#open.set(phrase.id, duty);
    this.#write({ type: 'duty.opened', ...fields(duty) });
    return duty;
  }

  fulfil(duty: Duty): void {
    this.#open.delete(duty.phrase);
    this.#write({ type: 'duty.fulfilled', ...fields(duty) });
  }

  /** @returns whether it may be said again; if not, it has lapsed */
  interrupt(duty: Duty, heard: string): boolean {
    this.#write({ type: 'duty.interrupted', ...fields(duty), heard });
    if (duty.repeats < MAX_REPEATS) return true;
    this.#open.delete(duty.phrase);
    this.#write({ type: 'duty.lapsed', ...fields(duty), reason: 'limit' });
    return false;
  }

  /**
   * Questions that were answered over are owed no more once another one is asked: they lapse.
   * @param phrase the question that is asked now; left out: none
   */
  supersede(phrase?: string): void {
    for (const duty of this.#open.values()) {
      if (!duty.question || duty.phrase === phrase) continue;
      this.#open.delete(duty.phrase);
      this.#write({ type: 'duty.lapsed', ...fields(duty) });
    }
  }

  /** The call is over: nothing more can be said. */
  lapseAll(): void {
    for (const duty of this.#open.values()) {
      this.#write({ type: 'duty.lapsed', ...fields(duty), reason: 'hung_up' });
    }
    this.#open.clear();
  }
}

function fields({ dutyId, clause, phrase }: Duty) {
  return { dutyId, clause, phrase };
}
