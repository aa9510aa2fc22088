/**
 * The desk server's settings: the only place of this process that reads the environment.
 *
 * One schema, read once at start, every fault listed together.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import {
  type DatabaseSettings,
  databaseHints,
  databaseOf,
  databaseShape,
  wantsSampleData,
} from '../../records/database/settings.ts';
import {
  type OidcSettings,
  oidcFaults,
  oidcHints,
  oidcOf,
  oidcShape,
} from './accounts/oidcSettings.ts';
import {
  type DeskNetwork,
  networkFaults,
  networkHints,
  networkOf,
  networkShape,
} from './network/networkSettings.ts';

export interface DeskSettings {
  readonly host: string;
  /** 0 takes any free port (tests). */
  readonly port: number;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  readonly network: DeskNetwork;
  /** Single sign-on; null where there is none. */
  readonly oidc: OidcSettings | null;
  /** Bearer of `/internal`. */
  readonly deskSecret: string;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  /** Whether the sample customers are put into the database at the start. */
  readonly sampleData: boolean;
  readonly promptsDir: string;
  /** Folder of the built pages. */
  readonly webDir: string;
  /** The voice that phrases are rendered with, so that their sound is found; null for the built-in one. */
  readonly tts: {
    readonly baseUrl: string;
    readonly apiKey?: string;
    readonly model: string;
    readonly voice: string;
  } | null;
  /** Whether speech recognition is configured; the pages tell the caller. */
  readonly ear: boolean;
  /** Calls that one address may start in a minute. */
  readonly callsPerMinute: number;
  /** Print a link for an administrator although there is one. */
  readonly newAdministrator: boolean;
  /** Attempts to sign in that one address may make in a minute. */
  readonly signInsPerMinute: number;
  /** Calls that one address, or one number by telephone, may have at the same time. */
  readonly callsAtOnce: number;
  /** Bearer of `/metrics`; null: there is no such page. */
  readonly metricsToken: string | null;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** One thing wrong with one setting: what, and how to mend it, in Chinese. Never holds the value. */
export interface SettingFault {
  readonly setting: string;
  readonly fault: string;
  readonly hint: string;
}

export type DeskSettingsResult =
  | { readonly ok: true; readonly settings: DeskSettings }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };

const standardSignInsPerMinute = 60;
const projectDir = resolve(import.meta.dirname, '..', '..');

/** An empty value counts as not set. */
const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(given, schema);
const wholeNumber = (fault: string, from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, fault)
    .transform(Number)
    .refine((value) => value >= from && value <= to, fault);

const schema = z.object({
  ...networkShape,
  PORT: setting(wholeNumber('不是有效的端口号', 0, 65_535).default(3000)),
  LIVEKIT_URL: setting(
    z.string('没有设置').refine((url) => {
      const parsed = URL.parse(url);
      return parsed !== null && /^(ws|http)s?:$/.test(parsed.protocol);
    }, '不是有效的媒体服务器地址'),
  ),
  LIVEKIT_API_KEY: setting(z.string('没有设置')),
  LIVEKIT_API_SECRET: setting(z.string('没有设置').min(32, '太短，不安全')),
  DESK_SECRET: setting(z.string('没有设置').min(32, '太短，不安全')),
  DESK_URL: setting(z.url('不是有效的网址').optional()),
  NEW_ADMINISTRATOR: setting(z.enum(['on', 'off'], '只能是 on 或 off').default('off')),
  ...oidcShape,
  DATA_DIR: setting(z.string().default('data')),
  ...databaseShape,
  PROMPTS_DIR: setting(z.string().default('prompts')),
  WEB_DIR: setting(z.string().default('dist/web')),
  STT_BASE_URL: setting(z.string().optional()),
  TTS_BASE_URL: setting(z.string().optional()),
  TTS_API_KEY: setting(z.string().optional()),
  TTS_MODEL: setting(z.string().default('tts-1')),
  TTS_VOICE: setting(z.string().default('alloy')),
  CALLS_PER_MINUTE: setting(wholeNumber('不是有效的次数', 1, 10_000).default(30)),
  CALLS_AT_ONCE: setting(wholeNumber('不是有效的通话数', 1, 10_000).default(5)),
  METRICS_TOKEN: setting(z.string().min(32, '太短，不安全').optional()),
  LOG_LEVEL: setting(
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], '不是有效的日志级别')
      .default('info'),
  ),
});

