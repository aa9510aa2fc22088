/**
 * People's telephones, rung into the caller's room as the participant of that person: one at a time,
 * as a handoff is offered to one person at a time. The room sees the work number, never the telephone
 * number. Whoever lifts off counts as answered; that it was the person is proven by a key.
 */
import type { HandoffCause, JournalEntry } from '../../records/journal/events.ts';
import type { Dialler } from './dialler.ts';

export interface SipPersonLegsOptions {
  /** The call's room. */
  readonly room: string;
  /** Loaded where it is needed: most calls ring nobody. */
  dialler(): Promise<Dialler>;
  note(entry: JournalEntry): void;
}

export interface PersonLeg {
  /** The work number. */
  readonly human: string;
  readonly number: string;
  readonly ringForMs: number;
}

export class SipPersonLegs {
  readonly #options: SipPersonLegsOptions;
  #ringing: AbortController | null = null;

  constructor(options: SipPersonLegsOptions) {
    this.#options = options;
  }

  /** Rings until it is answered, by whomever, or is certain not to be. Never rejects. */
  async dial({ human, number, ringForMs }: PersonLeg): Promise<'answered' | HandoffCause> {
    this.drop();
    const ringing = new AbortController();
    this.#ringing = ringing;
    const { room, dialler } = this.#options;
    const began = performance.now();
    const line = await dialler();
    const outcome = await line.dial(
      { room, number, identity: `human-${human}`, name: human, ringForMs, hideNumber: true },
      ringing.signal,
    );
    if (this.#ringing === ringing) this.#ringing = null;
    if (outcome.answered) return 'answered';
    if (outcome.cause !== 'unreachable') return outcome.cause;
    this.#options.note({
      type: 'fault.occurred',
      component: 'media',
      kind: 'phone_unreachable',
      outcome: `坐席 ${human} 的电话拨不出去（${outcome.detail}），按无人接听处理`,
      ms: Math.round(performance.now() - began),
    });
    return 'no_answer';
  }

  /** Stops what rings. Idempotent; who has lifted off stays. */
  drop(): void {
    this.#ringing?.abort();
    this.#ringing = null;
  }
}
