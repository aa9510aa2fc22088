/**
 * The journal of one call while it is written: adds envelope, mask and hash, and hands each line
 * to its sink before `append` returns. There is one writer per call and part.
 */
import { CHAIN_START, chainHash } from './chain.ts';
import {
  type JournalEntry,
  type JournalEnvelope,
  type JournalEvent,
  journalBodies,
} from './events.ts';
import { maskDeep } from './mask.ts';

export interface CallJournalOptions {
  readonly callId: string;
  readonly part?: number;
  /** The call clock. */
  readonly now: () => Date;
  /** Receives each event, in order, before `append` returns. */
  readonly sink: (event: JournalEvent) => void;
  /** Hash that the first event is chained to; for a part after a crash, the last one known. */
  readonly after?: string;
}

export class CallJournal {
  readonly callId: string;
  readonly events: JournalEvent[] = [];
  readonly #part: number;
  readonly #now: () => Date;
  readonly #sink: (event: JournalEvent) => void;
  #previous: string;

  constructor(options: CallJournalOptions) {
    this.callId = options.callId;
    this.#part = options.part ?? 0;
    this.#now = options.now;
    this.#sink = options.sink;
    this.#previous = options.after ?? CHAIN_START;
  }

  /**
   * @throws ZodError where fields are not those of the event type: a fault of the product
   * @throws whatever the sink throws (a full disk); the event is then not part of the journal
   */
  append(entry: JournalEntry, turn: number): JournalEvent {
    const { type, ...fields } = entry;
    journalBodies[type].parse(fields);
    const envelope: JournalEnvelope = {
      v: 1,
      callId: this.callId,
      part: this.#part,
      seq: this.events.length + 1,
      at: this.#now().toISOString(),
      turn,
    };
    const withoutHash = Object.assign(envelope, maskDeep(entry));
    const hash = chainHash(this.#previous, withoutHash);
    const event: JournalEvent = Object.assign(withoutHash, { hash });
    this.#sink(event);
    this.events.push(event);
    this.#previous = event.hash;
    return event;
  }
}
