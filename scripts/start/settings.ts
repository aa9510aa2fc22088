/**
 * What `npm start` itself reads from the environment, and what it hands to its children.
 *
 * Only the launcher's own choices are judged here; the desk server and the worker judge theirs by
 * their own schemas, and start shows all faults together. Values never appear in a fault: one of
 * them may be a key.
 */
import { resolve } from 'node:path';
import { z } from 'zod';
import { describeSettingFaults, type SettingFault } from '../../agent/settings.ts';
import {
  type DatabaseSettings,
  databaseHints,
  databaseOf,
  databaseShape,
  wantsSampleData,
} from '../../records/database/settings.ts';

export interface StartSettings {
  readonly host: string;
  readonly port: number;
  /** As browsers elsewhere name the product; undefined where it is for this machine alone. */
  readonly publicUrl?: string;
  /** The desk has a certificate of its own and speaks https only. */
  readonly encrypted: boolean;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute. */
  readonly promptsDir: string;
  readonly database: DatabaseSettings;
  /** Whether the sample customers are put into the database. */
  readonly sampleData: boolean;
  /** A media server that runs elsewhere; start then starts none. */
  readonly elsewhere?: {
    readonly url: string;
    readonly apiKey: string;
    readonly apiSecret: string;
  };
}

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = z.preprocess(given, z.string().optional());

const schema = z.object({
  HOST: z.preprocess(given, z.string().default('127.0.0.1')),
  PORT: z.preprocess(
    given,
    z
      .string()
      .regex(/^\d{1,5}$/, '不是有效的端口号')
      .transform(Number)
      .refine((port) => port >= 1 && port <= 65_535, '不是有效的端口号')
      .default(3000),
  ),
  PUBLIC_URL: optional,
  TLS_CERT_FILE: optional,
  DATA_DIR: z.preprocess(given, z.string().default('data')),
  PROMPTS_DIR: z.preprocess(given, z.string().default('prompts')),
  LIVEKIT_URL: optional.refine(
    (url) => url === undefined || /^(ws|http)s?:$/.test(URL.parse(url)?.protocol ?? ''),
    '不是有效的媒体服务器地址',
  ),
  LIVEKIT_API_KEY: optional,
  LIVEKIT_API_SECRET: optional,
  ...databaseShape,
});

const hints: Readonly<Record<string, string>> = {
  ...databaseHints,
  PORT: '请填 1 到 65535 之间的端口号，例如 PORT=3001 npm start',
  LIVEKIT_URL: '例如 wss://media.example.com；不设置则由 npm start 自己启动一个',
  LIVEKIT_API_KEY: '设置了 LIVEKIT_URL 时必填：那台媒体服务器的 API key',
  LIVEKIT_API_SECRET: '设置了 LIVEKIT_URL 时必填：那台媒体服务器的 API secret，至少 32 个字符',
};

/** @param root folder that relative paths start from */
export function readStartSettings(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
): { readonly settings?: StartSettings; readonly faults: readonly SettingFault[] } {
  const read = schema.safeParse(environment);
  const faults = (read.error?.issues ?? []).map((issue) =>
    faultAt(String(issue.path[0]), issue.message),
  );
  if (given(environment.LIVEKIT_URL) !== undefined) {
    for (const name of ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET']) {
      if (given(environment[name]) === undefined) faults.push(faultAt(name, '没有设置'));
    }
  }
  if (read.data === undefined || faults.length > 0) return { faults };
  const value = read.data;
  return {
    faults,
    settings: {
      host: value.HOST,
      port: value.PORT,
      encrypted: value.TLS_CERT_FILE !== undefined,
      ...(value.PUBLIC_URL === undefined ? {} : { publicUrl: value.PUBLIC_URL }),
      dataDir: resolve(root, value.DATA_DIR),
      promptsDir: resolve(root, value.PROMPTS_DIR),
      database: databaseOf(value.DATABASE_URL, resolve(root, value.DATA_DIR)),
      sampleData: wantsSampleData(value.SAMPLE_DATA, environment),
      ...(value.LIVEKIT_URL === undefined
        ? {}
        : {
            elsewhere: {
              url: value.LIVEKIT_URL,
              apiKey: value.LIVEKIT_API_KEY ?? '',
              apiSecret: value.LIVEKIT_API_SECRET ?? '',
            },
          }),
    },
  };
}

/** All faults as one text for the terminal; a setting that several schemas refuse stands once. */
export function describeFaults(faults: readonly SettingFault[]): string {
  const once = new Map<string, SettingFault>();
  for (const fault of faults) if (!once.has(fault.setting)) once.set(fault.setting, fault);
  return describeSettingFaults([...once.values()]);
}

function faultAt(setting: string, fault: string): SettingFault {
  return { setting, fault, hint: hints[setting] ?? '' };
}
