/**
 * The part of the Compose specification that `docker-compose.yml` uses, written from its text
 * (05-services, 06-networks, 07-volumes, deploy): a field that is not in it, or of another shape, is
 * a mistake here until the specification is looked at again.
 */
const text = { type: 'string', minLength: 1 } as const;
const texts = { type: 'array', items: text, minItems: 1 } as const;
const duration = { type: 'string', pattern: '^(\\d+(us|ms|s|m|h))+$' } as const;
const bytes = { type: 'string', pattern: '^\\d+[bkmg]$' } as const;
const command = { anyOf: [text, texts] } as const;
const named = (value: object) => ({
  type: 'object',
  propertyNames: { pattern: '^[a-zA-Z0-9._-]+$' },
  additionalProperties: value,
});
const record = (properties: object, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const healthcheck = record(
  {
    test: {
      type: 'array',
      items: text,
      minItems: 2,
      prefixItems: [{ enum: ['CMD', 'CMD-SHELL'] }],
    },
    interval: duration,
    timeout: duration,
    start_period: duration,
    retries: { type: 'integer', minimum: 1 },
  },
  ['test', 'interval', 'timeout', 'retries'],
);

const service = record({
  image: text,
  build: record({ context: text, dockerfile: text }, ['context', 'dockerfile']),
  command,
  entrypoint: command,
  environment: named({ type: 'string' }),
  depends_on: named(
    record(
      {
        condition: {
          enum: ['service_started', 'service_healthy', 'service_completed_successfully'],
        },
      },
      ['condition'],
    ),
  ),
  restart: { enum: ['no', 'always', 'unless-stopped', 'on-failure'] },
  logging: record({ driver: text, options: named(text) }, ['driver']),
  cap_drop: texts,
  security_opt: texts,
  read_only: { type: 'boolean' },
  tmpfs: texts,
  extra_hosts: { type: 'array', items: { type: 'string', pattern: '^[\\w.-]+:[\\w.-]+$' } },
  networks: named(record({ ipv4_address: { type: 'string', pattern: '^\\d+(\\.\\d+){3}$' } })),
  network_mode: { enum: ['host'] },
  profiles: texts,
  ports: { type: 'array', items: { type: 'string', pattern: '^([\\d.]+:)?\\d+:\\d+(/udp)?$' } },
  volumes: { type: 'array', items: { type: 'string', pattern: '^[\\w./-]+:/[\\w./-]+(:ro)?$' } },
  shm_size: bytes,
  stop_grace_period: duration,
  healthcheck,
  deploy: record(
    {
      resources: record(
        {
          limits: record({ memory: bytes, cpus: { type: 'string', pattern: '^\\d+(\\.\\d+)?$' } }, [
            'memory',
          ]),
        },
        ['limits'],
      ),
    },
    ['resources'],
  ),
});

export const composeSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: named(service),
    networks: named(
      record({
        ipam: record({ config: { type: 'array', items: record({ subnet: text }, ['subnet']) } }),
      }),
    ),
    volumes: named(record({})),
  },
  patternProperties: { '^x-': {} },
  required: ['services'],
  additionalProperties: false,
};
