/**
 * How many calls one caller has at the same time: an address on the web, a number by telephone. Who
 * has too many is refused, so that nobody can take all lines. A place is taken before anything is
 * waited for, so that calls of one moment can't all find the same place free. It remembers what it
 * let in and asks the media server which of them go on only when the limit seems reached.
 */
import type { MediaServer } from './mediaServer.ts';

export class CallsAtOnce {
  readonly #limit: number;
  readonly #media: Pick<MediaServer, 'existing'>;
  readonly #calls = new Map<string, Set<string>>();
  /** Let in, and their rooms not made yet: the media server can't know them. */
  readonly #coming = new Set<string>();

  constructor(limit: number, media: Pick<MediaServer, 'existing'>) {
    this.#limit = limit;
    this.#media = media;
  }

  /**
   * Takes a place for one more call of this caller, until `opened` or `leave`.
   * @returns false where there is none
   * @throws MediaServerFault
   */
  async admit(caller: string, callId: string): Promise<boolean> {
    if (this.#of(caller).size >= this.#limit) await this.#forgetEnded(caller);
    const calls = this.#of(caller);
    if (calls.size >= this.#limit) return false;
    this.#calls.set(caller, calls.add(callId));
    this.#coming.add(callId);
    return true;
  }

  /** The call has its room: from now on it counts as long as the media server has it. */
  opened(callId: string): void {
    this.#coming.delete(callId);
  }

  /** The call came to nothing. */
  leave(caller: string, callId: string): void {
    this.#coming.delete(callId);
    this.#remove(caller, [callId]);
  }

  async #forgetEnded(caller: string): Promise<void> {
    const asked = [...this.#of(caller)].filter((callId) => !this.#coming.has(callId));
    const existing = await this.#media.existing(asked);
    this.#remove(
      caller,
      asked.filter((callId) => !existing.includes(callId)),
    );
  }

  #remove(caller: string, callIds: readonly string[]): void {
    const calls = this.#of(caller);
    for (const callId of callIds) calls.delete(callId);
    if (calls.size === 0) this.#calls.delete(caller);
  }

  #of(caller: string): Set<string> {
    return this.#calls.get(caller) ?? new Set();
  }
}
