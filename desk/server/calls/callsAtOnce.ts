/**
 * How many calls one caller has at the same time: an address on the web, a number by telephone. Who
 * has too many is refused, so that nobody can take all lines. It remembers what it let in and asks
 * the media server which of them go on only when the limit seems reached.
 */
import type { MediaServer } from './mediaServer.ts';

export class CallsAtOnce {
  readonly #limit: number;
  readonly #media: Pick<MediaServer, 'existing'>;
  readonly #calls = new Map<string, Set<string>>();

  constructor(limit: number, media: Pick<MediaServer, 'existing'>) {
    this.#limit = limit;
    this.#media = media;
  }

  /** Whether one more call of this caller may come. @throws MediaServerFault */
  async hasRoom(caller: string): Promise<boolean> {
    const known = this.#calls.get(caller);
    if (known === undefined || known.size < this.#limit) return true;
    const existing = await this.#media.existing([...known]);
    for (const callId of known) if (!existing.includes(callId)) known.delete(callId);
    if (known.size === 0) this.#calls.delete(caller);
    return known.size < this.#limit;
  }

  note(caller: string, callId: string): void {
    const known = this.#calls.get(caller) ?? new Set();
    this.#calls.set(caller, known.add(callId));
  }
}
