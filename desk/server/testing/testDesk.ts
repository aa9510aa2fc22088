/** The real desk server on a free port for tests, with short limits and a queue file of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readClauseTitles } from '../../../agent/words/clauseTitles.ts';
import { loadWords } from '../../../agent/words/loadWords.ts';
import { randomIds } from '../../../records/ids.ts';
import { FirstAdministrator } from '../accounts/firstAdministrator.ts';
import { createApp, type RegisteredRoute } from '../app.ts';
import type { DeskWords } from '../deskWords.ts';
import { type FrontDeskLimits, frontDeskLimits } from '../handoffs/frontDesk.ts';
import { QueueFile } from '../handoffs/queueFile.ts';
import { type CareLimits, careLimits } from '../liveness/callCare.ts';
import { openInternalListener } from '../network/internalListener.ts';
import type { DeskNetwork } from '../network/networkSettings.ts';
import { recordsUnavailable } from '../records/recordsFault.ts';
import type { RecordsAccess } from '../records/recordsKeeper.ts';
import type { DeskSettings } from '../settings.ts';
import type { OutboundDialler } from '../workbench/outboundDialler.ts';
import { createWorkbenchWords, type WorkbenchWords } from '../workbench/workbenchWords.ts';
import { namedSessions } from './namedSessions.ts';

export const testSecret = 'desk-secret-of-the-tests-0123456789';
export const testKeys = { apiKey: 'test', apiSecret: 'x'.repeat(40) };

const testWords: DeskWords = {
  company: '测试公司',
  privacy: { contact: '客户服务部 <01012345678>', keptFor: '通话结束后两年' },
  departments: ['客户服务部', '投诉处理部', '技术支持部'],
  keypadMenu: '人工服务请按0。',
  handoff: { wrapUpMs: 0, helpers: true, phones: {}, skilled: () => null, dayBegan: () => 0 },
  greeting: (department) => `您好，${department}`,
  briefing: ({ summary }) => `来电转接：${summary.demand}`,
  dutyName: (clause) => `${clause}的要求`,
};

export interface TestDeskOptions {
  readonly settings?: Partial<DeskSettings>;
  readonly network?: Partial<DeskNetwork>;
  readonly limits?: Partial<FrontDeskLimits & CareLimits>;
  /** Calls come by telephone too. */
  readonly telephony?: boolean;
  /** The database; left out: there is none, as while it starts. */
  readonly records?: RecordsAccess;
  /** Who a request comes from: by its session in the database, or (default) as it says itself. */
  readonly accounts?: 'real' | 'named';
  /** Any free one, unless told. */
  readonly port?: number;
  /** Further routes, behind all guards. */
  readonly routes?: (app: FastifyInstance) => void;
  readonly dialler?: OutboundDialler;
  /** Milliseconds since the epoch; the machine's time where left out. */
  readonly now?: () => number;
  readonly handoff?: Partial<DeskWords['handoff']>;
  /** An error: reading it fails. */
  readonly busyAudio?: Uint8Array | Error;
  /** The desk has no voice. */
  readonly speechless?: boolean;
}

export class TestDesk {
  readonly folder: string;
  /** Every route that the desk registered. */
  readonly routes: RegisteredRoute[] = [];
  /** What the desk said to its operator. */
  readonly said: string[] = [];
  readonly firstAdministrator: FirstAdministrator;
  readonly #options: TestDeskOptions;
  #app: FastifyInstance | null = null;

  constructor(folder: string, options: TestDeskOptions) {
    this.folder = folder;
    this.#options = options;
    const { now = () => Date.now() } = options;
    const say = (line: string) => this.said.push(line);
    this.firstAdministrator = new FirstAdministrator({ origin: 'http://127.0.0.1', say, now });
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
  async start(port = this.#options.port ?? 0): Promise<void> {
    const { busyAudio, speechless = false, now = () => Date.now() } = this.#options;
    const origin = `http://127.0.0.1:${port}`;
    this.#app = await createApp({
      settings: {
        ...testSettings(this.folder),
        network: { ...thisMachine, ...this.#options.network },
        ...this.#options.settings,
      },
      records: this.#options.records ?? noRecords,
      words: { ...testWords, handoff: { ...testWords.handoff, ...this.#options.handoff } },
      workbench: { words: workbenchWords(), dialler: this.#options.dialler ?? null },
      voice: {
        spoken: {
          busy: { text: '请您稍等片刻。', readAudio: () => readOf(busyAudio) },
          held: { text: '请您再等一下。', readAudio: () => readOf(undefined) },
        },
        speak: async (text) => (speechless ? undefined : Buffer.from(`RIFF ${text}`)),
        close: async () => undefined,
      },
      queueFile: new QueueFile(join(this.folder, 'desk', 'queue.jsonl'), now()),
      ids: randomIds(() => new Date(now())),
      now,
      telephony: this.#options.telephony ?? false,
      limits: { ...frontDeskLimits, ...careLimits, roomsEveryMs: 0, ...this.#options.limits },
      firstAdministrator: this.firstAdministrator,
      origin,
      ...(this.#options.accounts === 'real' ? {} : { sessions: namedSessions }),
      registering: (route) => this.routes.push(route),
    });
    this.#options.routes?.(this.#app);
    await this.#app.listen({ host: '127.0.0.1', port });
    const { internalPort = null } = this.#options.network ?? {};
    if (internalPort !== null) await openInternalListener(this.#app, internalPort);
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

const thisMachine: DeskNetwork = {
  publicOrigin: null,
  publicMediaUrl: null,
  deskUrl: null,
  tls: null,
  internalPort: null,
  trustedProxies: [],
};
let readWords: WorkbenchWords | undefined;

/** The demo company's, read once. */
function workbenchWords(): WorkbenchWords {
  const prompts = join(import.meta.dirname, '../../../prompts');
  readWords ??= createWorkbenchWords(loadWords(prompts), readClauseTitles(prompts), prompts);
  return readWords;
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
    network: thisMachine,
    oidc: null,
    deskSecret: testSecret,
    dataDir: folder,
    database: { kind: 'embedded', dataDir: folder },
    sampleData: false,
    promptsDir: folder,
    webDir: join(folder, 'web'),
    tts: null,
    ear: false,
    callsPerMinute: 1000,
    newAdministrator: false,
    signInsPerMinute: 1000,
    callsAtOnce: 1000,
    metricsToken: null,
    logLevel: 'silent',
  };
}
