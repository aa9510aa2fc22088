/** The people of text mode: they exist and are free; what they do is told by the input. */
import type { DeskLink, HandoffOffer, OfferAnswer, WaitingNews } from '../ports.ts';

/** Work numbers of the demo's people, asked in this order. */
const PEOPLE = ['201', '202', '203'] as const;

export class TextDesk implements DeskLink {
  /** The offer that rings now. */
  current: { readonly handoffId: string; readonly human: string } | null = null;
  /** How it stands with who waits; a test may set it. */
  standing: WaitingNews = { position: 0, waitMs: null };
  /** Everybody is in a call: the next offers wait in line. */
  allBusy = false;
  /** Telephones of those who have no page. */
  phones: Readonly<Record<string, string>> = {};
  readonly #free: boolean;

  /** @param free false: nobody is signed in */
  constructor(free = true) {
    this.#free = free;
  }

  offer(offer: HandoffOffer): Promise<OfferAnswer> {
    if (this.allBusy) return Promise.resolve({ outcome: 'queued' });
    const next = offer.to ?? PEOPLE[(offer.attempt - 1) % PEOPLE.length];
    const human = this.#free ? next : undefined;
    this.current = human === undefined ? null : { handoffId: offer.handoffId, human };
    if (human === undefined) return Promise.resolve({ outcome: 'nobody' });
    const phone = this.phones[human];
    return Promise.resolve({ outcome: 'rings', human, ...(phone === undefined ? {} : { phone }) });
  }

  news(): Promise<WaitingNews | null> {
    return Promise.resolve(this.standing);
  }

  claim(): Promise<void> {
    return Promise.resolve();
  }

  withdraw(): Promise<void> {
    this.current = null;
    return Promise.resolve();
  }
}
