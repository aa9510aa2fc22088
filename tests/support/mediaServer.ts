/**
 * The real media server for tests, on free ports of the loopback address, with keys of its own.
 *
 * It is never a mock, never runs with `--dev`, and has the configuration that `npm start` gives it. It can be stopped and started again on the same
 * ports, which is the fault "the media server restarts during a call".
 */
import { randomBytes } from 'node:crypto';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoomServiceClient } from 'livekit-server-sdk';
import { writeMediaServerConfig } from '../../scripts/start/mediaServerConfig.ts';
import { ChildServer } from './childServer.ts';
import { freePorts } from './ports.ts';
import { searchPath } from './settings.ts';

const cached = join(import.meta.dirname, '../../.cache/media-server/livekit-server');

export class MediaServer {
  readonly port: number;
  readonly key = `test${randomBytes(6).toString('hex')}`;
  readonly secret = randomBytes(24).toString('hex');
  readonly #ports: readonly number[];
  readonly #deskUrl: string | undefined;
  #folder: string | null = null;
  #server: ChildServer | null = null;

  constructor(ports: readonly number[], deskUrl?: string) {
    this.#ports = ports;
    this.#deskUrl = deskUrl;
    this.port = ports[0] ?? 0;
  }

  /** For agents and callers. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}`;
  }

  get rooms(): RoomServiceClient {
    return new RoomServiceClient(`http://127.0.0.1:${this.port}`, this.key, this.secret);
  }

  get output(): string {
    return this.#server?.output ?? '';
  }

  /** Starts it, on the same ports each time; resolves when it takes calls. */
  async start(): Promise<void> {
    this.#folder ??= await mkdtemp(join(tmpdir(), 'three-rings-media-'));
    const [signal = 0, rtcTcp = 0, rtcUdp = 0] = this.#ports;
    const keys = { livekitApiKey: this.key, livekitApiSecret: this.secret };
    const ports = { signal, rtcTcp, rtcUdp };
    const file = writeMediaServerConfig(this.#folder, ports, keys, this.#deskUrl);
    this.#server = new ChildServer({
      name: 'livekit-server',
      command: await livekitServer(),
      arguments: ['--config', file],
    });
    await this.#server.answers(`http://127.0.0.1:${this.port}/`, 10_000);
  }

  /** The line breaks: it is gone at once and comes back on the same ports. */
  async restart(): Promise<void> {
    await this.#server?.kill();
    await this.start();
  }

  async kill(): Promise<void> {
    await this.#server?.kill();
  }

  async stop(): Promise<void> {
    await this.#server?.kill();
    if (this.#folder) await rm(this.#folder, { recursive: true, force: true });
    this.#folder = null;
  }
}

/** @param deskUrl is told of rooms that end, as `npm start` has it */
export async function startMediaServer(deskUrl?: string): Promise<MediaServer> {
  const server = new MediaServer(await freePorts(3), deskUrl);
  await server.start();
  return server;
}

/** `livekit-server` on PATH, else the project's cache. @throws Error saying how to get it */
async function livekitServer(): Promise<string> {
  for (const file of [...searchPath.map((folder) => join(folder, 'livekit-server')), cached]) {
    const found = await access(file).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  throw new Error('no livekit-server on PATH nor in .cache/media-server: run `npm start` once');
}