const networkSchema = z.object({ ...networkShape, LIVEKIT_URL: setting(z.string().optional()) });
const oidcSchema = z.object(oidcShape);

const hints: Readonly<Record<string, string>> = {
  ...networkHints,
  PORT: '请填 1 到 65535 之间的端口号，例如 3000',
  LIVEKIT_URL: '例如 ws://127.0.0.1:7880；用 npm start 启动会自动设置',
  LIVEKIT_API_KEY: '与媒体服务器一致的 API key；用 npm start 启动会自动生成',
  LIVEKIT_API_SECRET: '至少 32 个字符，与媒体服务器一致；用 npm start 启动会自动生成',
  DESK_SECRET: '至少 32 个字符，与通话进程一致；用 npm start 启动会自动生成',
  DESK_URL: '通话进程找到本服务的地址；用 npm start 启动会自动设置',
  NEW_ADMINISTRATOR: 'on：没有人能以管理员登录时，再打印一次创建管理员的链接',
  ...oidcHints,
  DATA_DIR: '数据目录，默认 data',
  ...databaseHints,
  PROMPTS_DIR: '话术目录，默认 prompts',
  WEB_DIR: '已构建网页的目录，默认 dist/web',
  CALLS_PER_MINUTE: '每个地址每分钟可发起的通话数，默认 30',
  CALLS_AT_ONCE: '每个地址（电话：每个号码）可同时进行的通话数，默认 5',
  METRICS_TOKEN: '读 /metrics 的凭据，至少 32 个字符；不设置就没有这个页面',
  LOG_LEVEL: '可选 trace、debug、info、warn、error、fatal、silent，默认 info',
};

/** Reads the environment; all faults at once, in the order of the schema. */
export function readDeskSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DeskSettingsResult {
  const read = schema.safeParse(environment);
  const faults = [...(read.success ? [] : faultsOf(read.error)), ...faultsTogether(environment)];
  if (!read.success || faults.length > 0) return { ok: false, faults };
  const value = read.data;
  const inProject = (folder: string) => resolve(projectDir, folder);
  return {
    ok: true,
    settings: {
      host: value.HOST,
      port: value.PORT,
      livekit: {
        url: value.LIVEKIT_URL,
        apiKey: value.LIVEKIT_API_KEY,
        apiSecret: value.LIVEKIT_API_SECRET,
      },
      network: networkOf(value, value.DESK_URL),
      oidc: oidcOf(value),
      deskSecret: value.DESK_SECRET,
      dataDir: inProject(value.DATA_DIR),
      database: databaseOf(value.DATABASE_URL, inProject(value.DATA_DIR)),
      sampleData: wantsSampleData(value.SAMPLE_DATA, environment),
      promptsDir: inProject(value.PROMPTS_DIR),
      webDir: inProject(value.WEB_DIR),
      tts: ttsOf(value),
      ear: value.STT_BASE_URL !== undefined,
      callsPerMinute: value.CALLS_PER_MINUTE,
      newAdministrator: value.NEW_ADMINISTRATOR === 'on',
      signInsPerMinute: standardSignInsPerMinute,
      callsAtOnce: value.CALLS_AT_ONCE,
      metricsToken: value.METRICS_TOKEN ?? null,
      logLevel: value.LOG_LEVEL,
    },
  };
}

/** What does not go together, also where something else is wrong. */
function faultsTogether(environment: Readonly<Record<string, string | undefined>>): SettingFault[] {
  const network = networkSchema.safeParse(environment);
  const oidc = oidcSchema.safeParse(environment);
  return [
    ...(network.success ? networkFaults(network.data) : []),
    ...(oidc.success ? oidcFaults(oidc.data) : []),
  ].map((each) => ({ ...each, hint: hints[each.setting] ?? '' }));
}

function faultsOf(error: z.ZodError): SettingFault[] {
  const faults = new Map<string, SettingFault>();
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    if (faults.has(name)) continue;
    faults.set(name, {
      setting: name,
      fault: issue.message,
      hint: hints[name] ?? '',
    });
  }
  return [...faults.values()];
}

function ttsOf(value: z.infer<typeof schema>): DeskSettings['tts'] {
  const { TTS_BASE_URL: baseUrl, TTS_API_KEY: apiKey, TTS_MODEL: model, TTS_VOICE: voice } = value;
  if (baseUrl === undefined) return null;
  return { baseUrl, model, voice, ...(apiKey === undefined ? {} : { apiKey }) };
}
