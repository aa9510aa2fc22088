/**
 * Sees to it that nobody rings into a void: a call by telephone that no worker takes in time loses
 * its room, which the SIP bridge tells the caller as busy, within 2 seconds of their ringing. So
 * does one more call of a number that has enough of them. It asks the media server again and again;
 * what it does not see, nothing takes for granted.
 */

import type { CallsAtOnce } from '../calls/callsAtOnce.ts';
import { type CallSigns, callTaken } from '../calls/callTaken.ts';
import type { MediaServer } from '../calls/mediaServer.ts';
import { phoneRoomPrefix } from './phoneRooms.ts';

const limits = {
  /** Between two looks. */
  look: 250,
  /** From the first look at a room, for a worker to take its call. */
  taken: 1_400,
  /** A media server that does not answer is left alone for so long. */
  afterFault: 2_000,
  /** A room that was there so long before us is a call of the desk's earlier life. */
  old: 5_000,
  /** The telephone joins its room right after it is made; between two looks for its number. */
  number: 100,
} as const;

export interface PhoneRoomWatchOptions extends CallSigns {
  readonly media: Pick<
    MediaServer,
    'agentComing' | 'roomsOf' | 'numberIn' | 'closeRoom' | 'existing'
  >;
  readonly callers: CallsAtOnce;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** A call was turned away. */
  refused(room: string, reason: 'no_worker' | 'too_many_at_once'): void;
  fault(error: unknown): void;
}

export class PhoneRoomWatch {
  readonly #options: PhoneRoomWatchOptions;
  readonly #closing = new AbortController();
  #known: ReadonlySet<string> | null = null;

  constructor(options: PhoneRoomWatchOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#watch();
  }

  stop(): void {
    this.#closing.abort();
  }

  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    let failing = false;
    while (!signal.aborted) {
      try {
        await this.#look();
        failing = false;
        await pause(limits.look, signal);
      } catch (error) {
        if (!failing) this.#options.fault(error);
        failing = true;
        await pause(limits.afterFault, signal);
      }
    }
  }

  async #look(): Promise<void> {
    const { media, now } = this.#options;
    const rooms = await media.roomsOf(`${phoneRoomPrefix}_`);
    const known = this.#known ?? new Set(rooms.filter(isOld(now())).map(({ name }) => name));
    this.#known = new Set(rooms.map(({ name }) => name));
    for (const { name } of rooms.toSorted((one, other) => one.madeAt - other.madeAt)) {
      if (!known.has(name)) this.#judge(name).catch((error) => this.#options.fault(error));
    }
  }

  async #judge(room: string): Promise<void> {
    const { callers, media, refused } = this.#options;
    const late = AbortSignal.any([AbortSignal.timeout(limits.taken), this.#closing.signal]);
    const taken = callTaken(this.#options, room, late);
    taken.catch(() => undefined);
    const number = await this.#numberIn(room, late);
    if (number !== undefined && number !== '') {
      if (!(await callers.admit(number, room))) {
        await media.closeRoom(room);
        refused(room, 'too_many_at_once');
        return;
      }
      callers.opened(room);
    }
    if ((await taken) || this.#closing.signal.aborted) return;
    await media.closeRoom(room);
    refused(room, 'no_worker');
  }

  /** Undefined where no telephone has come by the time that it is too late. */
  async #numberIn(room: string, late: AbortSignal): Promise<string | undefined> {
    while (!late.aborted) {
      const number = await this.#options.media.numberIn(room);
      if (number !== undefined) return number;
      await pause(limits.number, late);
    }
    return undefined;
  }
}

function isOld(now: number) {
  return ({ madeAt }: { readonly madeAt: number }) => madeAt < now - limits.old;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => resolve();
  signal.addEventListener('abort', stop, { once: true });
  return promise.finally(() => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  });
}
