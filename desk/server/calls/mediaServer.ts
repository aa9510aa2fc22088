/**
 * What the desk asks of the media server: a room with an agent on its way, whether one took the
 * job, and the room's end.
 */
import {
  AgentDispatchClient,
  RoomAgentDispatch,
  RoomServiceClient,
  TwirpError,
} from 'livekit-server-sdk';
import { callerNumber } from '../../../agent/phone/callerNumber.ts';
import { roomLimits } from '../../../agent/roomLimits.ts';
import { personPrefix } from './roomTokens.ts';

/** Asking costs the server next to nothing. */
const askEveryMs = 100;
const requestLimitInS = 2;
/** `JobStatus.JS_RUNNING` of the protocol: a worker has said yes, its process may still be starting. */
const jobRunning = 1;
/** Read by the caller's page (desk/web/shared/readPresence.ts). */
const awayAttribute = 'three-rings.away';
/** `ParticipantInfo.Kind.AGENT`. */
const agentKind = 4;
/** `ParticipantInfo.Kind.SIP`. */
const sipKind = 3;
const sipNumberAttribute = 'sip.phoneNumber';

/** The media server did not do what was asked; the message is for operators. */
export class MediaServerFault extends Error {
  override readonly name = 'MediaServerFault';
}

export interface MediaServerSettings {
  readonly url: string;
  readonly apiKey: string;
  readonly apiSecret: string;
}

export class MediaServer {
  readonly #rooms: RoomServiceClient;
  readonly #dispatches: AgentDispatchClient;
  readonly #url: string;

  constructor({ url, apiKey, apiSecret }: MediaServerSettings) {
    const options = { requestTimeout: requestLimitInS, failover: false };
    this.#url = url;
    this.#rooms = new RoomServiceClient(url, apiKey, apiSecret, options);
    this.#dispatches = new AgentDispatchClient(url, apiKey, apiSecret, options);
  }

  /** Makes the room and asks for the agent in one step. @throws MediaServerFault */
  async openRoom(room: string, agentName: string, metadata: string): Promise<void> {
    const agents = [new RoomAgentDispatch({ agentName, metadata })];
    await this.#ask(() => this.#rooms.createRoom({ name: room, ...roomLimits, agents }));
  }

  /** Makes a room without an agent, which goes by itself a minute after the last has left. @throws MediaServerFault */
  async makeRoom(name: string): Promise<void> {
    const limits = { emptyTimeout: 60, departureTimeout: 60, maxParticipants: 4 };
    await this.#ask(() => this.#rooms.createRoom({ name, ...limits }));
  }

  /**
   * Resolves true once the room's job shows as taken or its agent is there, false when `signal`
   * aborts. It may learn of a taken job late: see `TakenCalls`.
   * @throws MediaServerFault
   */
  async agentComing(room: string, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      if (await this.#hasAgent(room)) return true;
      await pause(askEveryMs, signal);
    }
    return this.#hasAgent(room);
  }

  /** @throws MediaServerFault */
  async roomExists(room: string): Promise<boolean> {
    return (await this.#ask(() => this.#rooms.listRooms([room]))).length > 0;
  }

  /** Rooms whose name begins so, with the time they were made, in ms. @throws MediaServerFault */
  async roomsOf(prefix: string): Promise<readonly { name: string; madeAt: number }[]> {
    const rooms = await this.#ask(() => this.#rooms.listRooms());
    return rooms
      .filter(({ name }) => name.startsWith(prefix))
      .map(({ name, creationTimeMs }) => ({ name, madeAt: Number(creationTimeMs) }));
  }

  /** Those of the rooms that are still there. @throws MediaServerFault */
  async existing(rooms: readonly string[]): Promise<readonly string[]> {
    if (rooms.length === 0) return [];
    return (await this.#ask(() => this.#rooms.listRooms([...rooms]))).map(({ name }) => name);
  }

  /** The number that a telephone in the room shows; undefined where there is none (yet). @throws MediaServerFault */
  async numberIn(room: string): Promise<string | undefined> {
    const present = await this.#ask(() => this.#rooms.listParticipants(room));
    const phone = present.find(({ kind }) => kind === sipKind);
    return phone && (callerNumber(phone.attributes[sipNumberAttribute]) ?? '');
  }

  /** @throws MediaServerFault */
  async closeRoom(room: string): Promise<void> {
    await this.#ask(() => this.#rooms.deleteRoom(room));
  }

  /**
   * Marks a person whose page is gone, so that the caller's page says so at once: the server itself
   * counts them as there for another 20 s (measured). Whoever joins anew bears no mark.
   * @throws MediaServerFault also where that person is not in the room
   */
  async showAway(room: string, identity: string, away: boolean): Promise<void> {
    const attributes = { [awayAttribute]: away ? '1' : '' };
    await this.#ask(() => this.#rooms.updateParticipant(room, identity, { attributes }));
  }

  /**
   * The call's process is dead: its agent, which the server would list for another 21 s (measured),
   * leaves the room, so that nobody is shown an agent who is not there. A call in which a person
   * speaks goes on; any other is over, and its caller is put out, which tells their page that the
   * line broke. A room that is gone already needs nothing.
   * @throws MediaServerFault
   */
  async releaseLostCall(room: string): Promise<void> {
    if (!(await this.roomExists(room))) return;
    const present = await this.#ask(() => this.#rooms.listParticipants(room));
    const agents = present.filter(({ kind }) => kind === agentKind);
    const goesOn = present.some(({ identity }) => identity.startsWith(personPrefix));
    for (const { identity } of goesOn ? agents : present) {
      await this.#rooms.removeParticipant(room, identity).catch(() => undefined);
    }
    if (!goesOn) await this.closeRoom(room);
  }

  async #hasAgent(room: string): Promise<boolean> {
    const [dispatches, people] = await Promise.all([
      this.#ask(() => this.#dispatches.listDispatch(room)),
      this.#ask(() => this.#rooms.listParticipants(room)),
    ]);
    const jobs = dispatches.flatMap((dispatch) => dispatch.state?.jobs ?? []);
    return (
      jobs.some((job) => job.state?.status === jobRunning) ||
      people.some((person) => person.kind === agentKind)
    );
  }

  async #ask<T>(request: () => Promise<T>): Promise<T> {
    try {
      return await request();
    } catch (error) {
      throw new MediaServerFault(`media server at ${this.#url}: ${faultOf(error)}`, {
        cause: error,
      });
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => resolve(), { once: true });
  return promise.finally(() => clearTimeout(timer));
}

function faultOf(error: unknown): string {
  if (error instanceof TwirpError) {
    const hint = error.status === 401 ? '; LIVEKIT_API_KEY or LIVEKIT_API_SECRET is wrong' : '';
    return `refused with status ${error.status}${hint}`;
  }
  return 'did not answer; is it running?';
}
