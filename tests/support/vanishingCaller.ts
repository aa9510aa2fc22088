/**
 * A caller whose line is lost without a farewell: no leave, no last packet. It joins in a process
 * of its own, speaks without end, and is killed in the middle of a word.
 */
import { join } from 'node:path';
import type { Ticket } from './caller.ts';
import { ChildServer } from './childServer.ts';

export class VanishingCaller {
  readonly ticket: Ticket;
  readonly #process: ChildServer;

  constructor(ticket: Ticket, words: string) {
    this.ticket = ticket;
    this.#process = new ChildServer({
      name: 'caller',
      command: process.execPath,
      arguments: [join(import.meta.dirname, 'callerProcess.ts'), JSON.stringify(ticket), words],
    });
  }

  async speaking(limitMs: number): Promise<void> {
    await this.#process.printed(/speaking/, limitMs);
  }

  async vanish(): Promise<void> {
    await this.#process.kill();
  }
}
