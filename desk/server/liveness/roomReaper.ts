/**
 * The second net: the rooms of the media server, looked over again and again. One whose call has
 * ended is closed; one of ours without a living process, of which nobody has told us (the desk was
 * down, a process died before it could say anything), is a call whose process is dead. Rooms that
 * are not ours are never touched. It decides; whoever is handed in acts.
 */
export interface ReaperLimits {
  /** Of an ended call, before its room is closed, ms. */
  readonly endedMs: number;
  /** Without a process, from when the room was first seen, ms. */
  readonly orphanMs: number;
}

export const reaperLimits: ReaperLimits = { endedMs: 10_000, orphanMs: 12_000 };

/** How many ended calls are remembered. */
const rememberedCalls = 1_000;

export interface ReaperActs {
  /** Whether the call has a living process, or one on its way. */
  readonly lives: (callId: string) => boolean;
  readonly close: (room: string) => void;
  /** A room without a process: whether it is ours is seen before anything is done. */
  readonly orphaned: (room: string) => void;
}

export class RoomReaper {
  readonly #limits: ReaperLimits;
  readonly #ended = new Map<string, number>();
  readonly #seen = new Map<string, number>();

  constructor(limits: ReaperLimits = reaperLimits) {
    this.#limits = limits;
  }

  /** The call has ended, or was given up. @param at milliseconds since the epoch */
  ended(callId: string, at: number): void {
    this.#ended.delete(callId);
    this.#ended.set(callId, at);
    for (const oldest of this.#ended.keys()) {
      if (this.#ended.size <= rememberedCalls) break;
      this.#ended.delete(oldest);
    }
  }

  hasEnded(callId: string): boolean {
    return this.#ended.has(callId);
  }

  look(rooms: readonly string[], at: number, acts: ReaperActs): void {
    for (const room of this.#seen.keys()) if (!rooms.includes(room)) this.#seen.delete(room);
    for (const room of rooms) {
      const endedAt = this.#ended.get(room);
      if (endedAt !== undefined) {
        if (at - endedAt > this.#limits.endedMs) acts.close(room);
      } else if (acts.lives(room)) {
        this.#seen.set(room, at);
      } else {
        const since = this.#seen.get(room) ?? at;
        this.#seen.set(room, since);
        if (at - since > this.#limits.orphanMs) acts.orphaned(room);
      }
    }
  }
}
