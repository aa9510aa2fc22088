/** Single sign-on by OpenID Connect, as read from the environment: all three settings, or none. */
import { z } from 'zod';
import { ownAddresses } from '../network/networkSettings.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;
const optional = z.preprocess(given, z.string().optional());

export const oidcShape = {
  OIDC_ISSUER: optional.refine(
    (url) => url === undefined || isIssuer(url),
    '不是有效的 https 网址',
  ),
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
};

export const oidcHints: Readonly<Record<string, string>> = {
  OIDC_ISSUER:
    '单点登录服务的地址（OpenID Connect issuer），例如 https://sso.example.com/realms/company',
  OIDC_CLIENT_ID: '设置了 OIDC_ISSUER 时必填：在单点登录服务登记的客户端编号',
  OIDC_CLIENT_SECRET: '设置了 OIDC_ISSUER 时必填：在单点登录服务登记的客户端密钥',
};

type Value = z.infer<z.ZodObject<typeof oidcShape>>;
const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Which of them is missing while others are set. */
export function oidcFaults(value: Value): { setting: string; fault: string }[] {
  const missing = names.filter((name) => value[name] === undefined);
  return missing.length === names.length
    ? []
    : missing.map((setting) => ({ setting, fault: '没有设置' }));
}

export function oidcOf(value: Value): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = value;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return null;
  return { issuer, clientId, clientSecret };
}

/** In the clear only on this machine itself. */
function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ownAddresses.includes(url.hostname);
}
