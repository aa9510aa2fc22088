/**
 * The settings of a call's process and of text mode: the only place here that reads the
 * environment. One schema each, read once, every fault listed together; values are never shown,
 * since one of them may be a key. What a call takes from it, it gets as an argument.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { OpenAiModelOptions } from './models/openAiModel.ts';

export interface SpeechEndpoint {
  readonly baseUrl: string;
  readonly apiKey?: string;
  readonly model: string;
}

/** What text mode takes: words and a model. */
export interface ChatSettings {
  readonly promptsDir: string;
  /** Null: the scripted model alone. */
  readonly model: OpenAiModelOptions | null;
}

export interface AgentSettings extends ChatSettings {
  readonly livekit: { readonly url: string; readonly apiKey: string; readonly apiSecret: string };
  readonly desk: { readonly url: string; readonly secret: string };
  readonly dataDir: string;
  readonly stt: SpeechEndpoint | null;
  readonly tts: (SpeechEndpoint & { readonly voice: string }) | null;
  /** Calls at once; beyond them callers are told that all lines are busy. */
  readonly maxCalls: number;
  /** Memory that must be left for a call to be taken, in MiB. */
  readonly callMemory: number;
  /** Processes kept warm for the next call. */
  readonly idleProcesses: number;
  /** Port of the worker's health page on 127.0.0.1; 0 takes any free one. */
  readonly workerPort: number;
  /** After SIGTERM, for the calls that go on to finish, in ms. */
  readonly drainLimitMs: number;
  /** Where `/healthz`, `/readyz` and `/metrics` are answered; null: nowhere. */
  readonly page: { readonly host: string; readonly port: number } | null;
  readonly logLevel: LogLevel;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** One thing wrong with one setting: what, and how to mend it, in Chinese. */
export interface SettingFault {
  readonly setting: string;
  readonly fault: string;
  readonly hint: string;
}

export type SettingsResult<T> =
  | { readonly ok: true; readonly settings: T }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };

type Environment = Readonly<Record<string, string | undefined>>;

const projectDir = resolve(import.meta.dirname, '..');
const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(given, schema);
const optional = setting(z.string().optional());
const folder = (name: string) =>
  setting(z.string().default(name)).transform((path) => resolve(projectDir, path));
const address = (pattern: RegExp, fault: string) =>
  z.string('没有设置').refine((url) => pattern.test(URL.parse(url)?.protocol ?? ''), fault);
const webAddress = setting(address(/^https?:$/, '不是有效的网址').optional());
const number = (from: number, to: number, standard: number) =>
  setting(
    z
      .string()
      .regex(/^\d{1,6}$/, '不是有效的数字')
      .transform(Number)
      .refine((value) => value >= from && value <= to, `须在 ${from} 到 ${to} 之间`)
      .default(standard),
  );

const modelShape = {
  PROMPTS_DIR: folder('prompts'),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: webAddress,
  LLM_MODEL: optional,
};

const workerShape = {
  ...modelShape,
  LIVEKIT_URL: setting(address(/^(ws|http)s?:$/, '不是有效的媒体服务器地址')),
  LIVEKIT_API_KEY: setting(z.string('没有设置')),
  LIVEKIT_API_SECRET: setting(z.string('没有设置').min(32, '太短，不安全')),
  DESK_URL: setting(address(/^https?:$/, '不是有效的网址')),
  DESK_SECRET: setting(z.string('没有设置').min(32, '太短，不安全')),
  DATA_DIR: folder('data'),
  STT_BASE_URL: webAddress,
  STT_API_KEY: optional,
  STT_MODEL: setting(z.string().default('whisper-1')),
  TTS_BASE_URL: webAddress,
  TTS_API_KEY: optional,
  TTS_MODEL: setting(z.string().default('tts-1')),
  TTS_VOICE: setting(z.string().default('alloy')),
  MAX_CALLS: number(1, 1_000, 8),
  CALL_MEMORY_MB: number(0, 100_000, 400),
  IDLE_PROCESSES: number(1, 16, 1),
  WORKER_PORT: number(0, 65_535, 0),
  DRAIN_LIMIT_S: number(0, 86_400, 1_800),
  HEALTH_HOST: setting(z.string().default('127.0.0.1')),
  HEALTH_PORT: number(0, 65_535, 0),
  LOG_LEVEL: setting(z.enum(logLevels, '不是有效的日志级别').default('error')),
};

