/**
 * People's telephones, rung into the caller's room: the person's identity from the first ring on, the
 * number hidden from everybody. One rings at a time; whoever is put out of the room is hung up.
 */

import type { HandoffCause } from '../../records/journal/events.ts';
import type { PersonLegs } from '../ports.ts';
import { personIdentity } from '../voice/callerPresence.ts';
import type { DialCause, Dialler } from './dialler.ts';

const causes: Readonly<Record<DialCause, HandoffCause>> = {
  busy: 'busy',
  no_answer: 'no_answer',
  declined: 'declined',
  // Their telephone can't be reached: for the call the same as nobody there.
  unreachable: 'no_answer',
  withdrawn: 'withdrawn',
};

export class RoomLegs implements PersonLegs {
  readonly #dialler: Dialler;
  readonly #callId: string;
  #ringing: AbortController | null = null;

  constructor(dialler: Dialler, callId: string) {
    this.#dialler = dialler;
    this.#callId = callId;
  }

  async dial({ human, number, ringForMs }: Parameters<PersonLegs['dial']>[0]) {
    this.drop();
    const ringing = new AbortController();
    this.#ringing = ringing;
    const request = {
      room: this.#callId,
      number,
      identity: personIdentity(human),
      name: human,
      ringForMs,
      hideNumber: true,
    };
    const outcome = await this.#dialler.dial(request, ringing.signal);
    if (this.#ringing === ringing) this.#ringing = null;
    return outcome.answered ? 'answered' : causes[outcome.cause];
  }

  drop(): void {
    this.#ringing?.abort();
    this.#ringing = null;
  }
}
