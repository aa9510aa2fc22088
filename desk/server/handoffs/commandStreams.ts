/**
 * The streams that call processes hold open: commands go down them, numbered and at least once,
 * between heartbeats. A call has one stream; a newer one takes the older's place.
 */
import type { HeldStream } from '../streams/heldStream.ts';
import type { NumberedCommand } from './queueState.ts';

interface Listener {
  readonly stream: HeldStream;
  sent: number;
}

export interface CommandStreamsOptions {
  readonly now: () => number;
  readonly heartbeatMs: number;
  readonly commandsAfter: (callId: string, after: number) => readonly NumberedCommand[];
  /** The call's stream has closed and no newer one is open. */
  readonly closed: (callId: string) => void;
}

export class CommandStreams {
  readonly #listeners = new Map<string, Listener>();
  readonly #options: CommandStreamsOptions;

  constructor(options: CommandStreamsOptions) {
    this.#options = options;
  }

  /** @param after the last command that the process has seen */
  open(callId: string, after: number, stream: HeldStream): void {
    const before = this.#listeners.get(callId);
    this.#listeners.set(callId, { stream, sent: after });
    before?.stream.end();
    this.#beat(stream);
    const heartbeat = setInterval(() => this.#beat(stream), this.#options.heartbeatMs);
    stream.onClose(() => {
      clearInterval(heartbeat);
      if (this.#listeners.get(callId)?.stream !== stream) return;
      this.#listeners.delete(callId);
      this.#options.closed(callId);
    });
    this.flush(callId);
  }

  /** Sends what the process of this call has not been sent yet. */
  flush(callId: string): void {
    const listener = this.#listeners.get(callId);
    if (!listener) return;
    for (const numbered of this.#options.commandsAfter(callId, listener.sent)) {
      listener.stream.write(`${JSON.stringify(numbered)}\n`);
      listener.sent = numbered.n;
    }
  }

  close(): void {
    for (const { stream } of this.#listeners.values()) stream.end();
  }

  #beat(stream: HeldStream): void {
    const heartbeat = new Date(this.#options.now()).toISOString();
    stream.write(`${JSON.stringify({ heartbeat })}\n`);
  }
}
