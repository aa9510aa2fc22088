/**
 * A person at the desk without a browser: present while its stream of waiting handoffs is open,
 * accepts or declines, and joins the caller's room with a microphone.
 */
import type { HandoffList, WaitingHandoff } from '../../desk/server/handoffs/handoffListEvent.ts';
import { Caller, type Ticket } from './caller.ts';
import { Changes } from './deadline.ts';

export class Person {
  readonly workNumber: string;
  readonly #deskUrl: string;
  readonly #changes = new Changes();
  readonly #leaving = new AbortController();
  /** What the desk sent so far, oldest first. */
  readonly lists: HandoffList[] = [];

  constructor(deskUrl: string, workNumber: string) {
    this.#deskUrl = deskUrl;
    this.workNumber = workNumber;
  }

  /** Opens the stream: from now on the person counts as free. */
  async signIn(): Promise<void> {
    const url = `${this.#deskUrl}/desk/api/events?workNumber=${this.workNumber}`;
    const response = await fetch(url, { signal: this.#leaving.signal });
    if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}`);
    void this.#read(response.body).catch(() => undefined);
    await this.#changes.until(
      5000,
      () => 'the first list of waiting handoffs',
      () => this.lists[0] ?? null,
    );
  }

  signOut(): void {
    this.#leaving.abort();
  }

  /** The handoff of this call, as soon as the desk shows it. */
  async sees(callId: string, limitMs: number): Promise<WaitingHandoff> {
    return await this.#changes.until(
      limitMs,
      () =>
        `a handoff of call ${callId} at the desk, which shows ${JSON.stringify(this.lists.at(-1))}`,
      () => this.lists.at(-1)?.handoffs.find((handoff) => handoff.callId === callId) ?? null,
    );
  }

  /** Takes the call and joins it. @throws Error where another was quicker */
  async accept(handoffId: string): Promise<Caller> {
    const voice = new Caller(await this.take(handoffId));
    await voice.join();
    return voice;
  }

  /** Takes the call without joining it yet. @throws Error where another was quicker */
  async take(handoffId: string): Promise<Ticket> {
    const answer = await this.#post(handoffId, 'accept');
    const ticket: Pick<Ticket, 'callId' | 'url' | 'token'> = await answer.json();
    return { ...ticket, identity: `human-${this.workNumber}` };
  }

  async decline(handoffId: string): Promise<void> {
    await this.#post(handoffId, 'decline');
  }

  async #post(handoffId: string, verb: string): Promise<Response> {
    const response = await fetch(`${this.#deskUrl}/desk/api/handoffs/${handoffId}/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workNumber: this.workNumber }),
    });
    if (!response.ok) throw new Error(`${verb}: ${response.status} ${await response.text()}`);
    return response;
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let buffer = '';
    const decoder = new TextDecoder();
    for await (const bytes of body) {
      buffer += decoder.decode(bytes, { stream: true });
      const parts = buffer.split('\n\n');
      buffer = parts.pop() ?? '';
      const data = parts.map(dataOf).filter((text) => text !== '');
      if (data.length > 0) {
        this.lists.push(...data.map((text): HandoffList => JSON.parse(text)));
        this.#changes.notify();
      }
    }
  }
}

/** Signs a person in at the desk. */
export async function signIn(deskUrl: string, workNumber: string): Promise<Person> {
  const person = new Person(deskUrl, workNumber);
  await person.signIn();
  return person;
}

function dataOf(message: string): string {
  const lines = message.split('\n').filter((line) => line.startsWith('data:'));
  return lines.map((line) => line.slice(5).trim()).join('');
}
