/**
 * On which addresses the desk answers and under which name, as read from the environment.
 *
 * Beyond this machine it is reached by https alone: passwords and voices cross the network, and a
 * browser gives no microphone to a page without it. Either this server has a certificate of its
 * own, or a proxy that it trusts has; without one of them it does not start.
 */
import { isIP } from 'node:net';
import { z } from 'zod';

export interface DeskNetwork {
  /** As browsers name this server, without a slash at the end; null: only by this machine's own names. */
  readonly publicOrigin: string | null;
  /** The media server as browsers reach it, where that differs; null: as this server does. */
  readonly publicMediaUrl: string | null;
  /** Where call processes are told to find `/internal`; null: on this machine, at the desk's port. */
  readonly deskUrl: string | null;
  /** PEM files of an own certificate. */
  readonly tls: { readonly certFile: string; readonly keyFile: string } | null;
  /** With an own certificate: a port of this machine alone, for `/internal` in the clear. */
  readonly internalPort: number | null;
  /** Addresses (also as 10.0.0.0/8) whose word on caller and protocol is believed. */
  readonly trustedProxies: readonly string[];
}

export const ownAddresses = ['127.0.0.1', 'localhost', '::1'];

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = (schema: z.ZodType<string, string>) => z.preprocess(given, schema.optional());

export const networkShape = {
  HOST: z.preprocess(
    given,
    z
      .string()
      .refine((host) => isIP(host) !== 0 || ownAddresses.includes(host), '不是有效的本机地址')
      .default('127.0.0.1'),
  ),
  PUBLIC_URL: optional(z.string().refine(isOrigin, '不是有效的网址')),
  LIVEKIT_PUBLIC_URL: optional(
    z.string().refine((url) => /^wss?:$/.test(URL.parse(url)?.protocol ?? ''), '不是有效的地址'),
  ),
  TLS_CERT_FILE: optional(z.string()),
  TLS_KEY_FILE: optional(z.string()),
  TRUSTED_PROXY: optional(
    z.string().refine((list) => listed(list).every(isAddressRange), '不是有效的 IP 地址'),
  ),
  INTERNAL_PORT: optional(z.string().regex(/^\d{1,5}$/, '不是有效的端口号')),
};

export const networkHints: Readonly<Record<string, string>> = {
  HOST: '只给本机用：127.0.0.1（默认）、localhost 或 ::1；给网络用：本机的 IP 或 0.0.0.0，并设置 PUBLIC_URL，以及 TLS_CERT_FILE 和 TLS_KEY_FILE（自己的证书）或 TRUSTED_PROXY（由反向代理做 https）',
  PUBLIC_URL: '浏览器打开本服务用的网址，给网络用必须是 https，例如 https://desk.example.com',
  LIVEKIT_PUBLIC_URL:
    '浏览器连接媒体服务器用的地址，例如 wss://media.example.com；https 的网页只能连接 wss',
  TLS_CERT_FILE: '证书（PEM，含中间证书）的文件，与 TLS_KEY_FILE 一起设置',
  TLS_KEY_FILE: '私钥（PEM）的文件，与 TLS_CERT_FILE 一起设置',
  TRUSTED_PROXY: '反向代理的 IP 或网段，多个用逗号分开，例如 10.0.0.5 或 172.16.0.0/12',
  INTERNAL_PORT: '由 npm start 设置',
};

type Value = z.infer<z.ZodObject<typeof networkShape>>;

/** What does not go together, by setting; empty where all is well. */
export function networkFaults(
  value: Value & { readonly LIVEKIT_URL?: string | undefined },
): { setting: string; fault: string }[] {
  const faults: { setting: string; fault: string }[] = [];
  const add = (setting: string, fault: string) => faults.push({ setting, fault });
  const { TLS_CERT_FILE: cert, TLS_KEY_FILE: key, PUBLIC_URL: publicUrl } = value;
  if ((cert === undefined) !== (key === undefined)) {
    add(cert === undefined ? 'TLS_CERT_FILE' : 'TLS_KEY_FILE', '没有设置');
  }
  const encrypted = cert !== undefined || value.TRUSTED_PROXY !== undefined;
  if (!ownAddresses.includes(value.HOST) && (publicUrl === undefined || !encrypted)) {
    add('HOST', `${value.HOST} 会把服务开放到网络，而没有设置 https`);
  }
  if (publicUrl === undefined) return faults;
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol === 'http:' && !ownAddresses.includes(hostname)) {
    add('PUBLIC_URL', '不是 https 的网址');
  } else if (protocol === 'https:') {
    if (!encrypted) add('PUBLIC_URL', '是 https 的网址，而没有证书，也没有反向代理');
    const media = value.LIVEKIT_PUBLIC_URL ?? value.LIVEKIT_URL ?? 'wss:';
    if (!/^(wss|https):/.test(media)) add('LIVEKIT_PUBLIC_URL', '不是 wss 的地址');
  }
  return faults;
}

export function networkOf(value: Value, deskUrl: string | undefined): DeskNetwork {
  const { TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile, INTERNAL_PORT: port } = value;
  return {
    publicOrigin: value.PUBLIC_URL === undefined ? null : new URL(value.PUBLIC_URL).origin,
    publicMediaUrl: value.LIVEKIT_PUBLIC_URL ?? null,
    deskUrl: deskUrl ?? null,
    tls: certFile === undefined || keyFile === undefined ? null : { certFile, keyFile },
    internalPort: port === undefined ? null : Number(port),
    trustedProxies: listed(value.TRUSTED_PROXY ?? ''),
  };
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

function listed(list: string): string[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
}

function isAddressRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}
