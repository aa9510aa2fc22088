/**
 * A worker as the media server sees one, without an agent behind it: it registers over the real
 * socket and says yes, no or nothing when a job is offered.
 */
import { AccessToken } from 'livekit-server-sdk';
import { Changes } from '../../../tests/support/deadline.ts';

export interface OfferedJob {
  readonly room: string;
  readonly agentName: string;
  readonly metadata: string;
}

export class StandInWorker {
  readonly jobs: OfferedJob[] = [];
  readonly #socket: WebSocket;
  readonly #changes = new Changes();
  #registered = false;

  constructor(socket: WebSocket, agentName: string, answerAfterMs: number | null) {
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#send({ register: { type: 'JT_ROOM', agentName, version: '1.0.0' } });
    });
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data));
      if (message.register) this.#registered = true;
      if (message.availability) this.#answer(message.availability.job, answerAfterMs);
      this.#changes.notify();
    });
  }

  async registered(): Promise<void> {
    await this.#changes.until(
      5000,
      () => 'the registration of the worker',
      () => this.#registered || null,
    );
  }

  close(): void {
    this.#socket.close();
  }

  #answer(
    job: { id: string; room: { name: string }; agentName: string; metadata: string },
    afterMs: number | null,
  ): void {
    this.jobs.push({ room: job.room.name, agentName: job.agentName, metadata: job.metadata });
    if (afterMs === null) return;
    const yes = { jobId: job.id, available: true, participantIdentity: `agent-${job.id}` };
    setTimeout(() => this.#send({ availability: yes }), afterMs);
  }

  #send(message: object): void {
    this.#socket.send(JSON.stringify(message));
  }
}

/** @param answerAfterMs how long it thinks before it takes a job; null: it never answers */
export async function startStandInWorker(
  media: { readonly url: string; readonly key: string; readonly secret: string },
  agentName: string,
  answerAfterMs: number | null = 0,
): Promise<StandInWorker> {
  const token = new AccessToken(media.key, media.secret);
  token.addGrant({ agent: true });
  const url = `${media.url}/agent?access_token=${await token.toJwt()}`;
  const worker = new StandInWorker(new WebSocket(url), agentName, answerAfterMs);
  await worker.registered();
  return worker;
}
