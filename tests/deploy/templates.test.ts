/** The configuration of media server, SIP bridge and Redis, as the service `config` writes it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderTemplate } from '../../scripts/deploy/renderTemplate.ts';
import { root, startScript } from '../support/setup/runScript.ts';
import { temporaryFolder } from '../support/setup/temporaryFolder.ts';
import { composeFile, environmentOf, filledIn } from './composeFile.ts';

const [, program = '', templates = ''] = composeFile.services.config?.command ?? [];

/** A place of a template, as it stands there. */
const place = ['$', '{SECRET}'].join('');

async function render(environment: Record<string, string>) {
  const target = join(temporaryFolder(), 'config');
  const script = startScript([join(root, program), join(root, templates), target], environment);
  return { target, ...(await script.ended) };
}

describe('the service that writes the configuration', () => {
  it('fills the templates from the environment that Compose gives it', async () => {
    const { target, code } = await render(environmentOf('config', filledIn));
    expect(code).toBe(0);
    const read = (name: string) => readFileSync(join(target, name), 'utf8');
    expect(parse(read('livekit.yaml'))).toMatchObject({
      keys: { [filledIn.LIVEKIT_API_KEY ?? '']: filledIn.LIVEKIT_API_SECRET },
      redis: { password: filledIn.REDIS_PASSWORD },
      room: { auto_create: true },
      turn: { enabled: true, domain: 'media.example.com', udp_port: 3478 },
    });
    expect(parse(read('sip.yaml'))).toMatchObject({
      api_key: filledIn.LIVEKIT_API_KEY,
      api_secret: filledIn.LIVEKIT_API_SECRET,
      ws_url: 'ws://127.0.0.1:7880',
      redis: { password: filledIn.REDIS_PASSWORD },
    });
    expect(read('redis.conf')).toContain(`requirepass ${filledIn.REDIS_PASSWORD}\n`);
    for (const name of ['livekit.yaml', 'sip.yaml', 'redis.conf']) {
      expect(read(name)).not.toContain('${');
    }
  });

  it('writes nothing and names everything that is missing', async () => {
    const { target, code, output } = await render({ LIVEKIT_API_KEY: '', REDIS_PASSWORD: '' });
    expect(code).toBe(1);
    for (const name of ['LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'REDIS_PASSWORD', 'TURN_DOMAIN']) {
      expect(output).toContain(name);
    }
    expect(existsSync(target)).toBe(false);
  });

  it.each(['a b', 'x\nrequirepass none', 'x"y', 'x#y', '*'])(
    'refuses a value that would break out of its place: %j',
    (value) => {
      expect(renderTemplate(`password: ${place}`, { SECRET: value })).toEqual({
        faults: [{ name: 'SECRET', fault: expect.any(String) }],
      });
    },
  );
});
