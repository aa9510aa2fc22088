/**
 * The requests that are being answered, so that a stream or socket that stays open ends with the
 * session it was opened by: at once where the session ends here, within seconds where it ends
 * elsewhere or by time. A connection between two requests is left alone.
 */
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { SessionReader } from './deskSessions.ts';

export interface HeldConnectionsOptions {
  readonly sessions: SessionReader;
  readonly checkEveryMs: number;
}

export class HeldConnections {
  readonly #watched = new Map<Socket, string | undefined>();
  readonly #sessions: SessionReader;
  readonly #check: NodeJS.Timeout;

  constructor({ sessions, checkEveryMs }: HeldConnectionsOptions) {
    this.#sessions = sessions;
    this.#check = setInterval(() => void this.check(), checkEveryMs);
    this.#check.unref();
  }

  /** A request on this connection, until it is answered in full or the connection is gone. */
  watch(socket: Socket, answer: ServerResponse, cookies: string | undefined): void {
    const forget = () => this.#watched.delete(socket);
    this.#watched.set(socket, cookies);
    answer.once('finish', forget);
    socket.once('close', forget);
    answer.once('finish', () => socket.off('close', forget));
  }

  /** Ends every connection whose session is over; one that can't be asked about stays. */
  async check(): Promise<void> {
    for (const [socket, cookies] of [...this.#watched]) {
      const over = await this.#sessions.read(cookies).then(
        (signedIn) => signedIn === null,
        () => false,
      );
      if (over) socket.destroy();
    }
  }

  close(): void {
    clearInterval(this.#check);
  }
}
