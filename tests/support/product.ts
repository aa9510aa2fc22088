/**
 * The product as a caller meets it: the desk server and the agent worker as child processes on a
 * real media server, with a data folder of their own.
 *
 * It is started as `npm start` starts it, setting by setting, except that nothing here builds or
 * downloads. Tests know it by its web addresses and by its journals on disk only.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Caller, requestCall, type Ticket } from './caller.ts';
import { ChildServer } from './childServer.ts';
import { copyCluster } from './databases/cluster.ts';
import { eventually } from './deadline.ts';
import { DeskAccounts } from './deskAccounts.ts';
import { JournalFile } from './journalFile.ts';
import { type MediaServer, startMediaServer } from './mediaServer.ts';
import { type PhraseSounds, phraseSounds } from './phraseSounds.ts';
import { freePorts } from './ports.ts';
import { alive, descendants, holdsOpen } from './processTree.ts';
import { SipBridge } from './sipBridge.ts';

/** More at once than this, and two processors no longer play speech without holes. */
const callsAtOnce = 3;
const project = join(import.meta.dirname, '../..');

export interface ProductOptions {
  /** Settings beyond the usual ones, e.g. `STT_BASE_URL`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Default: the project's own words. */
  readonly promptsFolder?: string;
  /** Telephones behind the media server. Default: it has no SIP bridge. */
  readonly telephones?: boolean;
}

interface ProductParts {
  readonly media: MediaServer;
  readonly bridge: SipBridge | null;
  readonly sounds: PhraseSounds;
  readonly dataFolder: string;
  readonly ports: readonly number[];
}

export class Product {
  readonly media: MediaServer;
  readonly dataFolder: string;
  readonly #bridge: SipBridge | null;
  readonly deskUrl: string;
  readonly sounds: PhraseSounds;
  /** The people at its desk. */
  readonly people: DeskAccounts;
  readonly #workerUrl: string;
  /** What its processes get as environment. */
  readonly settings: Readonly<Record<string, string>>;
  readonly #rung: string[] = [];
  readonly #callers: Caller[] = [];
  #line: Promise<void> = Promise.resolve();
  #desk: ChildServer | null = null;
  #worker: ChildServer | null = null;

