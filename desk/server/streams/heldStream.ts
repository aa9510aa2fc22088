/**
 * One response that stays open: lines go out as they come, until either side closes.
 *
 * A reader that has stopped reading is cut off at 1 MiB of backlog, instead of filling memory;
 * it connects again and gets what it missed.
 */
import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';

const backlogLimit = 1024 * 1024;

export class HeldStream {
  readonly #body = new PassThrough({ highWaterMark: backlogLimit });

  /** False once either side has closed. */
  get open(): boolean {
    return !this.#body.destroyed && !this.#body.writableEnded;
  }

  write(text: string): void {
    if (!this.open) return;
    this.#body.write(text);
    if (this.#body.writableLength + this.#body.readableLength > backlogLimit) this.#body.destroy();
  }

  /** Sends what is written and closes. Idempotent. */
  end(): void {
    if (this.open) this.#body.end();
  }

  /** Calls back once, when the response is over, whoever ended it. */
  onClose(closed: () => void): void {
    this.#body.once('close', closed);
  }

  /** Makes this stream the answer. */
  answer(reply: FastifyReply, contentType: string): FastifyReply {
    return reply
      .header('content-type', contentType)
      .header('cache-control', 'no-store')
      .header('x-accel-buffering', 'no')
      .send(this.#body);
  }
}
