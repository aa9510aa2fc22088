/** Whoever takes journals in, as their senders see it. No method ever rejects. */
import type { Erasure } from '../../erasure/eraseCalls.ts';
import type { PartHead } from '../store/journalStore.ts';

export type Delivery =
  | { readonly outcome: 'stored'; readonly head: PartHead }
  /** Lines before these are missing there; send from `expected` on. */
  | { readonly outcome: 'gap'; readonly expected: number }
  /** They contradict what is stored, or can't be taken at all; trying again changes nothing. */
  | { readonly outcome: 'refused'; readonly fault: string }
  /** Out of reach, slow or full: try again later. */
  | { readonly outcome: 'later'; readonly reason: string };

export interface JournalReceiver {
  /** @param lines of one part of one call, in order; one try */
  deliver(lines: readonly string[]): Promise<Delivery>;
  /** How far each part of a call is stored; null where that can't be told now. */
  heads(callId: string): Promise<readonly PartHead[] | null>;
  /** Which database it is; null where that can't be told now. */
  databaseId(): Promise<string | null>;
  /** Erasures after one that is known, a few at a time; null where that can't be told now. */
  erasuresAfter(erasureId: string): Promise<readonly Erasure[] | null>;
}
