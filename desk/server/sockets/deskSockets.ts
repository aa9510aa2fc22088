/**
 * The sockets of the desk pages: one page for each work number, and whether it is still there.
 *
 * The newer page of a work number wins and the older is told; a page that was replaced is not let in
 * again, or the two would throw each other out for ever. The server pings; a page that misses three
 * is gone, as is one that closed and did not come back within a moment. The browser itself answers a
 * ping, so a hidden tab stays present. It knows nothing of calls or states.
 */
import type { DeskMessage } from './deskMessages.ts';

/** As much of a WebSocket as is needed here. */
export interface DeskSocket {
  readonly bufferedAmount: number;
  send(text: string): void;
  ping(): void;
  close(code: number): void;
  terminate(): void;
  on(event: 'pong' | 'close', happened: () => void): void;
  on(event: 'message', received: (data: { toString(): string }) => void): void;
}

export interface DeskSocketsOptions {
  /** Between two pings. */
  readonly pingEveryMs: number;
  /** A page that closed may come back within this, e.g. after a reload. */
  readonly leftAfterMs: number;
  /** The person's page is gone for the moment, or there again. */
  readonly away: (workNumber: string, away: boolean) => void;
  /** The person's page is gone and did not come back in time. */
  readonly left: (workNumber: string) => void;
  readonly received: (workNumber: string, text: string) => void;
}

/** Close codes that a page reads. */
export const closeCodes = { replaced: 4001, goingAway: 1001 } as const;
/** A page misses so many pings before it counts as gone. */
const missesAllowed = 3;
/** A page that has stopped reading is cut off instead of filling memory; bytes. */
const backlogLimit = 1024 * 1024;

interface Seat {
  readonly socket: DeskSocket;
  readonly page: string | undefined;
  missed: number;
}

export class DeskSockets {
  readonly #seats = new Map<string, Seat>();
  readonly #leaving = new Map<string, NodeJS.Timeout>();
  readonly #replacedPages = new Set<string>();
  readonly #options: DeskSocketsOptions;
  readonly #pings: NodeJS.Timeout;

  constructor(options: DeskSocketsOptions) {
    this.#options = options;
    this.#pings = setInterval(() => this.#ping(), options.pingEveryMs);
  }

  /**
   * @param page the page's own id, the same when it connects again
   * @returns false where the page had to give way to a newer one, and is closed
   */
  open(workNumber: string, page: string | undefined, socket: DeskSocket): boolean {
    if (page !== undefined && this.#replacedPages.has(page)) {
      this.#replace(socket);
      return false;
    }
    const before = this.#seats.get(workNumber);
    clearTimeout(this.#leaving.get(workNumber));
    this.#leaving.delete(workNumber);
    const seat: Seat = { socket, page, missed: 0 };
    this.#seats.set(workNumber, seat);
    if (before) this.#giveWay(before, page);
    socket.on('pong', () => {
      seat.missed = 0;
    });
    socket.on('close', () => this.#stand(workNumber, seat));
    socket.on('message', (data) => {
      if (this.#seats.get(workNumber) === seat) this.#options.received(workNumber, data.toString());
    });
    this.#options.away(workNumber, false);
    return true;
  }

  /** Nothing where that person's page is not there: it is sent everything when it comes. */
  send(workNumber: string, message: DeskMessage): void {
    const seat = this.#seats.get(workNumber);
    if (!seat) return;
    seat.socket.send(JSON.stringify(message));
    if (seat.socket.bufferedAmount > backlogLimit) seat.socket.terminate();
  }

  broadcast(message: DeskMessage): void {
    for (const workNumber of this.#seats.keys()) this.send(workNumber, message);
  }

  /** Closes every page's socket, without anyone counting as left. */
  close(): void {
    clearInterval(this.#pings);
    for (const timer of this.#leaving.values()) clearTimeout(timer);
    this.#leaving.clear();
    const seats = [...this.#seats.values()];
    this.#seats.clear();
    for (const { socket } of seats) socket.close(closeCodes.goingAway);
  }

  #ping(): void {
    for (const [workNumber, seat] of this.#seats) {
      if (seat.missed < missesAllowed) {
        seat.missed += 1;
        seat.socket.ping();
        continue;
      }
      this.#seats.delete(workNumber);
      seat.socket.terminate();
      this.#options.away(workNumber, true);
      this.#options.left(workNumber);
    }
  }

  #giveWay(before: Seat, page: string | undefined): void {
    if (before.page !== undefined && before.page === page) {
      before.socket.terminate();
      return;
    }
    if (before.page !== undefined) this.#replacedPages.add(before.page);
    this.#replace(before.socket);
  }

  #replace(socket: DeskSocket): void {
    const message = '同一工号已在另一个页面登录，本页面已退出。';
    socket.send(JSON.stringify({ type: 'replaced', message } satisfies DeskMessage));
    socket.close(closeCodes.replaced);
  }

  #stand(workNumber: string, seat: Seat): void {
    if (this.#seats.get(workNumber) !== seat) return;
    this.#seats.delete(workNumber);
    const timer = setTimeout(() => {
      this.#leaving.delete(workNumber);
      this.#options.left(workNumber);
    }, this.#options.leftAfterMs);
    this.#leaving.set(workNumber, timer);
    this.#options.away(workNumber, true);
  }
}
