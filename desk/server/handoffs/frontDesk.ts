/**
 * Brings the queue, the people at their desks and the calls' processes together: whatever one side
 * does is kept first, then told to the others.
 */
import type { HandoffOffer } from '../../../agent/ports.ts';
import type { DeskWords } from '../deskWords.ts';
import type { HeldStream } from '../streams/heldStream.ts';
import { CommandStreams } from './commandStreams.ts';
import { handoffListEvent } from './handoffListEvent.ts';
import { type ClaimResult, HandoffQueue } from './handoffQueue.ts';
import { Presence } from './presence.ts';
import type { QueueFile } from './queueFile.ts';

export interface FrontDeskLimits {
  readonly heartbeatMs: number;
  /** A desk page that is gone for so long has left. */
  readonly leftAfterMs: number;
  /** A call whose process holds no stream for so long has lost it; a living one is back within 1 s. */
  readonly lostAfterMs: number;
}

export const frontDeskLimits: FrontDeskLimits = {
  heartbeatMs: 2000,
  leftAfterMs: 3000,
  lostAfterMs: 5_000,
};

export interface FrontDeskDependencies {
  readonly file: Pick<QueueFile, 'records' | 'keep' | 'close'>;
  readonly words: Pick<DeskWords, 'greeting' | 'dutyName'>;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: FrontDeskLimits;
  /** Something that nobody asked for could not be kept, e.g. on a full disk. */
  readonly fault: (error: unknown) => void;
  /** The process of this call is dead, without a word: its handoffs are off the desks by now. */
  readonly lost: (callId: string) => void;
  /** The page of the person who speaks in this call is gone for the moment, or there again. */
  readonly away: (callId: string, workNumber: string, away: boolean) => void;
}

export class FrontDesk {
  readonly #queue: HandoffQueue;
  readonly #presence: Presence;
  readonly #streams: CommandStreams;
  readonly #losing = new Map<string, NodeJS.Timeout>();
  readonly #beat: NodeJS.Timeout;
  readonly #dependencies: FrontDeskDependencies;
  #closed = false;

  constructor(dependencies: FrontDeskDependencies) {
    const { file, now, limits } = dependencies;
    this.#dependencies = dependencies;
    this.#queue = new HandoffQueue(file.records, (record) => file.keep(record));
    this.#presence = new Presence({
      now,
      leftAfterMs: limits.leftAfterMs,
      left: (workNumber) => this.#unasked(() => this.#queue.leave(workNumber, now())),
      away: (workNumber, away) => {
        const callId = this.#queue.claimOf(workNumber)?.offer.callId;
        if (callId !== undefined) dependencies.away(callId, workNumber, away);
      },
    });
    this.#streams = new CommandStreams({
      now,
      heartbeatMs: limits.heartbeatMs,
      commandsAfter: (callId, after) => this.#queue.commandsAfter(callId, after),
      closed: (callId) => this.#awaitProcess(callId),
    });
    this.#beat = setInterval(() => {
      this.#presence.each((_workNumber, stream) => stream.write(': heartbeat\n\n'));
    }, limits.heartbeatMs);
    for (const callId of this.#queue.calls()) this.#awaitProcess(callId);
  }

  /** @returns the person it was offered to, or null where nobody is free */
  offer(offer: HandoffOffer): string | null {
    const human = this.#queue.offer(offer, this.#presence.people, this.#dependencies.now());
    if (!this.#streams.isOpen(offer.callId)) this.#awaitProcess(offer.callId);
    this.#tellAll();
    return human;
  }

  withdraw(callId: string, handoffId: string): void {
    this.#queue.withdraw(callId, handoffId, this.#dependencies.now());
    this.#tellAll();
  }

  end(callId: string): void {
    this.#stopAwaiting(callId);
    this.#queue.end(callId, this.#dependencies.now());
    this.#tellAll();
  }

  listen(callId: string, after: number, stream: HeldStream): void {
    this.#stopAwaiting(callId);
    this.#streams.open(callId, after, stream);
  }

  /** @returns false where this page had to give way to a newer one and must not come back */
  sit(workNumber: string, page: string | undefined, stream: HeldStream): boolean {
    if (this.#presence.wasReplaced(page)) return false;
    this.#presence.sit(workNumber, page, stream);
    stream.write(`retry: 1000\n\n${this.#listFor(workNumber)}`);
    return true;
  }

  accept(handoffId: string, human: string): ClaimResult {
    const result = this.#queue.accept(handoffId, human, this.#dependencies.now());
    this.#tellAll();
    return result;
  }

  decline(handoffId: string, human: string): boolean {
    const { now } = this.#dependencies;
    const waited = this.#queue.decline(handoffId, human, 'declined', now());
    this.#tellAll();
    return waited;
  }

  /** Ends all streams; nobody counts as left or lost, the queue stays on disk. Idempotent. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#beat);
    this.#presence.close();
    this.#streams.close();
    for (const timer of this.#losing.values()) clearTimeout(timer);
    this.#dependencies.file.close();
  }

  #listFor(workNumber: string): string {
    const { now, words } = this.#dependencies;
    return handoffListEvent(this.#queue, workNumber, { now: now(), words });
  }

  #tellAll(): void {
    this.#presence.each((workNumber, stream) => stream.write(this.#listFor(workNumber)));
    for (const callId of this.#queue.calls()) this.#streams.flush(callId);
  }

  #unasked(change: () => void): void {
    try {
      change();
      this.#tellAll();
    } catch (error) {
      this.#dependencies.fault(error);
    }
  }

  #awaitProcess(callId: string): void {
    if (this.#closed || this.#losing.has(callId)) return;
    const timer = setTimeout(() => {
      this.#losing.delete(callId);
      this.#unasked(() => this.#queue.lose(callId, this.#dependencies.now()));
      this.#dependencies.lost(callId);
    }, this.#dependencies.limits.lostAfterMs);
    this.#losing.set(callId, timer);
  }

  #stopAwaiting(callId: string): void {
    clearTimeout(this.#losing.get(callId));
    this.#losing.delete(callId);
  }
}
