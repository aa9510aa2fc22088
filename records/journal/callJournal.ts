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
  /** Of a part after a crash: the events of the parts before it; the first is chained to their last. */
  readonly before?: readonly JournalEvent[];
}

export class CallJournal {
  readonly callId: string;
  /** All events of the call, those of earlier parts first. */
  readonly events: JournalEvent[];
  readonly #earlier: number;
  readonly #part: number;
  readonly #now: () => Date;
  readonly #sink: (event: JournalEvent) => void;
  #previous: string;

  constructor(options: CallJournalOptions) {
    this.callId = options.callId;
    this.#part = options.part ?? 0;
    this.#now = options.now;
    this.#sink = options.sink;
    this.events = [...(options.before ?? [])];
    this.#earlier = this.events.length;
    this.#previous = this.events.at(-1)?.hash ?? options.after ?? CHAIN_START;
  }

  /** How many events this part has. */
  get count(): number {
    return this.events.length - this.#earlier;
  }

  /** The event of this part with that seq. */
  event(seq: number): JournalEvent | undefined {
    return this.events[this.#earlier + seq - 1];
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
      seq: this.count + 1,
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
