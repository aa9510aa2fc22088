/** What can be said of `docker-compose.yml` without running a container. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it, test } from 'vitest';
import { readAgentSettings } from '../../agent/settings.ts';
import { readDeskSettings } from '../../desk/server/settings.ts';
import { readTelephonySettings } from '../../desk/server/telephony/settings.ts';
import { root } from '../support/setup/runScript.ts';
import { composeFile, environmentOf, filled, filledIn, variables } from './composeFile.ts';
import { composeSchema } from './composeSchema.ts';

const services = Object.entries(composeFile.services);
/** Those that go on running; the others do one thing and end. */
const lasting = services.filter(([, { restart }]) => restart !== 'no');
const example = readFileSync(join(root, '.env.example'), 'utf8');
const documented = new Map(
  [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
);
const secret = /(?:_SECRET|_PASSWORD|_TOKEN|_API_KEY)$/;
const deployment = readFileSync(join(root, 'docs/deployment.md'), 'utf8');

test('the file is one that Compose understands', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  const valid = ajv.validate(composeSchema, composeFile);
  expect(ajv.errors ?? []).toEqual([]);
  expect(valid).toBe(true);
});

test('a field that Compose does not know, or of another shape, would be found', () => {
  const ajv = new Ajv2020({ strict: false });
  const { desk } = composeFile.services;
  for (const broken of [{ helthcheck: {} }, { restart: 'sometimes' }, { ports: [80] }]) {
    const file = { ...composeFile, services: { desk: { ...desk, ...broken } } };
    expect(ajv.validate(composeSchema, file)).toBe(false);
  }
});

describe('variables', () => {
  test('each stands in .env.example, and nothing else does', () => {
    const used = new Set(variables.map(({ name }) => name));
    expect([...documented.keys()].sort()).toEqual([...used].sort());
  });

  test('what must be set stops the start with a message where it is not', () => {
    const required = new Set(variables.filter(({ kind }) => kind === ':?').map(({ name }) => name));
    expect([...required].sort()).toEqual(Object.keys(filledIn).sort());
    for (const name of required) {
      const without = { ...filledIn, [name]: '' };
      const all = JSON.stringify(composeFile);
      expect(() => filled(all, without)).toThrow(name);
    }
  });

  test('no secret has a value of its own, neither in the file nor in the example', () => {
    const secrets = variables.filter(({ name }) => secret.test(name));
    expect(secrets.length).toBeGreaterThan(5);
    expect(secrets.filter(({ kind, rest }) => kind === ':-' && rest !== '')).toEqual([]);
    const given = [...documented].filter(([name, value]) => secret.test(name) && value !== '');
    expect(given).toEqual([]);
    for (const [, { environment = {} }] of services) {
      const literal = Object.entries(environment).filter(
        ([name, value]) => secret.test(name) && !value.startsWith('${'),
      );
      expect(literal).toEqual([]);
    }
  });
});

describe.each(services)('%s', (name, service) => {
  it('comes from an image of one version', () => {
    expect(filled(service.image ?? '', filledIn)).toMatch(/^[\w./-]+:v?\d+\.\d+\.?\d*[\w.-]*$/);
  });

  it('waits for services, uses volumes and networks that there are', () => {
    for (const other of Object.keys(service.depends_on ?? {})) {
      expect(Object.keys(composeFile.services)).toContain(other);
    }
    for (const volume of service.volumes ?? []) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(join(root, source))).toBe(true);
      else expect(Object.keys(composeFile.volumes)).toContain(source);
    }
    for (const network of Object.keys(service.networks ?? {})) {
      expect(Object.keys(composeFile.networks)).toContain(network);
    }
    expect(service.network_mode === 'host' || service.networks !== undefined).toBe(true);
  });

  it('runs programs that there are', () => {
    const program = [...(service.entrypoint ?? []), ...(service.command ?? [])];
    const [first, script = ''] = program;
    if (first === 'node') expect(existsSync(join(root, script)), `${name}: ${script}`).toBe(true);
  });
});

describe.each(lasting)('%s goes on running', (_name, service) => {
  it('is started again, has a health check and its log does not grow for ever', () => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck?.test.length).toBeGreaterThan(1);
    expect(service.logging).toMatchObject({ options: { 'max-size': '20m' } });
  });
});

describe('what the images are started with', () => {
  it('is what the desk, the workers and the command for telephone lines understand', () => {
    const desk = readDeskSettings({ ...environmentOf('desk', filledIn), HOST: '127.0.0.1' });
    expect(desk).toMatchObject({
      ok: true,
      settings: {
        sampleData: false,
        database: { kind: 'postgres' },
        livekit: { url: 'ws://media.internal:7880' },
      },
    });
    const worker = readAgentSettings(environmentOf('worker', filledIn));
    expect(worker).toMatchObject({
      ok: true,
      settings: {
        desk: { url: 'http://desk:3000' },
        dataDir: '/data',
        page: { host: '0.0.0.0', port: 8080 },
        stt: null,
        tts: null,
        model: null,
      },
    });
    expect(readTelephonySettings(environmentOf('telephony', filledIn))).toMatchObject({ ok: true });
  });

  it('gives the database to the desk alone', () => {
    const others = services.filter(([name]) => !['desk', 'postgres'].includes(name));
    expect(JSON.stringify(others)).not.toContain('POSTGRES_PASSWORD');
  });
});

it('every port that must be open to the outside stands in docs/deployment.md, and the others are closed', () => {
  const published = services.flatMap(([, { ports = [] }]) => ports);
  const outside = published.filter((port) => !port.startsWith('127.0.0.1:'));
  for (const port of outside) expect(deployment).toContain(`| ${port.split(':')[0]} |`);
  for (const port of ['5060', '7881', '7882–7889', '3478', '10000–20000', '30000–30199']) {
    expect(deployment).toContain(`| ${port} |`);
  }
});
