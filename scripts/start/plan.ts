/**
 * What will run where: addresses, ports and keys of this start, and the environment that every
 * child of it gets. The keys come from this installation's own secrets, never from defaults.
 */
import { join } from 'node:path';
import { findMediaServer } from '../setup/mediaServer.js';
import { writeMediaServerConfig } from './mediaServerConfig.ts';
import { freeTcpPort, mediaPorts } from './ports.ts';
import { StartFault } from './StartFault.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import type { StartSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Plan {
  /** Undefined where a media server elsewhere is used. */
  readonly media?: { readonly program: string; readonly config: string };
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  readonly deskUrl: string;
  readonly workerPort: number;
  /** For every child. */
  readonly environment: Environment;
}

const firstWorkerPort = 8081;
const firstInternalPort = 8071;

interface Own {
  readonly deskSecret: string;
  readonly workerPort: number;
  /** Where the children find a desk that speaks https to everybody else. */
  readonly internalPort: number;
}

/** The part of a child's environment that start decides, with stand-ins where keys aren't made yet. */
export function childEnvironment(
  settings: StartSettings,
  livekit: Plan['livekit'],
  own: Own,
): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    HOST: settings.host,
    PORT: String(settings.port),
    DATA_DIR: settings.dataDir,
    PROMPTS_DIR: settings.promptsDir,
    SAMPLE_DATA: settings.sampleData ? 'on' : 'off',
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.apiKey,
    LIVEKIT_API_SECRET: livekit.apiSecret,
    DESK_URL: deskUrlOf(settings, own),
    DESK_SECRET: own.deskSecret,
    INTERNAL_PORT: settings.encrypted ? String(own.internalPort) : '',
    WORKER_PORT: String(own.workerPort),
  };
}

/** @throws StartFault where a port, a key or the media server can't be had */
export async function planOf(
  settings: StartSettings,
  root: string,
  environment: Environment,
): Promise<Plan> {
  const secrets = secretsOf(settings.dataDir);
  const own = {
    deskSecret: secrets.deskSecret,
    workerPort: await freeTcpPort(firstWorkerPort),
    internalPort: await freeTcpPort(firstInternalPort),
  };
  const deskUrl = deskUrlOf(settings, own);
  const { livekit, media } =
    settings.elsewhere === undefined
      ? await ownMediaServer(settings, root, environment, { secrets, deskUrl })
      : { livekit: settings.elsewhere, media: undefined };
  return {
    ...(media === undefined ? {} : { media }),
    livekit,
    deskUrl,
    workerPort: own.workerPort,
    environment: {
      // Compiled code is kept: a call's process is up half a second sooner.
      NODE_COMPILE_CACHE: join(root, '.cache', 'compile'),
      ...environment,
      ...childEnvironment(settings, livekit, own),
    },
  };
}

async function ownMediaServer(
  settings: StartSettings,
  root: string,
  environment: Environment,
  { secrets, deskUrl }: { readonly secrets: Secrets; readonly deskUrl: string },
) {
  const found = await findMediaServer({ root, environment });
  if (found?.kind !== 'program') {
    throw new StartFault('媒体服务器不见了；请重新运行 npm start，它会再准备一次。');
  }
  const ports = await mediaPorts();
  return {
    livekit: {
      url: `ws://127.0.0.1:${ports.signal}`,
      apiKey: secrets.livekitApiKey,
      apiSecret: secrets.livekitApiSecret,
    },
    media: {
      program: found.program,
      config: writeMediaServerConfig(settings.dataDir, ports, secrets, deskUrl),
    },
  };
}

/** As the children on this machine reach the desk. */
function deskUrlOf({ host, port, encrypted }: StartSettings, { internalPort }: Own): string {
  if (encrypted) return `http://127.0.0.1:${internalPort}`;
  if (host === '0.0.0.0' || host === '::') return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
