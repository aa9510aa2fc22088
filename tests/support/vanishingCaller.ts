/** A caller whose line is lost without a farewell: no leave, no last packet. */
import { join } from 'node:path';
import { requestCall, type Ticket } from './caller.ts';
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

/** Rings and starts to speak `words` without end. */
export async function ringAndSpeak(deskUrl: string, words: string): Promise<VanishingCaller> {
  return new VanishingCaller(await requestCall(deskUrl), words);
}
