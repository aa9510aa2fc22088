/**
 * The caller's line as a room: the page is told the phase through the agent's attributes, and
 * cutting the line deletes the room, so that nobody stays behind in it.
 */
import type { Room } from '@livekit/rtc-node';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { CallPhase, Line } from './ports.ts';
import { within } from './voice/within.ts';

const PHASE_ATTRIBUTE = 'three-rings.phase';
/** The page may learn the last phase before the room is gone; longer than this it does not wait. */
const LAST_PHASE_MS = 300;
const DELETE_MS = 1_500;

export interface RoomLineOptions {
  readonly room: Room;
  readonly callId: string;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
}

export class RoomLine implements Line {
  readonly #options: RoomLineOptions;
  #phase: CallPhase | null = null;
  #told: Promise<unknown> = Promise.resolve();
  #cut: Promise<void> | null = null;

  constructor(options: RoomLineOptions) {
    this.#options = options;
  }

  phase(name: CallPhase): void {
    if (name === this.#phase) return;
    this.#phase = name;
    const { room } = this.#options;
    if (!room.isConnected) return;
    this.#told = (
      room.localParticipant?.setAttributes({ [PHASE_ATTRIBUTE]: name }) ?? Promise.resolve()
    ).catch(() => undefined);
  }

  hangUp(): Promise<void> {
    this.#cut ??= this.#delete();
    return this.#cut;
  }

  async #delete(): Promise<void> {
    const { room, callId, livekit } = this.#options;
    await within(this.#told, LAST_PHASE_MS);
    const rooms = new RoomServiceClient(livekit.url, livekit.apiKey, livekit.apiSecret);
    const gone = rooms.deleteRoom(callId).then(
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
