/**
 * A person at the desk without a browser: present while its socket to the desk is open,
 * accepts or declines, and joins the caller's room with a microphone.
 */

import type { HandoffList, WaitingHandoff } from '../../desk/server/handoffs/handoffListEvent.ts';
import type { DeskMessage } from '../../desk/server/sockets/deskMessages.ts';
import type { PersonRequest } from '../../records/people/personRequest.ts';
import type { ChosenState } from '../../records/people/personStates.ts';
import { Caller, type Ticket } from './caller.ts';
import { Changes, eventually } from './deadline.ts';
import { accountsAt } from './deskAccounts.ts';
import { openSocket } from './openSocket.ts';

export class Person {
  readonly workNumber: string;
  readonly #deskUrl: string;
  readonly #changes = new Changes();
  #cookie = '';
  #socket: WebSocket | null = null;
  /** What the desk sent so far, oldest first. */
  readonly lists: HandoffList[] = [];

  constructor(deskUrl: string, workNumber: string) {
    this.#deskUrl = deskUrl;
    this.workNumber = workNumber;
  }

  /**
   * Opens the desk's socket, as the page does again and again while the desk can't say who asks:
   * from now on the person counts as free, and what an earlier socket brought is forgotten.
   */
  async signIn(): Promise<void> {
    this.#cookie = await accountsAt(this.#deskUrl).cookieOf(this.workNumber);
    this.#socket?.close();
    this.lists.length = 0;
    await eventually(20_000, 'the first list of waiting handoffs', () => {
      if (this.#socket === null || this.#socket.readyState >= WebSocket.CLOSING) this.#open();
      return this.lists.length > 0;
    });
  }

  #open(): void {
    const url = `${this.#deskUrl.replace('http', 'ws')}/desk/api/socket`;
    const socket = openSocket(url, this.#cookie);
    socket.addEventListener('error', () => undefined);
    socket.addEventListener('message', ({ data }) => {
      if (socket !== this.#socket) return;
      const message: DeskMessage = JSON.parse(String(data));
      if (message.type === 'handoffs') this.lists.push(message);
      this.#changes.notify();
    });
    this.#socket = socket;
  }

  /** 可接听, 小休 or 忙碌. */
  choose(state: ChosenState): void {
    this.#socket?.send(JSON.stringify({ type: 'state', state }));
  }

  signOut(): void {
    this.#socket?.close();
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

  /** Takes the call, joins it, and speaks as soon as the gate to the caller is open. @throws Error where another was quicker */
  async accept(handoffId: string): Promise<Caller> {
    const voice = new Caller(await this.take(handoffId));
    await voice.enter();
    await this.entered(handoffId);
    await voice.speakWhenOpen();
    return voice;
  }

  /** Takes the call without joining it yet. @throws Error where another was quicker */
  async take(handoffId: string): Promise<Ticket> {
    const answer = await this.#post(handoffId, 'accept');
    const ticket: Pick<Ticket, 'callId' | 'url' | 'token'> = await answer.json();
    return { ...ticket, identity: `human-${this.workNumber}` };
  }

  /** Presses a button of the desk. @throws Error where the desk refuses it */
  async asks(callId: string, request: PersonRequest): Promise<void> {
    const response = await fetch(`${this.#deskUrl}/desk/api/calls/${callId}/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ request }),
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  }

  /** Tells the desk that the line into the room stands, as the page does. */
  async entered(handoffId: string): Promise<void> {
    await this.#post(handoffId, 'entered');
  }

  async decline(handoffId: string): Promise<void> {
    await this.#post(handoffId, 'decline');
  }

  async #post(handoffId: string, verb: string): Promise<Response> {
    const response = await fetch(`${this.#deskUrl}/desk/api/handoffs/${handoffId}/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: '{}',
    });
    if (!response.ok) throw new Error(`${verb}: ${response.status} ${await response.text()}`);
    return response;
  }
}

/** Signs a person in at the desk. */
export async function signIn(deskUrl: string, workNumber: string): Promise<Person> {
  const person = new Person(deskUrl, workNumber);
  await person.signIn();
  return person;
}
