/**
 * The caller's line as a room: the page is told the phase through the agent's attributes, and
 * cutting the line deletes the room, so that nobody stays behind in it. Where the media server was
 * restarted it knows no room any more, and lets nobody in who can't make one: we can.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Room } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { CallPhase, Line } from './ports.ts';
import { roomLimits } from './roomLimits.ts';
import { within } from './voice/within.ts';

const PHASE_ATTRIBUTE = 'three-rings.phase';
/** The page may learn the last phase before the room is gone; longer than this it does not wait. */
const LAST_PHASE_MS = 300;
const DELETE_MS = 1_500;
/** While the connection is broken, the room is asked for this often. */
const REOPEN_EVERY_MS = 500;
const REOPEN_REQUEST_S = 2;

export interface RoomLineOptions {
  readonly room: Room;
  readonly callId: string;
  /** Told of each phase beside the page. */
  readonly phased?: (name: CallPhase) => void;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
}

export class RoomLine implements Line {
  readonly #options: RoomLineOptions;
  #phase: CallPhase | null = null;
  #told: Promise<unknown> = Promise.resolve();
  #cut: Promise<void> | null = null;
  #broken = false;

  constructor(options: RoomLineOptions) {
    this.#options = options;
  }

  phase(name: CallPhase): void {
    if (name === this.#phase) return;
    this.#phase = name;
    const { room, phased } = this.#options;
    phased?.(name);
    if (!room.isConnected) return;
    this.#told = (
      room.localParticipant?.setAttributes({ [PHASE_ATTRIBUTE]: name }) ?? Promise.resolve()
    ).catch(() => undefined);
  }

  hangUp(): Promise<void> {
    this.#cut ??= this.#delete();
    return this.#cut;
  }

  /** Our connection broke: until it is whole again, the room is made where it is missing. */
  async reopen(): Promise<void> {
    if (this.#broken) return;
    this.#broken = true;
    while (this.#broken && this.#cut === null) {
      await this.rooms.createRoom({ name: this.#options.callId, ...roomLimits }).catch(() => null);
      await pause(REOPEN_EVERY_MS, undefined, { ref: false });
    }
  }

  /** Our connection is whole, or given up. */
  whole(): void {
    this.#broken = false;
  }

  /** The media server's own interface to rooms. */
  get rooms(): RoomServiceClient {
    const { url, apiKey, apiSecret } = this.#options.livekit;
    return new RoomServiceClient(url, apiKey, apiSecret, { requestTimeout: REOPEN_REQUEST_S });
  }

  async #delete(): Promise<void> {
    const { room, callId } = this.#options;
    await within(this.#told, LAST_PHASE_MS);
    const gone = this.rooms.deleteRoom(callId).then(
      () => true,
      () => false,
    );
    const deleted = await within(gone, DELETE_MS);
    if (deleted !== true)
      await within(
        room.disconnect().catch(() => undefined),
        DELETE_MS,
      );
  }
}
