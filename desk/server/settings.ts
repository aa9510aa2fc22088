/**
 * The desk server's settings: the only place of this process that reads the environment.
 *
 * One schema, read once at start, every fault listed together. It refuses to listen on any address
 * but this machine's own until accounts exist: whoever reaches the desk may take calls.
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

export interface DeskSettings {
  readonly host: string;
  /** 0 takes any free port (tests). */
  readonly port: number;
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
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

const ownAddresses = ['127.0.0.1', 'localhost', '::1'];
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
  HOST: setting(
    z
      .string()
      .refine((host) => ownAddresses.includes(host), '目前只能监听本机地址')
      .default('127.0.0.1'),
  ),
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
  LOG_LEVEL: setting(
    z
      .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], '不是有效的日志级别')
      .default('info'),
  ),
});

const hints: Readonly<Record<string, string>> = {
  HOST: '坐席台还没有账号，请用 127.0.0.1、localhost 或 ::1（默认 127.0.0.1）',
  PORT: '请填 1 到 65535 之间的端口号，例如 3000',
  LIVEKIT_URL: '例如 ws://127.0.0.1:7880；用 npm start 启动会自动设置',
  LIVEKIT_API_KEY: '与媒体服务器一致的 API key；用 npm start 启动会自动生成',
  LIVEKIT_API_SECRET: '至少 32 个字符，与媒体服务器一致；用 npm start 启动会自动生成',
  DESK_SECRET: '至少 32 个字符，与通话进程一致；用 npm start 启动会自动生成',
  DATA_DIR: '数据目录，默认 data',
  ...databaseHints,
  PROMPTS_DIR: '话术目录，默认 prompts',
  WEB_DIR: '已构建网页的目录，默认 dist/web',
  CALLS_PER_MINUTE: '每个地址每分钟可发起的通话数，默认 30',
  LOG_LEVEL: '可选 trace、debug、info、warn、error、fatal、silent，默认 info',
};

/** Reads the environment; all faults at once, in the order of the schema. */
export function readDeskSettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): DeskSettingsResult {
  const read = schema.safeParse(environment);
  if (!read.success) return { ok: false, faults: faultsOf(read.error) };
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
      deskSecret: value.DESK_SECRET,
      dataDir: inProject(value.DATA_DIR),
      database: databaseOf(value.DATABASE_URL, inProject(value.DATA_DIR)),
      sampleData: wantsSampleData(value.SAMPLE_DATA, environment),
      promptsDir: inProject(value.PROMPTS_DIR),
      webDir: inProject(value.WEB_DIR),
      tts: ttsOf(value),
      ear: value.STT_BASE_URL !== undefined,
      callsPerMinute: value.CALLS_PER_MINUTE,
      logLevel: value.LOG_LEVEL,
    },
  };
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
