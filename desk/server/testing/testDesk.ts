/** The real desk server on a free port for tests, with short limits and a queue file of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { randomIds } from '../../../records/ids.ts';
import { createApp } from '../app.ts';
import type { DeskWords } from '../deskWords.ts';
import { type FrontDeskLimits, frontDeskLimits } from '../handoffs/frontDesk.ts';
import { QueueFile } from '../handoffs/queueFile.ts';
import { recordsUnavailable } from '../records/recordsFault.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { DeskSettings } from '../settings.ts';

export const testSecret = 'desk-secret-of-the-tests-0123456789';
export const testKeys = { apiKey: 'test', apiSecret: 'x'.repeat(40) };

const testWords: DeskWords = {
  company: '测试公司',
  keypadMenu: '人工服务请按0。',
  greeting: (department) => `您好，${department}`,
  dutyName: (clause) => `${clause}的要求`,
};

export interface TestDeskOptions {
  readonly settings?: Partial<DeskSettings>;
  readonly limits?: Partial<FrontDeskLimits>;
  /** The database; left out: there is none, as while it starts. */
  readonly records?: RecordsAccess;
  /** An error: reading it fails. */
  readonly busyAudio?: Uint8Array | Error;
}

export class TestDesk {
  readonly folder: string;
  readonly #options: TestDeskOptions;
  #app: FastifyInstance | null = null;

  constructor(folder: string, options: TestDeskOptions) {
    this.folder = folder;
    this.#options = options;
  }

  get port(): number {
    const address = this.#app?.server.address();
    if (address === null || typeof address !== 'object') throw new Error('the desk is not started');
    return address.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** @param port any free one, unless told */
  async start(port = 0): Promise<void> {
    const now = () => Date.now();
    const { busyAudio } = this.#options;
    this.#app = await createApp({
      settings: { ...testSettings(this.folder), ...this.#options.settings },
      records: this.#options.records ?? noRecords,
      words: testWords,
      busyPhrase: { text: '请您稍等片刻。', readAudio: () => readOf(busyAudio) },
      queueFile: new QueueFile(join(this.folder, 'desk', 'queue.jsonl'), now()),
      ids: randomIds(() => new Date(now())),
      now,
      limits: { ...frontDeskLimits, ...this.#options.limits },
    });
    await this.#app.listen({ host: '127.0.0.1', port });
  }

  /** Ends it and starts another on the same folder, on another port. */
  async restart(): Promise<void> {
    await this.#app?.close();
    await this.start();
  }

  /** Nobody answers at its address until the returned function has brought it back there. */
  async goDown(): Promise<() => Promise<void>> {
    const { port } = this;
    await this.#app?.close();
    return () => this.start(port);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(this.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  }

  /** As a call's process asks. */
  internal(method: string, path: string, body?: unknown): Promise<Response> {
    return fetch(`${this.url}/internal${path}`, {
      method,
      headers: {
        authorization: `Bearer ${testSecret}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async stop(): Promise<void> {
    await this.#app?.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const desk = new TestDesk(await mkdtemp(join(tmpdir(), 'three-rings-desk-')), options);
  await desk.start();
  return desk;
}

async function readOf(audio: Uint8Array | Error | undefined): Promise<Uint8Array | undefined> {
  if (audio instanceof Error) throw audio;
  return audio;
}

const noRecords: RecordsAccess = {
  ready: false,
  use: () => Promise.reject(recordsUnavailable()),
};

function testSettings(folder: string): DeskSettings {
  return {
    host: '127.0.0.1',
    port: 0,
    livekit: { url: 'ws://127.0.0.1:9', ...testKeys },
    deskSecret: testSecret,
    dataDir: folder,
    database: { kind: 'embedded', dataDir: folder },
    sampleData: false,
    promptsDir: folder,
    webDir: join(folder, 'web'),
    tts: null,
    ear: false,
    callsPerMinute: 1000,
    logLevel: 'silent',
  };
}
