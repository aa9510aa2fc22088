/**
 * What happens when the process of a call is dead: its agent is removed from the room (the fence: it
 * can neither be heard nor hear any more), then another process is asked for, again and again until
 * one has claimed the call or the limit is over. Then the call is given up: its caller is told that
 * the line broke, and people who speak with each other go on.
 */
import type { CallLiveness, DeadCall } from './callLiveness.ts';

export interface SuccessionLimits {
  /** For a worker to take the call; then another is asked, ms. */
  readonly askAgainMs: number;
  /** For a process to claim a call that a worker has taken, ms. */
  readonly takenMs: number;
  /** From the death to giving up, ms. */
  readonly giveUpMs: number;
  /** A successor that lives so long was no death in a row, ms. */
  readonly inARowMs: number;
  /** So many deaths in a row are the end. */
  readonly deaths: number;
}

export const successionLimits: SuccessionLimits = {
  askAgainMs: 1_000,
  takenMs: 8_000,
  giveUpMs: 30_000,
  inARowMs: 60_000,
  deaths: 4,
};

/** What is asked of the media server. */
export interface SuccessionMedia {
  removeAgents(room: string): Promise<void>;
  /** Asks for a process that goes on with the call; the one asked for before is not waited for any more. */
  askForSuccessor(room: string, resume: { part: number; deaths: number }): Promise<void>;
}

export interface SuccessionsOptions {
  readonly liveness: CallLiveness;
  readonly media: SuccessionMedia;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly limits: SuccessionLimits;
  /** Told of each step, for the log. */
  readonly log: (callId: string, what: string, error?: unknown) => void;
  readonly gaveUp: (callId: string) => void;
}

interface Row {
  deaths: number;
  diedAt: number;
  takenAt: number | null;
  ended: boolean;
}

const lookEveryMs = 100;

export class Successions {
  readonly #options: SuccessionsOptions;
  readonly #rows = new Map<string, Row>();

  constructor(options: SuccessionsOptions) {
    this.#options = options;
  }

  /** A worker has taken the call: its process comes up. */
  taken(callId: string): void {
    const row = this.#rows.get(callId);
    if (row) row.takenAt = this.#options.now();
  }

  /** The call has ended: nobody is asked for any more. */
  ended(callId: string): void {
    const row = this.#rows.get(callId);
    if (row) row.ended = true;
    this.#rows.delete(callId);
  }

  /** Never rejects; resolves when a successor has claimed the call, or it is given up. */
  async died({ callId, part }: DeadCall): Promise<void> {
    const { media, log, limits, now } = this.#options;
    const before = this.#rows.get(callId);
    const diedAt = now();
    const inARow = before !== undefined && diedAt - before.diedAt < limits.inARowMs;
    const deaths = inARow ? before.deaths + 1 : 1;
    const row: Row = { deaths, diedAt, takenAt: null, ended: false };
    this.#rows.set(callId, row);
    log(callId, `call process dead (part ${part}, ${deaths} in a row)`);
    await media.removeAgents(callId).catch((error: unknown) => {
      log(callId, 'dead agent not removed', error);
    });
    const claimed = deaths < limits.deaths && (await this.#ask(callId, part + 1, row));
    if (!claimed && !row.ended) this.#options.gaveUp(callId);
  }

  async #ask(callId: string, part: number, row: Row): Promise<boolean> {
    const { liveness, media, now, wait, limits, log } = this.#options;
    while (now() - row.diedAt < limits.giveUpMs && !row.ended) {
      row.takenAt = null;
      const askedAt = now();
      await media
        .askForSuccessor(callId, { part, deaths: row.deaths })
        .catch((error: unknown) => log(callId, 'no successor could be asked for', error));
      const late = () =>
        row.takenAt === null
          ? now() - askedAt > limits.askAgainMs
          : now() - row.takenAt > limits.takenMs;
      while (liveness.waits(callId) && !row.ended && !late()) await wait(lookEveryMs);
      if (!liveness.waits(callId)) return true;
    }
    return false;
  }
}
