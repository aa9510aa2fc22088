/**
 * Which database the records are in: the one place that reads it from the environment. The address
 * may hold a password, so no fault ever shows it.
 */
import { z } from 'zod';

export type DatabaseSettings =
  | { readonly kind: 'embedded'; readonly dataDir: string }
  | { readonly kind: 'postgres'; readonly url: string };

const given = (value: unknown) =>
  typeof value === 'string' && value.trim() === '' ? undefined : value;

/** For the schema of each process that opens the database. */
export const databaseShape = {
  DATABASE_URL: z.preprocess(
    given,
    z.string().refine(isPostgresAddress, '不是有效的 PostgreSQL 地址').optional(),
  ),
  SAMPLE_DATA: z.preprocess(given, z.enum(['on', 'off'], '只能是 on 或 off').optional()),
};

export const databaseHints: Readonly<Record<string, string>> = {
  DATABASE_URL:
    '例如 postgres://用户:密码@127.0.0.1:5432/three_rings（PostgreSQL 15 或更新）；不设置则用内嵌数据库',
  SAMPLE_DATA:
    'on：启动时放入演示客户；off：不放。默认只在演示启动（没有设置 DATABASE_URL 和 PROMPTS_DIR）时放入',
};

/** @param dataDir absolute */
export function databaseOf(url: string | undefined, dataDir: string): DatabaseSettings {
  return url === undefined ? { kind: 'embedded', dataDir } : { kind: 'postgres', url };
}

/** Whether sample customers are put in at the start: asked for, or the demo start itself. */
export function wantsSampleData(
  chosen: 'on' | 'off' | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  if (chosen !== undefined) return chosen === 'on';
  return !environment.DATABASE_URL?.trim() && !environment.PROMPTS_DIR?.trim();
}

/** Where a database is, for people: host and name, no user and no password. */
export function placeOf(settings: DatabaseSettings): string {
  if (settings.kind === 'embedded') return `内嵌数据库 ${settings.dataDir}/database`;
  const { host, pathname } = new URL(settings.url);
  return `PostgreSQL ${host}${pathname}`;
}

function isPostgresAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}
