/**
 * A worker as the media server sees one, without an agent behind it: it registers over the real
 * socket and takes the jobs that it is offered, or does not answer.
 */
import { AccessToken } from 'livekit-server-sdk';
import { Changes } from '../../../tests/support/deadline.ts';

export interface OfferedJob {
  readonly room: string;
  readonly agentName: string;
  readonly metadata: string;
}

export interface StandInWorkerOptions {
  readonly agentName: string;
  /** Never answers an offer. */
  readonly mute?: boolean;
  /** A job is its own now; `token` lets its agent into the room. */
  readonly assigned?: (room: string, token: string) => void;
}

interface JobMessage {
  readonly id: string;
  readonly room: { readonly name: string };
  readonly agentName: string;
  readonly metadata: string;
}

export class StandInWorker {
  readonly jobs: OfferedJob[] = [];
  readonly #socket: WebSocket;
  readonly #options: StandInWorkerOptions;
  readonly #changes = new Changes();
  #registered = false;

  constructor(socket: WebSocket, options: StandInWorkerOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.addEventListener('open', () => {
      const { agentName } = options;
      this.#send({ register: { type: 'JT_ROOM', agentName, version: '1.0.0' } });
    });
    socket.addEventListener('message', ({ data }) => this.#receive(JSON.parse(String(data))));
  }

  async registered(): Promise<void> {
    const what = () => 'the registration of the worker';
    await this.#changes.until(5000, what, () => this.#registered || null);
  }

  close(): void {
    this.#socket.close();
  }

  #receive(message: {
    register?: unknown;
    availability?: { job: JobMessage };
    assignment?: { job: JobMessage; token: string };
  }): void {
    if (message.register) this.#registered = true;
    if (message.availability) this.#answer(message.availability.job);
    if (message.assignment) {
      this.#options.assigned?.(message.assignment.job.room.name, message.assignment.token);
    }
    this.#changes.notify();
  }

  #answer({ id, room, agentName, metadata }: JobMessage): void {
    this.jobs.push({ room: room.name, agentName, metadata });
    if (this.#options.mute) return;
    const yes = { jobId: id, available: true, participantIdentity: `agent-${id}` };
    this.#send({ availability: yes });
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

export async function startStandInWorker(
  media: { readonly url: string; readonly key: string; readonly secret: string },
  options: StandInWorkerOptions,
): Promise<StandInWorker> {
  const token = new AccessToken(media.key, media.secret);
  token.addGrant({ agent: true });
  const url = `${media.url}/agent?access_token=${await token.toJwt()}`;
  const worker = new StandInWorker(new WebSocket(url), options);
  await worker.registered();
  return worker;
}
