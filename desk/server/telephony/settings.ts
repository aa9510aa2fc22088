/** What setting up the telephone lines takes from the environment: the media server, and secrets. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { MediaServerSettings } from '../calls/mediaServer.ts';
import type { SettingFault } from '../settings.ts';
import type { SipCredentials, TelephonySecrets } from './telephonyPlan.ts';

export interface TelephonySettings {
  readonly livekit: MediaServerSettings;
  readonly promptsDir: string;
  readonly secrets: TelephonySecrets;
}

const projectDir = resolve(import.meta.dirname, '..', '..', '..');
const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = z.preprocess(given, z.string().optional());
const required = z.preprocess(given, z.string('没有设置'));

const shape = {
  LIVEKIT_URL: required.refine(
    (url) => /^(ws|http)s?:$/.test(URL.parse(url)?.protocol ?? ''),
    '不是有效的媒体服务器地址',
  ),
  LIVEKIT_API_KEY: required,
  LIVEKIT_API_SECRET: required,
  PROMPTS_DIR: z.preprocess(given, z.string().default('prompts')),
  SIP_INBOUND_USERNAME: optional,
  SIP_INBOUND_PASSWORD: optional,
  SIP_OUTBOUND_USERNAME: optional,
  SIP_OUTBOUND_PASSWORD: optional,
};

const pairs = [
  ['SIP_INBOUND_USERNAME', 'SIP_INBOUND_PASSWORD'],
  ['SIP_OUTBOUND_USERNAME', 'SIP_OUTBOUND_PASSWORD'],
] as const;

const hints: Readonly<Record<string, string>> = {
  LIVEKIT_URL: '接有 SIP 桥的媒体服务器，例如 wss://media.example.com；npm start 自带的没有 SIP 桥',
  LIVEKIT_API_KEY: '与媒体服务器一致的 API key',
  LIVEKIT_API_SECRET: '与媒体服务器一致的 API secret',
};
const pairHint = '用户名和密码要么都设置，要么都不设置';

export type TelephonySettingsResult =
  | { readonly ok: true; readonly settings: TelephonySettings }
  | { readonly ok: false; readonly faults: readonly SettingFault[] };

/** All faults at once; values are never shown. */
export function readTelephonySettings(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): TelephonySettingsResult {
  const read = z.object(shape).safeParse(environment);
  const faults: SettingFault[] = (read.error?.issues ?? []).map(({ path, message }) => {
    const setting = String(path[0]);
    return { setting, fault: message, hint: hints[setting] ?? '' };
  });
  for (const [username, password] of pairs) {
    const set = [username, password].filter((name) => given(environment[name]) !== undefined);
    const missing = set[0] === username ? password : username;
    if (set.length === 1) faults.push({ setting: missing, fault: '没有设置', hint: pairHint });
  }
  if (read.data === undefined || faults.length > 0) return { ok: false, faults };
  const { data } = read;
  return {
    ok: true,
    settings: {
      livekit: {
        url: data.LIVEKIT_URL,
        apiKey: data.LIVEKIT_API_KEY,
        apiSecret: data.LIVEKIT_API_SECRET,
      },
      promptsDir: resolve(projectDir, data.PROMPTS_DIR),
      secrets: {
        inbound: credentials(data.SIP_INBOUND_USERNAME, data.SIP_INBOUND_PASSWORD),
        outbound: credentials(data.SIP_OUTBOUND_USERNAME, data.SIP_OUTBOUND_PASSWORD),
      },
    },
  };
}

function credentials(username?: string, password?: string): SipCredentials | null {
  return username === undefined || password === undefined ? null : { username, password };
}
