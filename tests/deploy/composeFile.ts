/** `docker-compose.yml` as tests read it: merged, and with its variables filled as Compose does. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

export interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly entrypoint?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly restart?: string;
  readonly profiles?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, unknown>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly logging?: unknown;
  readonly user?: string;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

export const composeText = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
export const composeFile: ComposeFile = parse(composeText, { merge: true });

/** `${NAME}`, `${NAME:-standard}`, `${NAME:?message}` as they stand in the file. */
export interface Variable {
  readonly name: string;
  readonly kind: ':-' | ':?' | '';
  readonly rest: string;
}

export const variables: readonly Variable[] = [
  ...composeText.matchAll(/\$\{(\w+)(?:(:-|:\?)([^}]*))?\}/g),
].map(([, name = '', kind = '', rest = '']) => ({ name, kind: kind as Variable['kind'], rest }));

/** @throws Error where a required variable is not set, as Compose does */
export function filled(text: string, environment: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?:(:-|:\?)([^}]*))?\}/g, (_all, name, kind, rest) => {
    const value = environment[name] ?? '';
    if (value !== '') return value;
    if (kind === ':?') throw new Error(`${name}: ${rest}`);
    return rest ?? '';
  });
}

/** The environment of a service's containers. */
export function environmentOf(
  service: string,
  environment: Readonly<Record<string, string>>,
): Record<string, string> {
  const entries = Object.entries(composeFile.services[service]?.environment ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name, filled(value, environment)]));
}

/** What somebody has filled in, as little as goes. */
export const filledIn: Readonly<Record<string, string>> = {
  THREE_RINGS_VERSION: '0.1.0',
  DESK_DOMAIN: 'desk.example.com',
  MEDIA_DOMAIN: 'media.example.com',
  LIVEKIT_API_KEY: 'key0123456789',
  LIVEKIT_API_SECRET: 'a'.repeat(64),
  DESK_SECRET: 'b'.repeat(64),
  POSTGRES_PASSWORD: 'c'.repeat(64),
  REDIS_PASSWORD: 'd'.repeat(64),
};
