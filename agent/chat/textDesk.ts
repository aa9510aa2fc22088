/** The people of text mode: they exist and are free; what they do is told by the input. */
import type { DeskLink, HandoffOffer } from '../ports.ts';

/** Work numbers of the demo's people, asked in this order. */
const PEOPLE = ['201', '202', '203'] as const;

export class TextDesk implements DeskLink {
  /** The offer that rings now. */
  current: { readonly handoffId: string; readonly human: string } | null = null;
  readonly #free: boolean;

  /** @param free false: nobody is signed in */
  constructor(free = true) {
    this.#free = free;
  }

  offer(offer: HandoffOffer): Promise<string | null> {
    const human = this.#free ? PEOPLE[(offer.attempt - 1) % PEOPLE.length] : undefined;
    this.current = human === undefined ? null : { handoffId: offer.handoffId, human };
    return Promise.resolve(human ?? null);
  }

  withdraw(): Promise<void> {
    this.current = null;
    return Promise.resolve();
  }
}
