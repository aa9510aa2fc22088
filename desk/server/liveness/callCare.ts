/**
 * Care for the calls whose process is dead (design: liveness): watches who lives, has the dead
 * fenced and succeeded, and looks over the rooms as a second net. The decisions are in the parts;
 * this holds their timers together.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { CallLiveness, type LivenessLimits, livenessLimits } from './callLiveness.ts';
import { type ReaperLimits, RoomReaper, reaperLimits } from './roomReaper.ts';
import type { SuccessionServer } from './successionServer.ts';
import { type SuccessionLimits, Successions, successionLimits } from './successions.ts';

export interface CareLimits extends LivenessLimits, SuccessionLimits, ReaperLimits {
  readonly lookEveryMs: number;
  /** Between two looks at the rooms of the media server; 0: none. */
  readonly roomsEveryMs: number;
}

export const careLimits: CareLimits = {
  ...livenessLimits,
  ...successionLimits,
  ...reaperLimits,
  lookEveryMs: 250,
  roomsEveryMs: 2_000,
};

export interface CallCareOptions {
  readonly media: SuccessionServer;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly limits: CareLimits;
  readonly log: (callId: string, what: string, error?: unknown) => void;
  /** Nobody goes on with the call. */
  readonly gaveUp: (callId: string) => void;
}

export class CallCare {
  readonly #options: CallCareOptions;
  readonly #liveness: CallLiveness;
  readonly #successions: Successions;
  readonly #reaper: RoomReaper;
  readonly #foreign = new Set<string>();
  readonly #looking: NodeJS.Timeout;
  readonly #rooms: NodeJS.Timeout | undefined;

  constructor(options: CallCareOptions) {
    const { media, now, limits, log } = options;
    this.#options = options;
    this.#liveness = new CallLiveness(limits);
    this.#reaper = new RoomReaper(limits);
    this.#successions = new Successions({
      liveness: this.#liveness,
      media,
      now,
      limits,
      log,
      wait: (ms) => pause(ms, undefined, { ref: false }),
      gaveUp: (callId) => this.#giveUp(callId),
    });
    this.#looking = setInterval(() => this.#look(), limits.lookEveryMs);
    if (limits.roomsEveryMs > 0)
      this.#rooms = setInterval(() => void this.#lookAtRooms(), limits.roomsEveryMs);
  }

  /** @returns false where the process counts as dead and must go */
  streamOpened(callId: string, part: number): boolean {
    return this.#over(callId) || this.#liveness.streamOpened(callId, part, this.#options.now());
  }

  streamClosed(callId: string): void {
    const part = this.#liveness.part(callId);
    if (part !== null) this.#liveness.streamClosed(callId, part, this.#options.now());
  }

  /** @returns as `streamOpened` */
  beat(callId: string, part: number): boolean {
    return this.#over(callId) || this.#liveness.beat(callId, part, this.#options.now());
  }

  /** A call of which the desk knows from before its restart. */
  async expect(callId: string): Promise<void> {
    const { media, now } = this.#options;
    const part = await media.lastPart(callId).catch(() => null);
    if (!this.#over(callId)) this.#liveness.expect(callId, part ?? 0, now());
  }

  exited(callId: string, part: number): void {
    const dead = this.#over(callId) ? null : this.#liveness.exited(callId, part);
    if (dead !== null) void this.#successions.died(dead);
  }

  /** @returns whether this process is the successor */
  claim(callId: string, part: number): boolean {
    return !this.#over(callId) && this.#liveness.claim(callId, part, this.#options.now());
  }

  taken(callId: string): void {
    this.#successions.taken(callId);
  }

  ended(callId: string): void {
    this.#liveness.forget(callId);
    this.#successions.ended(callId);
    this.#reaper.ended(callId, this.#options.now());
    this.#options.media.forget(callId);
  }

  close(): void {
    clearInterval(this.#looking);
    clearInterval(this.#rooms);
  }

  #over(callId: string): boolean {
    return this.#reaper.hasEnded(callId);
  }

  #giveUp(callId: string): void {
    const { log, media, gaveUp } = this.#options;
    log(callId, 'call given up: nobody goes on with it');
    // Where people go on without us, the room stays, and is found without a process again.
    this.#liveness.forget(callId);
    this.#successions.ended(callId);
    media.forget(callId);
    gaveUp(callId);
  }

  #look(): void {
    for (const dead of this.#liveness.look(this.#options.now())) void this.#successions.died(dead);
  }

  async #lookAtRooms(): Promise<void> {
    const { media, now, log } = this.#options;
    const rooms = await media.rooms().catch(() => null);
    if (rooms === null) return;
    for (const room of this.#foreign) if (!rooms.includes(room)) this.#foreign.delete(room);
    this.#reaper.look(
      rooms.filter((room) => !this.#foreign.has(room)),
      now(),
      {
        lives: (callId) => this.#liveness.knows(callId),
        close: (room) => void media.closeRoom(room).catch(() => undefined),
        orphaned: (room) =>
          void this.#adopt(room).catch((error: unknown) => log(room, 'room not looked at', error)),
      },
    );
  }

  async #adopt(room: string): Promise<void> {
    const part = await this.#options.media.lastPart(room);
    if (part === null) this.#foreign.add(room);
    else this.exited(room, part);
  }
}