  constructor(parts: ProductParts, options: ProductOptions) {
    const [deskPort, workerPort] = parts.ports;
    const { media, dataFolder } = parts;
    this.media = media;
    this.#bridge = parts.bridge;
    this.sounds = parts.sounds;
    this.dataFolder = dataFolder;
    this.deskUrl = `http://127.0.0.1:${deskPort}`;
    this.#workerUrl = `http://127.0.0.1:${workerPort}`;
    this.settings = {
      LIVEKIT_URL: parts.bridge?.url ?? media.url,
      LIVEKIT_API_KEY: media.key,
      LIVEKIT_API_SECRET: media.secret,
      DESK_URL: this.deskUrl,
      DESK_SECRET: randomBytes(24).toString('hex'),
      DATA_DIR: dataFolder,
      PROMPTS_DIR: options.promptsFolder ?? join(project, 'prompts'),
      HOST: '127.0.0.1',
      PORT: String(deskPort),
      WORKER_PORT: String(workerPort),
      SAMPLE_DATA: 'on',
      DRAIN_LIMIT_S: '0',
      CALLS_PER_MINUTE: '1000',
      CALLS_AT_ONCE: '1000',
      NODE_COMPILE_CACHE: join(project, '.cache/compile'),
      LOG_LEVEL: 'debug',
      ...options.settings,
    };
    this.people = new DeskAccounts(this.deskUrl, () => this.#desk?.output ?? '');
  }

  async start(): Promise<void> {
    this.#desk = this.#child('desk server', ['desk/server/main.ts']);
    await this.startWorker();
    await this.#desk.answers(`${this.deskUrl}/healthz`, 20_000);
  }

  /** Once more, after `stopDesk`. */
  async startDesk(): Promise<void> {
    this.#desk = this.#child('desk server', ['desk/server/main.ts']);
    await this.#desk.answers(`${this.deskUrl}/healthz`, 40_000);
  }

  /** As a call's process reaches it. */
  get desk(): { readonly url: string; readonly secret: string } {
    return { url: this.deskUrl, secret: this.settings.DESK_SECRET ?? '' };
  }

  async startWorker(): Promise<void> {
    this.#worker = this.#child('agent worker', ['agent/main.ts', 'start']);
    await this.#worker.answers(`${this.#workerUrl}/`, 40_000);
  }

  async stopWorker(): Promise<void> {
    await this.#worker?.stop();
  }

  async stopDesk(): Promise<void> {
    await this.#desk?.stop();
  }

  /** Kills the desk and its database, without a word. */
  async killDesk(): Promise<void> {
    await this.#desk?.kill();
  }

  /** The worker is registered with the media server (again). */
  async ready(limitMs = 40_000): Promise<void> {
    await this.worker.answers(`${this.#workerUrl}/`, limitMs);
  }

  /** The telephones. @throws Error where the product was started without */
  get bridge(): SipBridge {
    if (this.#bridge === null) throw new Error('the product has no telephones');
    return this.#bridge;
  }

  get worker(): ChildServer {
    if (!this.#worker) throw new Error('the product was not started');
    return this.#worker;
  }

  get output(): string {
    return `--- desk\n${this.#desk?.output}\n--- worker\n${this.#worker?.output}`;
  }

  /** All calls so far and the last output, for whoever has to find out why a test failed. */
  get story(): string {
    const calls = this.#rung.map((callId) => `--- ${callId}\n${this.journal(callId).story()}`);
    return [...calls, this.output.slice(-3000)].join('\n');
  }

  /** Waits until a process is warm for the next call, as it is on a machine that is not busy. */
  async warm(limitMs = 60_000): Promise<void> {
    const counts = /"processes":(\d+),"msg":"processes free for calls"/g;
    await eventually(
      limitMs,
      () => `a warm job process:\n${this.output}`,
      () => Number([...this.worker.output.matchAll(counts)].at(-1)?.[1]) > 0,
    );
  }

  /** Rings and joins the call. @throws Error where the product answers that all lines are busy */
  async ring(): Promise<Caller> {
    const caller = new Caller(await this.ticket());
    this.#callers.push(caller);
    await caller.join();
    return caller;
  }

  /** Rings without waiting for a warm process. @throws Error as `ring` does */
  async ringAtOnce(): Promise<Caller> {
    const caller = new Caller(await requestCall(this.deskUrl));
    this.#rung.push(caller.callId);
    await caller.join();
    return caller;
  }

  /** Asks for a call once a process is warm; one caller after another, so that none gets two. */
  async ticket(): Promise<Ticket> {
    const before = this.#line;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#line = promise;
    try {
      await before;
      const talking = () => this.#callers.filter(({ left }) => left === null).length;
      await eventually(110_000, 'a call of another test to end', () => talking() < callsAtOnce);
      await this.warm();
      const ticket = await requestCall(this.deskUrl);
      this.#rung.push(ticket.callId);
      return ticket;
    } finally {
      resolve();
    }
  }

  /** A caller who has heard the opening to its end. */
  async opened(): Promise<Caller> {
    const caller = await this.ring();
    await this.journal(caller.callId).event('state.saved', 60_000);
    return caller;
  }

  journal(callId: string): JournalFile {
    return new JournalFile(this.dataFolder, callId);
  }

  /** Living job processes of the worker, idle ones included. */
  jobs(): number[] {
    const entries = descendants(this.worker.processId);
    return entries
      .filter((entry) => /job_proc/.test(entry.command))
      .map((entry) => entry.processId);
  }

  /** The process of a call that goes on. */
  async processOf(callId: string, limitMs = 5000): Promise<number> {
    const { folder } = this.journal(callId);
    return await eventually(limitMs, `a process that writes ${folder}`, () => {
      return this.jobs().find((job) => holdsOpen(job, folder)) ?? null;
    });
  }

  /** Resolves when a process is gone. */
  async gone(processId: number, limitMs: number): Promise<void> {
    await eventually(limitMs, `the end of process ${processId}`, () => !alive(processId));
  }

  async stop(): Promise<void> {
    await Promise.all([this.#worker?.kill(), this.#desk?.kill()]);
    await this.#bridge?.stop();
    await this.media.stop();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  #child(name: string, args: readonly string[]): ChildServer {
    return new ChildServer({
      name,
      command: process.execPath,
      arguments: args,
      environment: this.settings,
      folder: project,
    });
  }
}

/** Starts media server, desk server and worker; everything ends with `stop()`. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const sounds = await phraseSounds();
  const media = await startMediaServer();
  const bridge = options.telephones === true ? await new SipBridge(media).start() : null;
  const dataFolder = await mkdtemp(join(tmpdir(), 'three-rings-data-'));
  await sounds.copyTo(join(dataFolder, 'audio-cache'));
  await copyCluster(dataFolder);
  const ports = await freePorts(2);
  const product = new Product({ media, bridge, sounds, dataFolder, ports }, options);
  try {
    await product.start();
  } catch (error) {
    await product.stop();
    throw error;
  }
  return product;
}
