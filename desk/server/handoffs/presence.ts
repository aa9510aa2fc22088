/**
 * Who is at a desk: a person is present while their page holds its stream open.
 *
 * One work number, one page: the newer wins and the older is told. A page that was replaced is not
 * let in again, or the two would throw each other out for ever. A stream that breaks counts as left
 * only after a moment, so that a page that connects again keeps its place.
 */
import type { HeldStream } from '../streams/heldStream.ts';
import type { Person } from './handoffQueue.ts';

interface Seat {
  readonly stream: HeldStream;
  readonly page: string | undefined;
  readonly since: number;
}

export interface PresenceOptions {
  readonly now: () => number;
  readonly leftAfterMs: number;
  /** The person's page is gone and did not come back in time. */
  readonly left: (workNumber: string) => void;
  /** The person's page is gone for the moment, or there again. */
  readonly away: (workNumber: string, away: boolean) => void;
}

export class Presence {
  readonly #seats = new Map<string, Seat>();
  readonly #leaving = new Map<string, { readonly timer: NodeJS.Timeout; readonly since: number }>();
  readonly #replacedPages = new Set<string>();
  readonly #options: PresenceOptions;

  constructor(options: PresenceOptions) {
    this.#options = options;
  }

  get people(): readonly Person[] {
    return [...this.#seats].map(([workNumber, { since }]) => ({ workNumber, since }));
  }

  /** Whether this page had to give way to a newer one. */
  wasReplaced(page: string | undefined): boolean {
    return page !== undefined && this.#replacedPages.has(page);
  }

  /** @param page the page's own id, the same when it connects again */
  sit(workNumber: string, page: string | undefined, stream: HeldStream): void {
    const before = this.#seats.get(workNumber);
    const leaving = this.#leaving.get(workNumber);
    clearTimeout(leaving?.timer);
    this.#leaving.delete(workNumber);
    const since = before?.since ?? leaving?.since ?? this.#options.now();
    this.#seats.set(workNumber, { stream, page, since });
    if (before) this.#replace(before, page);
    this.#options.away(workNumber, false);
    stream.onClose(() => this.#stand(workNumber, stream));
  }

  each(visit: (workNumber: string, stream: HeldStream) => void): void {
    for (const [workNumber, { stream }] of this.#seats) visit(workNumber, stream);
  }

  /** Ends every stream, without anyone counting as left. */
  close(): void {
    for (const { timer } of this.#leaving.values()) clearTimeout(timer);
    const seats = [...this.#seats.values()];
    this.#seats.clear();
    for (const { stream } of seats) stream.end();
  }

  #replace(before: Seat, page: string | undefined): void {
    const samePage = before.page !== undefined && before.page === page;
    if (!samePage) {
      if (before.page !== undefined) this.#replacedPages.add(before.page);
      const message = '同一工号已在另一个页面登录，本页面已退出。';
      before.stream.write(`event: replaced\ndata: ${JSON.stringify({ message })}\n\n`);
    }
    before.stream.end();
  }

  #stand(workNumber: string, stream: HeldStream): void {
    const seat = this.#seats.get(workNumber);
    if (seat?.stream !== stream) return;
    this.#seats.delete(workNumber);
    const timer = setTimeout(() => {
      this.#leaving.delete(workNumber);
      this.#options.left(workNumber);
    }, this.#options.leftAfterMs);
    this.#leaving.set(workNumber, { timer, since: seat.since });
    this.#options.away(workNumber, true);
  }
}
