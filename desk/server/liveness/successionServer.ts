/**
 * What the care for calls asks of the media server: its rooms, the end of a dead agent, and another
 * process for a call. The call's own metadata is where the first process got it: in the dispatch
 * that the media server keeps with the room. Rooms without one of ours are other people's.
 */
import { AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';
import { z } from 'zod';
import { agentName } from '../calls/agentName.ts';
import type { MediaServerSettings } from '../calls/mediaServer.ts';
import type { SuccessionMedia } from './successions.ts';

const requestLimitInS = 2;
/** `ParticipantInfo.Kind.AGENT`. */
const agentKind = 4;

const metadataSchema = z.looseObject({
  resume: z.object({ part: z.int(), deaths: z.int() }).optional(),
});

export class SuccessionServer implements SuccessionMedia {
  readonly #rooms: RoomServiceClient;
  readonly #dispatches: AgentDispatchClient;
  /** The dispatch that was asked for last, by room. */
  readonly #asked = new Map<string, string>();

  constructor({ url, apiKey, apiSecret }: MediaServerSettings) {
    const options = { requestTimeout: requestLimitInS, failover: false };
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, options);
    this.#dispatches = new AgentDispatchClient(url, apiKey, apiSecret, options);
  }

  async rooms(): Promise<string[]> {
    return (await this.#rooms.listRooms()).map(({ name }) => name);
  }

  /** The part that the last process asked for was to write; null where the room is not ours. */
  async lastPart(room: string): Promise<number | null> {
    const all = await this.#ours(room);
    if (all.length === 0) return null;
    return Math.max(0, ...all.map(({ metadata }) => metadata.resume?.part ?? 0));
  }

  async removeAgents(room: string): Promise<void> {
    const present = await this.#rooms.listParticipants(room);
    for (const { identity, kind } of present) {
      if (kind === agentKind) await this.#rooms.removeParticipant(room, identity);
    }
  }

  async askForSuccessor(room: string, resume: { part: number; deaths: number }): Promise<void> {
    const before = this.#asked.get(room);
    if (before !== undefined) {
      this.#asked.delete(room);
      await this.#dispatches.deleteDispatch(before, room).catch(() => undefined);
    }
    const [first] = await this.#ours(room);
    if (first === undefined) throw new Error(`room ${room} has no dispatch of ${agentName}`);
    const metadata = JSON.stringify({ ...first.metadata, resume });
    const { id } = await this.#dispatches.createDispatch(room, agentName, { metadata });
    this.#asked.set(room, id);
  }

  /** The call is settled, one way or the other. */
  forget(room: string): void {
    this.#asked.delete(room);
  }

  async closeRoom(room: string): Promise<void> {
    await this.#rooms.deleteRoom(room);
  }

  async #ours(room: string) {
    const dispatches = await this.#dispatches.listDispatch(room);
    return dispatches
      .filter((dispatch) => dispatch.agentName === agentName)
      .flatMap((dispatch) => {
        const metadata = readMetadata(dispatch.metadata);
        return metadata === null ? [] : [{ metadata }];
      });
  }
}

function readMetadata(text: string): z.infer<typeof metadataSchema> | null {
  try {
    return metadataSchema.parse(text === '' ? {} : JSON.parse(text));
  } catch {
    return null;
  }
}
