/**
 * Which calls have a living process. A process shows its life by the stream that it holds open and
 * by its heartbeats; a worker says so when one has ended. Who is dead is told once, and counts as
 * dead from then on: whatever an older part still wants is refused, so that a call never has two
 * writers. Pure but for what it is handed: no clock of its own, no network, no timer.
 */

export interface LivenessLimits {
  /** A stream that closed and was not opened again within this time, without a heartbeat since, ms. */
  readonly streamMs: number;
  /** Without a heartbeat, from one that sent them, ms. */
  readonly heartbeatMs: number;
  /** From a successor's claim of the call to its stream, ms. */
  readonly claimedMs: number;
  /** After a restart of the desk, for its calls to find it again, ms. */
  readonly restartMs: number;
  /** Between two looks: this process itself stood still then, ms. */
  readonly stillMs: number;
}

export const livenessLimits: LivenessLimits = {
  streamMs: 1_500,
  heartbeatMs: 3_000,
  claimedMs: 10_000,
  restartMs: 4_000,
  stillMs: 1_000,
};

export interface DeadCall {
  readonly callId: string;
  /** The part that the dead process wrote. */
  readonly part: number;
}

interface Watched {
  readonly part: number;
  /** Null: a successor is on its way, and nobody is expected to show life. */
  readonly life: {
    readonly stream: boolean;
    /** When the stream opened or closed last, or the call was claimed; milliseconds since the epoch. */
    readonly since: number;
    /** The last heartbeat; null before the first. */
    readonly beat: number | null;
    readonly claimed: boolean;
  } | null;
}

export class CallLiveness {
  readonly #calls = new Map<string, Watched>();
  readonly #limits: LivenessLimits;
  #lookedAt: number | null = null;

  constructor(limits: LivenessLimits = livenessLimits) {
    this.#limits = limits;
  }

  /** Whether this call has a process, or one is on its way. */
  knows(callId: string): boolean {
    return this.#calls.has(callId);
  }

  /** The part that is, or will be, written now; null where the call is not known. */
  part(callId: string): number | null {
    return this.#calls.get(callId)?.part ?? null;
  }

  /** @returns false where this process counts as dead: a successor has, or gets, the call */
  streamOpened(callId: string, part: number, at: number): boolean {
    return this.#show(callId, part, (beat) => ({ stream: true, since: at, beat }));
  }

  streamClosed(callId: string, part: number, at: number): void {
    const watched = this.#calls.get(callId);
    if (watched?.part !== part || watched.life === null) return;
    const { beat } = watched.life;
    this.#calls.set(callId, { part, life: { stream: false, since: at, beat, claimed: false } });
  }

  /** @returns as `streamOpened` */
  beat(callId: string, part: number, at: number): boolean {
    const life = this.#calls.get(callId)?.life;
    const { stream = false, since = at } = life ?? {};
    return this.#show(callId, part, () => ({ stream, since, beat: at }));
  }

  /** A call that must have a process, which has yet to find the desk again after its restart. */
  expect(callId: string, part: number, at: number): void {
    if (this.knows(callId)) return;
    const since = at + this.#limits.restartMs;
    this.#calls.set(callId, {
      part,
      life: { stream: false, since, beat: null, claimed: false },
    });
  }

  /** Its worker says that the process has ended without an end of the call. */
  exited(callId: string, part: number): DeadCall | null {
    const watched = this.#calls.get(callId);
    if (watched !== undefined && (watched.part !== part || watched.life === null)) return null;
    return this.#dies(callId, part);
  }

  /** A successor asks for the call; one gets it. */
  claim(callId: string, part: number, at: number): boolean {
    const watched = this.#calls.get(callId);
    if (watched?.part !== part || watched.life !== null) return false;
    this.#calls.set(callId, {
      part,
      life: { stream: false, since: at, beat: null, claimed: true },
    });
    return true;
  }

  /** Whether the call waits for a successor that has not claimed it yet. */
  waits(callId: string): boolean {
    return this.#calls.get(callId)?.life === null;
  }

  forget(callId: string): void {
    this.#calls.delete(callId);
  }

  /**
   * Who has died since. Where this process itself stood still, nobody could be heard: then everybody
   * is given their time again.
   */
  look(at: number): readonly DeadCall[] {
    const stoodStill = this.#lookedAt !== null && at - this.#lookedAt > this.#limits.stillMs;
    this.#lookedAt = at;
    const dead: DeadCall[] = [];
    for (const [callId, { part, life }] of this.#calls) {
      if (life === null) continue;
      if (stoodStill) {
        const beat = life.beat === null ? null : at;
        this.#calls.set(callId, { part, life: { ...life, since: at, beat } });
      } else if (this.#isDead(life, at)) {
        dead.push(this.#dies(callId, part));
      }
    }
    return dead;
  }

  #isDead({ stream, since, beat, claimed }: NonNullable<Watched['life']>, at: number): boolean {
    const { streamMs, heartbeatMs, claimedMs } = this.#limits;
    if (claimed) return at - since > claimedMs;
    if (stream) return beat !== null && at - beat > heartbeatMs;
    return at - Math.max(since, beat ?? since) > streamMs;
  }

  #dies(callId: string, part: number): DeadCall {
    this.#calls.set(callId, { part: part + 1, life: null });
    return { callId, part };
  }

  #show(
    callId: string,
    part: number,
    life: (beat: number | null) => Omit<NonNullable<Watched['life']>, 'claimed'>,
  ): boolean {
    const watched = this.#calls.get(callId);
    if (watched !== undefined && part < watched.part) return false;
    if (watched !== undefined && part === watched.part && watched.life === null) return false;
    const last = watched?.life?.beat ?? null;
    this.#calls.set(callId, { part, life: { ...life(last), claimed: false } });
    return true;
  }
}