const hints: Readonly<Record<string, string>> = {
  OPENAI_BASE_URL: '兼容 OpenAI 的服务地址，写到 /v1 为止，例如 http://127.0.0.1:8000/v1',
  LLM_MODEL: '设置了 OPENAI_API_KEY 或 OPENAI_BASE_URL 时必填：模型名称，例如 qwen3-32b',
  LIVEKIT_URL: '例如 ws://127.0.0.1:7880；用 npm start 启动会自动设置',
  LIVEKIT_API_KEY: '与媒体服务器一致的 API key；用 npm start 启动会自动生成',
  LIVEKIT_API_SECRET: '至少 32 个字符，与媒体服务器一致；用 npm start 启动会自动生成',
  DESK_URL: '坐席台的地址，例如 http://127.0.0.1:3000；用 npm start 启动会自动设置',
  DESK_SECRET: '至少 32 个字符，与坐席台一致；用 npm start 启动会自动生成',
  STT_BASE_URL: '语音识别服务的地址，写到 /v1 为止；没有可不填',
  TTS_BASE_URL: '语音合成服务的地址，写到 /v1 为止；没有可不填',
  MAX_CALLS: '同时通话数，默认 8',
  CALL_MEMORY_MB: '接一通电话至少要剩下的内存（MB），默认 400；0 表示不看内存',
  IDLE_PROCESSES: '预备进程数，默认 1',
  DRAIN_LIMIT_S: '收到 SIGTERM 后等通话自然结束的秒数，默认 1800；0 表示立即结束',
  WORKER_PORT: '通话框架自己的端口，只在本机，0 表示任意空闲端口',
  HEALTH_HOST: '健康检查与指标所在的地址，默认 127.0.0.1；容器里用 0.0.0.0',
  HEALTH_PORT: '健康检查（/healthz、/readyz）与指标（/metrics）的端口，0 表示不开',
  LOG_LEVEL: `可选 ${logLevels.join('、')}，默认 error`,
};

type ModelValues = z.infer<z.ZodObject<typeof modelShape>>;

/** A model endpoint needs the name of its model, whichever of its settings was given. */
function modelNamed(values: Partial<ModelValues>): boolean {
  const endpoint = values.OPENAI_API_KEY ?? values.OPENAI_BASE_URL;
  return endpoint === undefined || values.LLM_MODEL !== undefined;
}

const unnamed = { path: ['LLM_MODEL'], message: '没有设置', when: () => true };
const chatSchema = z.object(modelShape).refine(modelNamed, unnamed);
const workerSchema = z.object(workerShape).refine(modelNamed, unnamed);

/** Settings of text mode; all faults at once. */
export function readChatSettings(
  environment: Environment = process.env,
): SettingsResult<ChatSettings> {
  const read = chatSchema.safeParse(environment);
  if (!read.success) return { ok: false, faults: faultsOf(read.error) };
  return { ok: true, settings: chatOf(read.data) };
}

/** Settings of the agent worker and its calls; all faults at once. */
export function readAgentSettings(
  environment: Environment = process.env,
): SettingsResult<AgentSettings> {
  const read = workerSchema.safeParse(environment);
  if (!read.success) return { ok: false, faults: faultsOf(read.error) };
  const value = read.data;
  const endpoint = (baseUrl: string, apiKey: string | undefined, model: string) => ({
    baseUrl,
    model,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  return {
    ok: true,
    settings: {
      ...chatOf(value),
      livekit: {
        url: value.LIVEKIT_URL,
        apiKey: value.LIVEKIT_API_KEY,
        apiSecret: value.LIVEKIT_API_SECRET,
      },
      desk: { url: value.DESK_URL, secret: value.DESK_SECRET },
      dataDir: value.DATA_DIR,
      stt:
        value.STT_BASE_URL === undefined
          ? null
          : endpoint(value.STT_BASE_URL, value.STT_API_KEY, value.STT_MODEL),
      tts:
        value.TTS_BASE_URL === undefined
          ? null
          : {
              ...endpoint(value.TTS_BASE_URL, value.TTS_API_KEY, value.TTS_MODEL),
              voice: value.TTS_VOICE,
            },
      maxCalls: value.MAX_CALLS,
      callMemory: value.CALL_MEMORY_MB,
      idleProcesses: value.IDLE_PROCESSES,
      workerPort: value.WORKER_PORT,
      drainLimitMs: value.DRAIN_LIMIT_S * 1_000,
      page: value.HEALTH_PORT === 0 ? null : { host: value.HEALTH_HOST, port: value.HEALTH_PORT },
      logLevel: value.LOG_LEVEL,
    },
  };
}

function chatOf(value: ModelValues): ChatSettings {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, LLM_MODEL: model } = value;
  const set = (apiKey ?? baseUrl) !== undefined && model !== undefined;
  return {
    promptsDir: value.PROMPTS_DIR,
    model: set
      ? { apiKey: apiKey ?? 'none', baseUrl: baseUrl ?? 'https://api.openai.com/v1', model }
      : null,
  };
}

function faultsOf(error: z.ZodError): SettingFault[] {
  const faults = new Map<string, SettingFault>();
  for (const { path, message } of error.issues) {
    const name = String(path[0]);
    if (!faults.has(name)) {
      faults.set(name, { setting: name, fault: message, hint: hints[name] ?? '' });
    }
  }
  return [...faults.values()];
}

/** All faults as one text for the terminal. */
export function describeSettingFaults(faults: readonly SettingFault[]): string {
  const lines = faults.map(
    ({ setting: name, fault, hint }) =>
      `  ${name}：${fault}${hint === '' ? '' : `\n      ${hint}`}`,
  );
  return `设置有 ${lines.length} 处问题，没有启动：\n${lines.join('\n')}`;
}
